package dev.onggi.data;

import dev.onggi.problem.OnggiException;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/// How DuckDB works while tables of very many columns are read: each thread holds vectors of all
/// columns, so one must do; and the search for common subexpressions takes time by the square of
/// the columns, two minutes for 5,000 of them.
final class Wide {
    /// More columns than this are very many.
    static final int COLUMNS = 500;

    /// What each column of them needs in vectors and row groups.
    private static final long COLUMN_BYTES = 256 << 10;

    private final DuckDBConnection connection;
    private final DuckDb.Limits limits;
    private final Threads threads;
    private int sessions;
    private int columns;

    /// @param limits what DuckDB was opened with, and goes back to
    Wide(DuckDBConnection connection, DuckDb.Limits limits, Threads threads) {
        this.connection = connection;
        this.limits = limits;
        this.threads = threads;
    }

    /// Readies DuckDB for such a table.
    ///
    /// @param columns how many it has
    /// @param first whether the session reads its first one
    synchronized void enter(int columns, boolean first) {
        sessions += first ? 1 : 0;
        if (columns > this.columns) {
            this.columns = columns;
            set(
                    true,
                    Math.max(limits.memoryBytes(), columns * COLUMN_BYTES),
                    "common_subexpressions");
        }
    }

    /// A session that read such tables ends; the last one sets DuckDB back.
    synchronized void leave() {
        sessions--;
        if (sessions == 0) {
            columns = 0;
            try {
                set(false, limits.memoryBytes(), "");
            } catch (OnggiException e) {
                // others use more than the limit just now; the next one that leaves tries again
            }
        }
    }

    private void set(boolean wide, long memory, String disabled) {
        try (var own = connection.duplicate();
                var statement = own.createStatement()) {
            statement.execute("SET disabled_optimizers = '" + disabled + "'");
            threads.wide(wide);
            statement.execute("SET memory_limit = '" + memory / 1_000_000 + "MB'");
        } catch (SQLException e) {
            throw DuckErrors.translate(e, "SET");
        }
    }
}
