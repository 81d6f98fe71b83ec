package dev.onggi.clean;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.RuleChain;
import dev.onggi.rule.RuleLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of a form in a dataset whose rules have been applied, and the questions that rows
/// stand for.
///
/// @param form what is asked
/// @param version of the form
/// @param model the identity of the model that is asked first
/// @param dataset the rows
/// @param masked fields whose personal data is masked before it is sent
record AskedFields(Form form, String version, String model, Dataset dataset, Set<String> masked) {
    private static final RuleChain MASK =
            new RuleLanguage(RuleCatalogue.builtIn())
                    .parse("send", List.of("mask-pii"))
                    .rules()
                    .chain("", true);

    /// SQL of each field as text.
    List<String> columns() {
        return form.fields().stream().map(this::column).toList();
    }

    /// SQL of a field: where a text was rewritten by rules, what they made of it.
    String column(String field) {
        boolean rewritten =
                field.equals("raw_text")
                        && dataset.kind() == Dataset.Kind.TEXT
                        && dataset.column("cleaned_text").isPresent();
        return "CAST(" + Sql.name(rewritten ? "cleaned_text" : field) + " AS VARCHAR)";
    }

    /// SQL of all fields as one text, which [#question] reads.
    String packed() {
        return columns().stream()
                .collect(Collectors.joining(", ", "CAST(to_json(list_value(", ")) AS VARCHAR)"));
    }

    /// A question of a row, in the order of the rows.
    interface Asker {
        /// @param row its position
        /// @param question null where every field is blank
        void asks(long row, @Nullable Question question);
    }

    /// Goes once over the rows.
    void scan(Session session, Asker asker) {
        session.query(
                "SELECT _row, %s FROM %s AS rows".formatted(packed(), session.relation(dataset)),
                result -> {
                    while (result.next()) {
                        asker.asks(result.getLong(1), question(result.getString(2)));
                    }
                    return "";
                });
    }

    /// The question of packed fields, or null where every field is blank: nobody is asked about
    /// nothing.
    @Nullable Question question(@Nullable String packed) {
        if (packed == null) {
            return null;
        }
        var values = unpacked(packed);
        for (int i = 0; i < values.size(); i++) {
            if (masked.contains(form.fields().get(i))) {
                values.set(i, mask(values.get(i)));
            }
        }
        return question(values);
    }

    /// The fields that [#packed] put into one text.
    static List<@Nullable String> unpacked(String packed) {
        try {
            var values = new ArrayList<@Nullable String>();
            for (var value : JSON.std.listFrom(packed)) {
                values.add(value == null ? null : value.toString());
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable Question question(List<@Nullable String> values) {
        boolean blank = values.stream().allMatch(value -> value == null || value.isBlank());
        return blank ? null : form.question(model, version, values);
    }

    /// A text without its personal data.
    static @Nullable String mask(@Nullable String text) {
        var cell = new CleanCell();
        MASK.apply(text, cell);
        return cell.text();
    }
}
