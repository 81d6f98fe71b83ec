package dev.onggi.rule;

import dev.onggi.rule.kind.RuleExample;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.spi.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the reference of the rules as Markdown, from the catalogue.
public final class RuleReference {
    private final RuleCatalogue catalogue;
    private final Locale locale;

    /// A reference.
    ///
    /// @param catalogue the kinds of rules to describe
    /// @param locale its language
    public RuleReference(RuleCatalogue catalogue, Locale locale) {
        this.catalogue = catalogue;
        this.locale = locale;
    }

    /// Writes the page: for every rule a heading, a line, its options and its examples.
    ///
    /// @return Markdown
    public String markdown() {
        return catalogue.kinds().stream().map(this::section).collect(Collectors.joining("\n"));
    }

    private String section(RuleKind kind) {
        var page = new StringBuilder();
        page.append("## ").append(kind.name()).append("\n\n");
        page.append(kind.description().in(locale)).append("\n");
        if (!kind.options().isEmpty()) {
            page.append("\n| ").append(say("option", "선택 사항")).append(" | ");
            page.append(say("default", "기본값")).append(" | |\n|---|---|---|\n");
            kind.options().forEach(option -> page.append(row(option)));
        }
        if (!kind.examples().isEmpty()) {
            page.append("\n| ").append(say("rule", "규칙")).append(" | ");
            page.append(say("before", "전")).append(" | ");
            page.append(say("after", "후")).append(" |\n|---|---|---|\n");
            kind.examples().forEach(example -> page.append(row(kind, example)));
        }
        return page.toString();
    }

    private String say(String english, String korean) {
        return locale.getLanguage().equals("ko") ? korean : english;
    }

    private String row(Setting option) {
        var fallback = option.fallback();
        var unset = option.required() ? say("(required)", "(필수)") : "";
        var among =
                option.oneOf().isEmpty() ? "" : " `" + String.join("`, `", option.oneOf()) + "`";
        return "| `%s` | %s | %s%s |%n"
                .formatted(
                        option.name(),
                        fallback == null || fallback.isEmpty() ? unset : code(fallback),
                        option.description().replace("|", "\\|"),
                        among)
                .replace(System.lineSeparator(), "\n");
    }

    private String row(RuleKind kind, RuleExample example) {
        return "| "
                + code(definition(kind, example.options()))
                + " | "
                + cell(example.input())
                + " | "
                + cell(example.output())
                + " |\n";
    }

    private static String definition(RuleKind kind, Map<String, Object> options) {
        return options.isEmpty() ? kind.name() : "{" + kind.name() + ": " + yaml(options) + "}";
    }

    private static String yaml(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> e.getKey() + ": " + yaml(e.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        var text = value.toString();
        boolean plain = text.matches("[\\p{L}\\d][\\p{L}\\d./ -]*") || value instanceof List<?>;
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }

    private String cell(@Nullable String text) {
        return text == null ? say("(empty)", "(빈 셀)") : code(visible(text));
    }

    private static String visible(String text) {
        return text.replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\u00A0", "\\u00A0");
    }

    private static String code(String text) {
        var fence = text.contains("`") ? "``" : "`";
        return fence + text.replace("|", "\\|") + fence;
    }
}
