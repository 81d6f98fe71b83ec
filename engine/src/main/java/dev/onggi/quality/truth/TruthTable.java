package dev.onggi.quality.truth;

import dev.onggi.data.Session;
import dev.onggi.problem.OnggiException;
import dev.onggi.quality.QualityProblem;
import java.util.List;
import java.util.UUID;

/// A truth held by the data engine while rows are paired with it. Its columns are named `c0`, `c1`,
/// ..., its rows are numbered by `rowid` from 0.
final class TruthTable implements AutoCloseable {
    private final Session session;
    private final String name;
    private final List<String> columns;
    private final long rows;

    private TruthTable(Session session, String name, List<String> columns, long rows) {
        this.session = session;
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    static TruthTable load(Session session, CellRows truth) {
        var name = "truth_" + UUID.randomUUID().toString().replace("-", "");
        session.execute(
                "CREATE TEMP TABLE "
                        + name
                        + " AS SELECT * FROM "
                        + session.feed(new CellBatches(truth)));
        long rows =
                session.query(
                        "SELECT count(*) FROM " + name,
                        result -> result.next() ? result.getLong(1) : 0L);
        return new TruthTable(session, name, truth.columns(), rows);
    }

    String name() {
        return name;
    }

    long rows() {
        return rows;
    }

    List<String> columns() {
        return columns;
    }

    String column(String column) {
        return "c" + SharedColumns.key(column, "truth", columns);
    }

    /// Ends with a problem where a key is not there or occurs twice.
    void uniqueKey(String key) {
        var column = column(key);
        var repeated =
                session.query(
                        "SELECT "
                                + column
                                + ", count(*) FROM "
                                + name
                                + " WHERE "
                                + column
                                + " IS NOT NULL GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1",
                        rows ->
                                rows.next()
                                        ? List.of(rows.getString(1), rows.getString(2))
                                        : List.<String>of());
        if (!repeated.isEmpty()) {
            throw OnggiException.of(
                    QualityProblem.TRUTH_KEY_REPEATED, key, repeated.get(0), repeated.get(1));
        }
    }

    @Override
    public void close() {
        session.execute("DROP TABLE IF EXISTS " + name);
    }
}
