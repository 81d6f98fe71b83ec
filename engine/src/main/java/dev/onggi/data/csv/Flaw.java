package dev.onggi.data.csv;

/// A row that was not well formed and was kept all the same.
///
/// @param record the record's number from 1, the header not counted
/// @param line the line it begins on, from 1
/// @param kind what was wrong
/// @param cells how many cells it had
public record Flaw(long record, long line, Kind kind, int cells) {
    /// What was wrong.
    public enum Kind {
        /// Missing cells were filled up.
        TOO_FEW,
        /// Surplus cells were joined into the last.
        TOO_MANY,
        /// Text behind a closing quote was appended.
        TEXT_AFTER_QUOTE
    }
}
