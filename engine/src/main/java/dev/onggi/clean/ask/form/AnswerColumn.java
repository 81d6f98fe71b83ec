package dev.onggi.clean.ask.form;

import dev.onggi.spi.ColumnType;
import java.util.List;

/// A column that a model fills.
///
/// @param name its name
/// @param type what its values are
/// @param required whether it may not be empty
/// @param allowed the only values it may have; empty for any
/// @param rule how it is filled, in a sentence; may be empty
public record AnswerColumn(
        String name, ColumnType type, boolean required, List<String> allowed, String rule) {
    /// Keeps the values unchangeable.
    public AnswerColumn {
        allowed = List.copyOf(allowed);
    }

    /// A text that may be anything.
    ///
    /// @param name its name
    /// @return the column
    public static AnswerColumn text(String name) {
        return new AnswerColumn(name, ColumnType.TEXT, false, List.of(), "");
    }
}
