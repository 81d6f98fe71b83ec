package dev.onggi.clean.ask.form;

import dev.onggi.rule.type.Reading;
import dev.onggi.rule.type.TypeReader;
import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one cell of an answer by its column.
final class Cell {
    private static final int SHOWN = 60;

    private Cell() {}

    static @Nullable String read(AnswerColumn column, @Nullable Object value) throws Unfit {
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            throw new Unfit("`" + column.name() + "` is no single value");
        }
        var text = value == null ? null : String.valueOf(value);
        if (text == null || (text.isEmpty() && column.type().kind() != ColumnType.Kind.TEXT)) {
            if (column.required()) {
                throw new Unfit("`" + column.name() + "` may not be empty");
            }
            return null;
        }
        if (!column.allowed().isEmpty() && !column.allowed().contains(text)) {
            throw new Unfit(wrong(column, text) + "one of " + String.join(" | ", column.allowed()));
        }
        return column.type().kind() == ColumnType.Kind.TEXT ? text : typed(column, text);
    }

    /// The value in the one form that every reader of its type understands.
    private static String typed(AnswerColumn column, String text) throws Unfit {
        if (TypeReader.of(column.type(), null).read(text) instanceof Reading.Value(var value)) {
            return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        }
        throw new Unfit(wrong(column, text) + "a value of type " + column.type());
    }

    private static String wrong(AnswerColumn column, String text) {
        var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return "`" + column.name() + "` is \"" + shown + "\" but must be ";
    }
}
