package dev.onggi.clean;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.data.Dataset;
import dev.onggi.data.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of a form in a dataset whose rules have been applied, and the questions that rows
/// stand for.
///
/// @param form what is asked
/// @param version of the form
/// @param model who is asked first
/// @param dataset the rows
record AskedFields(Form form, String version, String model, Dataset dataset) {
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

    /// The question of packed fields, or null where every field is blank: nobody is asked about
    /// nothing.
    @Nullable Question question(@Nullable String packed) {
        if (packed == null) {
            return null;
        }
        try {
            var values = new ArrayList<@Nullable String>();
            for (var value : JSON.std.listFrom(packed)) {
                values.add(value == null ? null : value.toString());
            }
            return question(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable Question question(List<@Nullable String> values) {
        boolean blank = values.stream().allMatch(value -> value == null || value.isBlank());
        return blank ? null : form.question(model, version, values);
    }
}
