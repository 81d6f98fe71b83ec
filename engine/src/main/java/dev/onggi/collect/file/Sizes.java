package dev.onggi.collect.file;

import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Request;
import dev.onggi.step.StepProblem;
import java.util.Locale;
import java.util.regex.Pattern;

/// Sizes such as `64 MB` and `20GB`.
final class Sizes {
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,12})\\s*(b|kb|mb|gb|tb)?", Pattern.CASE_INSENSITIVE);

    private Sizes() {}

    static long setting(Request request, String key, long fallback) {
        var text = request.setting(key, "");
        if (text.isEmpty()) {
            return fallback;
        }
        var match = SIZE.matcher(text.strip());
        if (!match.matches()) {
            throw OnggiException.of(StepProblem.WRONG_VALUE, key, text, "size such as 64MB");
        }
        var unit = match.group(2) == null ? "b" : match.group(2).toLowerCase(Locale.ROOT);
        int shift =
                switch (unit) {
                    case "kb" -> 10;
                    case "mb" -> 20;
                    case "gb" -> 30;
                    case "tb" -> 40;
                    default -> 0;
                };
        return Math.multiplyExact(Long.parseLong(match.group(1)), 1L << shift);
    }
}
