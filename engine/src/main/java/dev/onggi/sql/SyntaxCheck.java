package dev.onggi.sql;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DuckDb;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/// Parses a query before any table is there, and runs nothing of it.
final class SyntaxCheck {
    private static final long MEMORY = 64L << 20;

    /// Any word may be the name of a table, as long as it is not known which there are.
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private SyntaxCheck() {}

    /// Refuses what is no single SELECT.
    ///
    /// @throws OnggiException with the place in the query
    static void check(QueryText query) {
        try {
            var folder = Files.createTempDirectory("onggi-sql-");
            try (var duckdb = DuckDb.open(new DuckDb.Limits(MEMORY, 1, folder));
                    var session = duckdb.session(new Cancellation())) {
                ParsedQuery.of(query.text(), WORD.asMatchPredicate(), session);
            } catch (Refusal refusal) {
                throw refusal.answer().at(query);
            } finally {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
