package dev.onggi.clean;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.AnswerColumn;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.form.Wording;
import dev.onggi.clean.learn.Portrait;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.spi.ColumnType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a model is asked for rules: an item shows one column, and its answer holds rules. What cells
/// say stands in the items alone; values with personal data are masked, and values that speak to
/// the model are left out.
final class RuleForm {
    /// The tokens that the rules for one column may take.
    static final int TOKENS = 1500;

    private static final int LONGEST = 160;
    private static final Set<String> UNFIT = Set.of("fill", "mask-pii", "formula-guard");
    private static final List<String> FIELDS =
            List.of("column", "note", "others", "size", "shapes", "frequent", "sample", "rare");

    private static final String WANTED =
            """
            You write rules that clean a column of a table. Each item shows one column: its name, what is known of it, \
            the other columns, how much it holds, how its values look (9 is a run of digits, a or A of letters, 가 of Hangul), \
            its most frequent values, a sample of each usual shape, and values of rare shapes, each with its number of cells. \
            Personal data is masked with asterisks.

            Write a rule for values that mean the same as others of the column and are written in another form, \
            are misspelt, or only stand for a missing value. `rule` is one JSON object in the language below, `why` one sentence. \
            Prefer a rule that also fits values you do not see. Leave alone what may be right: a column without \
            rules is a good answer. Each rule is tested on rows you do not see, and dropped where the table does not support it.
            """;

    private static final String ENTITY =
            "- entity (`keys`, `columns`): rows that agree on the key columns are about the same thing,"
                    + " and the columns are the same for all of its rows.";

    private final Form form;
    private final String version;
    private final String model;

    /// @param model the identity of the model that is asked first
    RuleForm(String model) {
        this.model = model;
        this.form =
                new Form(
                        Form.Kind.EXTRACT_MANY,
                        FIELDS,
                        List.of(required("rule"), required("why")),
                        new Wording("", WANTED + "\n" + language(), List.of(), List.of()),
                        new Form.Tuning(TOKENS, null, Duration.ofMinutes(3)));
        this.version = form.version();
    }

    private static AnswerColumn required(String name) {
        return new AnswerColumn(name, ColumnType.TEXT, true, List.of(), "");
    }

    Form form() {
        return form;
    }

    String version() {
        return version;
    }

    private static String language() {
        return RuleCatalogue.builtIn().kinds().stream()
                .filter(kind -> !UNFIT.contains(kind.name()))
                .map(RuleForm::described)
                .collect(
                        Collectors.joining(
                                "\n",
                                "The rules, {\"name\": {\"option\": value}}, or {\"map\": {\"old\": \"new\", \"N/A\": null}}:\n",
                                "\n" + ENTITY));
    }

    private static String described(RuleKind kind) {
        var options =
                kind.options().stream()
                        .map(option -> "`" + option.name() + "`")
                        .collect(Collectors.joining(", "));
        return "- "
                + kind.name()
                + (options.isEmpty() ? "" : " (" + options + ")")
                + ": "
                + kind.description().english();
    }

    /// Asks about a column.
    ///
    /// @param portrait what is shown of it
    /// @param note what a person says of it; may be empty
    /// @param columns all that are shown
    Question question(Portrait portrait, String note, List<String> columns) {
        var size = portrait.size();
        var others = columns.stream().filter(name -> !name.equals(portrait.column())).toList();
        return form.question(
                model,
                version,
                List.of(
                        portrait.column(),
                        note,
                        json(others),
                        "%d rows, %d filled, %d distinct"
                                .formatted(size.rows(), size.filled(), size.distinct()),
                        counts(portrait.shapes()),
                        counts(portrait.frequent()),
                        counts(portrait.sample()),
                        counts(portrait.rare())));
    }

    private String counts(List<Portrait.Count> counts) {
        var shown = new ArrayList<List<Object>>();
        for (var count : counts) {
            var text = AskedFields.mask(count.text());
            if (text != null && !speaks(text)) {
                shown.add(List.of(cut(text), count.cells()));
            }
        }
        return json(shown);
    }

    /// Whether a value seems to be said to the model.
    private boolean speaks(String text) {
        List<@Nullable String> value = List.of(text);
        return form.isolates(new Question(ContentKey.of(text), value));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    private static String json(List<?> list) {
        try {
            return JSON.std.asString(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
