package dev.onggi.rule.temporal;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A written form of dates and times: a pattern of `java.time`, in which `a.m./p.m.`, `am/pm`,
/// `AM/PM` and `오전/오후` stand for themselves.
final class TemporalFormat {
    static final String ISO = "iso";

    private static final List<String> HALVES = List.of("a.m./p.m.", "am/pm", "AM/PM", "오전/오후");

    private final TemporalSort sort;
    private final @Nullable DateTimeFormatter formatter;

    private TemporalFormat(TemporalSort sort, @Nullable DateTimeFormatter formatter) {
        this.sort = sort;
        this.formatter = formatter;
    }

    /// Compiles a pattern.
    ///
    /// @param sort what the pattern has to hold
    /// @param pattern the pattern, or `iso`
    /// @throws IllegalArgumentException when the pattern is wrong or lacks a field
    static TemporalFormat of(TemporalSort sort, String pattern) {
        if (pattern.equals(ISO)) {
            return new TemporalFormat(sort, null);
        }
        var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        append(builder, pattern);
        var formatter = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        var format = new TemporalFormat(sort, formatter);
        for (var sample : sort.samples()) {
            if (!format.holds(sample)) {
                throw new IllegalArgumentException(
                        "`"
                                + pattern
                                + "` does not hold a whole "
                                + sort.name().toLowerCase(Locale.ROOT));
            }
        }
        return format;
    }

    private static void append(DateTimeFormatterBuilder builder, String pattern) {
        for (var half : HALVES) {
            int at = pattern.indexOf(half);
            if (at >= 0) {
                append(builder, pattern.substring(0, at));
                int slash = half.indexOf('/');
                builder.appendText(
                        ChronoField.AMPM_OF_DAY,
                        Map.of(0L, half.substring(0, slash), 1L, half.substring(slash + 1)));
                append(builder, pattern.substring(at + half.length()));
                return;
            }
        }
        if (!pattern.isEmpty()) {
            // Under strict resolution a year needs an era, which nobody means by `yyyy`.
            builder.appendPattern(pattern.replace('y', 'u'));
        }
    }

    String write(TemporalAccessor value) {
        return formatter == null ? sort.write(value) : formatter.format(value);
    }

    /// Whether a value can be written without losing anything.
    boolean holds(TemporalAccessor value) {
        try {
            return formatter == null || value.equals(read(formatter.format(value)));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// Reads a text written exactly in this form.
    @Nullable TemporalAccessor read(String text) {
        if (formatter == null) {
            return sort.read(text, null);
        }
        try {
            return sort.from(formatter.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// Whether a text is written in this form, to the letter.
    boolean written(String text) {
        var value = read(text);
        return value != null && write(value).equals(text);
    }
}
