package dev.onggi.collect.file;

import dev.onggi.data.csv.CsvOptions;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.step.StepProblem;
import dev.onggi.step.StepSettings;
import dev.onggi.yaml.Values;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The keys of `collect/file` about cells, checked before a run and read in it.
final class CsvSettings {
    private CsvSettings() {}

    /// Reports every value that no run could use.
    static void validate(StepSettings settings, Problems problems) {
        check(settings, "delimiter", problems, (text, at) -> letter("delimiter", text, at));
        check(settings, "quote", problems, CsvSettings::quote);
        check(settings, "header_row", problems, CsvSettings::headerRow);
        check(settings, "max_cell", problems, (text, at) -> bytes("max_cell", text, at));
        check(settings, "max_unpacked", problems, (text, at) -> bytes("max_unpacked", text, at));
    }

    private static void check(
            StepSettings settings,
            String key,
            Problems problems,
            BiConsumer<String, Place> reader) {
        settings.text(key)
                .filter(text -> !text.contains("${"))
                .ifPresent(
                        text -> problems.collect(() -> reader.accept(text, settings.place(key))));
    }

    static @Nullable Character quote(String text, Place place) {
        return text.equals("none")
                ? Character.valueOf(CsvOptions.NO_QUOTE)
                : letter("quote", text, place);
    }

    /// One character, by itself or by its name; null where it is to be found.
    static @Nullable Character letter(String key, String text, Place place) {
        var letter =
                switch (text) {
                    case "\\t", "tab" -> "\t";
                    case "comma" -> ",";
                    case "semicolon" -> ";";
                    case "pipe" -> "|";
                    default -> text;
                };
        if (letter.isEmpty()) {
            return null;
        }
        if (letter.length() > 1 || letter.charAt(0) > 126) {
            throw wrong(key, text, "single ASCII character", place);
        }
        return letter.charAt(0);
    }

    /// The line of the header, 0 for none, or null where it is to be found.
    static @Nullable Integer headerRow(String text, Place place) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.equals("none") || text.equals("false")) {
            return 0;
        }
        if (!text.matches("\\d{1,7}")) {
            throw wrong("header_row", text, "row from 1, or none", place);
        }
        return Integer.valueOf(text);
    }

    static long bytes(String key, String text, Place place) {
        try {
            return Values.bytes(text);
        } catch (IllegalArgumentException e) {
            throw wrong(key, text, "size such as 64MB", place);
        }
    }

    static OnggiException wrong(String key, String text, String kind, Place place) {
        return OnggiException.at(place, StepProblem.WRONG_VALUE, key, text, kind);
    }
}
