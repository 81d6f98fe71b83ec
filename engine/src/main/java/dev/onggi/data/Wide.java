package dev.onggi.data;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/// Tables of very many columns.
final class Wide {
    /// More columns than this are very many.
    static final int COLUMNS = 500;

    /// What each column of them needs in vectors and row groups.
    private static final long COLUMN_BYTES = 256 << 10;

    private Wide() {}

    /// Readies DuckDB for such a table: each thread holds vectors of all columns, so one must do;
    /// and the search for common subexpressions takes time by the square of the columns, two
    /// minutes for 5,000 of them.
    ///
    /// @param columns how many
    /// @param limits what DuckDB was opened with
    static void prepare(DuckDBConnection connection, int columns, DuckDb.Limits limits) {
        long memory = Math.max(limits.memoryBytes(), columns * COLUMN_BYTES);
        try (var own = connection.duplicate();
                var statement = own.createStatement()) {
            statement.execute("SET disabled_optimizers = 'common_subexpressions'");
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '" + memory / 1_000_000 + "MB'");
        } catch (SQLException e) {
            throw DuckErrors.translate(e, "SET");
        }
    }
}
