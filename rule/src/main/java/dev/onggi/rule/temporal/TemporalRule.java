package dev.onggi.rule.temporal;

import dev.onggi.rule.kind.Doubt;
import dev.onggi.rule.kind.Fitted;
import dev.onggi.rule.kind.FittingRule;
import dev.onggi.rule.kind.ReadingRule;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes dates or times in one form. What is no date, or would lose something, stays as it is.
///
/// @param sort days, times or both
/// @param reader reads the forms of the cells
/// @param format the form to write
/// @param drop whether a remark, a day beside a time or a time beside a day is dropped
record TemporalRule(TemporalSort sort, TemporalReader reader, TemporalFormat format, boolean drop)
        implements ReadingRule, FittingRule {
    /// The longest cell that can be a date with a remark.
    private static final int LONGEST = 200;

    @Override
    public String name() {
        return sort.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean mayChange(String cell) {
        int length = cell.length();
        if (length < 2 || length > LONGEST) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if ((c >= '0' && c <= '9') || (c >= '\uFF10' && c <= '\uFF19') || c == '정') {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell) || format.written(cell)) {
            return cell;
        }
        var value = read(cell);
        if (value == null || !format.holds(value)) {
            return cell;
        }
        var written = format.write(value);
        return written.equals(cell) ? cell : written;
    }

    @Override
    public boolean reads(String cell) {
        return format.written(cell) || read(cell) != null;
    }

    private @Nullable TemporalAccessor read(String cell) {
        var value = reader.read(cell);
        if (value != null || !drop) {
            return value;
        }
        return switch (sort) {
            case DATE -> Remainder.date(cell, reader.order());
            case TIME -> Remainder.time(cell);
            case TIMESTAMP -> null;
        };
    }

    @Override
    public Fitted fit(Collection<String> values) {
        if (reader.declared() || sort == TemporalSort.TIME) {
            return new Fitted(this, null);
        }
        return switch (FormatInference.of(sort, values)) {
            case FormatInference.Decided(var formatName) -> {
                var order = DateOrder.of(formatName);
                yield new Fitted(
                        order == null
                                ? this
                                : new TemporalRule(sort, reader.with(order), format, drop),
                        null);
            }
            case FormatInference.Ambiguous(var formats, var examples) ->
                    new Fitted(
                            this,
                            new Doubt(
                                    Doubt.About.ORDER,
                                    "ambiguous dates such as "
                                            + String.join(", ", examples)
                                            + "; say `from: "
                                            + String.join("` or `from: ", formats)
                                            + "`",
                                    "날짜를 두 가지로 읽을 수 있습니다("
                                            + String.join(", ", examples)
                                            + "). `from: "
                                            + String.join("`, `from: ", formats)
                                            + "` 가운데 하나를 적어 주십시오"));
            case FormatInference.None() -> new Fitted(this, null);
        };
    }
}
