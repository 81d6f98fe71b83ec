package dev.onggi.data.csv;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// What is declared about a CSV file; whatever is null is found by looking.
///
/// @param charset the charset
/// @param delimiter one ASCII character between cells
/// @param quote one ASCII character around cells, or [#NO_QUOTE]
/// @param headerRow the line of the header from 1, or 0 where there is none
/// @param onFlaw what happens to a row that is not well formed
/// @param limits what is too large
public record CsvOptions(
        @Nullable Charset charset,
        @Nullable Character delimiter,
        @Nullable Character quote,
        @Nullable Integer headerRow,
        OnFlaw onFlaw,
        Limits limits) {
    /// Stands for a file in which quotes are ordinary letters.
    public static final char NO_QUOTE = 0;

    /// What happens to a row with too few or too many cells, or with text behind a closing quote.
    public enum OnFlaw {
        /// Reading ends with a problem that names the row.
        STOP,
        /// The row is kept, missing cells empty and surplus ones joined into the last, and flagged.
        KEEP
    }

    /// What is too large.
    ///
    /// @param cellBytes bytes in a cell
    /// @param columns columns in a row
    public record Limits(int cellBytes, int columns) {
        /// 64 MB a cell, 20,000 columns.
        public static final Limits STANDARD = new Limits(64 << 20, 20_000);
    }

    /// Everything is found by looking.
    ///
    /// @param onFlaw what happens to a row that is not well formed
    /// @return the options
    public static CsvOptions byLooking(OnFlaw onFlaw) {
        return new CsvOptions(null, null, null, null, onFlaw, Limits.STANDARD);
    }
}
