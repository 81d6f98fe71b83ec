package dev.onggi.pipeline;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands between the braces of `${...}`.
sealed interface Reference {
    /// The references to a run.
    List<String> RUN = List.of("id", "date", "interval_start", "interval_end");

    /// `params.NAME`
    record ToParam(String name) implements Reference {}

    /// `env.NAME`
    record ToVariable(String name) implements Reference {}

    /// `run.date` or `run.date:PATTERN`
    record ToRun(String field, @Nullable String pattern) implements Reference {}

    /// `steps.STEP.OUTPUT`
    record ToStep(String step, String output) implements Reference {}

    /// `item`
    record ToItem() implements Reference {}

    /// Reads a reference.
    ///
    /// @param text what stands between the braces
    /// @return the reference, or nothing where it has none of the forms
    static Optional<Reference> of(String text) {
        if (text.equals("item")) {
            return Optional.of(new ToItem());
        }
        int point = text.indexOf('.');
        var rest = text.substring(point + 1);
        if (point < 0 || rest.isEmpty()) {
            return Optional.empty();
        }
        return switch (text.substring(0, point)) {
            case "params" -> Optional.of(new ToParam(rest));
            case "env" -> Optional.of(new ToVariable(rest));
            case "run" -> run(rest);
            case "steps" -> step(rest);
            default -> Optional.empty();
        };
    }

    /// Writes a time by a pattern.
    ///
    /// @throws IllegalArgumentException or [DateTimeException] where the pattern is none
    static String formatted(ZonedDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
    }

    /// Whether a text is a pattern of dates.
    static boolean isPattern(String pattern) {
        try {
            return !formatted(ZonedDateTime.of(2024, 3, 5, 0, 0, 0, 0, ZoneOffset.UTC), pattern)
                    .isEmpty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private static Optional<Reference> run(String rest) {
        int colon = rest.indexOf(':');
        var field = colon < 0 ? rest : rest.substring(0, colon);
        var pattern = colon < 0 ? null : rest.substring(colon + 1);
        boolean known = RUN.contains(field) && (pattern == null || !field.equals("id"));
        return known ? Optional.of(new ToRun(field, pattern)) : Optional.empty();
    }

    private static Optional<Reference> step(String rest) {
        int point = rest.indexOf('.');
        return point <= 0 || point == rest.length() - 1
                ? Optional.empty()
                : Optional.of(new ToStep(rest.substring(0, point), rest.substring(point + 1)));
    }
}
