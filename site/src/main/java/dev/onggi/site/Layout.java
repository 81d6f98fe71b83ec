package dev.onggi.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// The frame around the text of a page: head, side navigation, the way to the other language.
final class Layout {
    /// Where the style sheet lies in the site.
    static final String STYLE = "style.css";

    private final Navigation navigation;
    private final boolean api;

    /// @param api whether the site holds Javadoc
    Layout(Navigation navigation, boolean api) {
        this.navigation = navigation;
        this.api = api;
    }

    /// A whole HTML page.
    String wrap(Page page, String body) {
        boolean korean = page.language().equals(Locale.KOREAN);
        return fill(
                resource("page.html"),
                Map.of(
                        "lang", page.language().getLanguage(),
                        "title", escaped(page.title()),
                        "style", Paths.relative(page, STYLE),
                        "skip", korean ? "본문으로" : "Skip to the text",
                        "label", korean ? "문서" : "Documentation",
                        "navigation", sections(page),
                        "other", other(page),
                        "body", body));
    }

    static String style() {
        return resource(STYLE);
    }

    private String sections(Page page) {
        var html = new StringBuilder();
        for (var section : navigation.of(page)) {
            boolean open = section.pages().contains(page) || section.pages().size() <= 12;
            html.append("<details").append(open ? " open" : "").append("><summary>");
            html.append(escaped(section.title())).append("</summary>\n<ul>\n");
            section.pages().forEach(to -> html.append(item(page, to)));
            html.append("</ul></details>\n");
        }
        if (api) {
            html.append("<p><a href=\"").append(Paths.relative(page, "api/index.html"));
            html.append("\">Javadoc</a></p>\n");
        }
        return html.toString();
    }

    private static String item(Page page, Page to) {
        var current = page.equals(to) ? " aria-current=\"page\"" : "";
        var language =
                page.language().equals(to.language())
                        ? ""
                        : " lang=\"" + to.language().getLanguage() + "\"";
        return "<li><a href=\"%s\"%s%s>%s</a></li>\n"
                .formatted(
                        Paths.relative(page, to.target()), current, language, escaped(to.title()));
    }

    private String other(Page page) {
        return navigation
                .translation(page)
                .map(to ->
                        "<p class=\"other\"><a lang=\"%1$s\" hreflang=\"%1$s\" href=\"%2$s\">%3$s</a></p>"
                                .formatted(
                                        to.language().getLanguage(),
                                        Paths.relative(page, to.target()),
                                        to.language().equals(Locale.KOREAN) ? "한국어" : "English"))
                .orElse("");
    }

    private static String fill(String template, Map<String, String> values) {
        var filled = new StringBuilder();
        int at = 0;
        for (int open = template.indexOf("${"); open >= 0; open = template.indexOf("${", at)) {
            int close = template.indexOf('}', open);
            filled.append(template, at, open);
            filled.append(values.getOrDefault(template.substring(open + 2, close), ""));
            at = close + 1;
        }
        return filled.append(template.substring(at)).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (var in = Layout.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
