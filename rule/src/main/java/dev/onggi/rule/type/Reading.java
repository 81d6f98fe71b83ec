package dev.onggi.rule.type;

/// What a cell is under a declared type.
public sealed interface Reading {
    /// The cell holds a value of the type.
    ///
    /// @param value a String, Long, Double, BigDecimal, Boolean, LocalDate, LocalTime or
    ///   LocalDateTime
    record Value(Object value) implements Reading {}

    /// The cell is empty.
    record Empty() implements Reading {}

    /// The cell holds something else.
    record Unreadable() implements Reading {}
}
