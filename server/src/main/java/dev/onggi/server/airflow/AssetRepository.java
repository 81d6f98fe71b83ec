package dev.onggi.server.airflow;

import dev.onggi.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Datasets and their versions, those that came about elsewhere included.
///
/// @param database the workspace's metadata
record AssetRepository(Database database) {
    private static final String VERSIONS =
            "SELECT d.source AS name, d.file AS item, r.pipeline AS pipeline, d.step AS step,"
                    + " d.run_id AS run, d.created_at AS at, '' AS extra, d.rows AS rows FROM"
                    + " dataset d LEFT JOIN run r ON r.id = d.run_id WHERE d.state = 'published'"
                    + " AND d.area IN ('raw', 'processed') AND d.source <> ''";
    private static final String NEWS =
            "SELECT n.dataset, CAST(n.id AS VARCHAR(20)), NULL, NULL, NULL, n.at, n.extra, 0 FROM"
                    + " dataset_news n";
    private static final String BOTH = "(" + VERSIONS + " UNION ALL " + NEWS + ") e";

    /// What a step of a pipeline makes of a dataset.
    record Made(
            String name,
            @Nullable String pipeline,
            @Nullable String step,
            Instant first,
            Instant last) {}

    /// A version of a dataset.
    record Version(
            String name,
            String item,
            @Nullable String pipeline,
            @Nullable String step,
            @Nullable String run,
            Instant at,
            String extra,
            long rows) {}

    /// Which versions are looked for; null stands for any.
    record Wanted(
            @Nullable String name,
            @Nullable String pipeline,
            @Nullable String step,
            @Nullable String run,
            @Nullable Collection<String> shown) {}

    List<Made> made() {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT name, pipeline, step, MIN(at) AS first, MAX(at) AS last"
                                        + " FROM "
                                        + BOTH
                                        + " GROUP BY name, pipeline, step ORDER BY name, pipeline,"
                                        + " step")
                        .map((row, context) ->
                                new Made(
                                        row.getString("name"),
                                        row.getString("pipeline"),
                                        row.getString("step"),
                                        Instant.parse(row.getString("first")),
                                        Instant.parse(row.getString("last"))))
                        .list());
    }

    List<Version> page(Wanted wanted, boolean descending, int skip, int most) {
        return database.read(handle ->
                bind(
                                handle.createQuery(
                                        "SELECT * FROM "
                                                + BOTH
                                                + where(wanted)
                                                + (descending
                                                        ? " ORDER BY at DESC, item DESC"
                                                        : " ORDER BY at, item")
                                                + " LIMIT :most OFFSET :skip"),
                                wanted)
                        .bind("most", most)
                        .bind("skip", skip)
                        .map((row, context) -> version(row))
                        .list());
    }

    long count(Wanted wanted) {
        return database.read(handle ->
                bind(handle.createQuery("SELECT COUNT(*) FROM " + BOTH + where(wanted)), wanted)
                        .mapTo(Long.class)
                        .one());
    }

    private static String where(Wanted wanted) {
        var all = new ArrayList<String>();
        all.add("1 = 1");
        if (wanted.name() != null) {
            all.add("name = :name");
        }
        if (wanted.pipeline() != null) {
            all.add("pipeline = :pipeline");
        }
        if (wanted.step() != null) {
            all.add("step = :step");
        }
        if (wanted.run() != null) {
            all.add("run = :run");
        }
        var shown = wanted.shown();
        if (shown != null) {
            all.add(shown.isEmpty() ? "1 = 0" : "pipeline IN (<shown>)");
        }
        return " WHERE " + String.join(" AND ", all);
    }

    private static Query bind(Query query, Wanted wanted) {
        if (wanted.name() != null) {
            query.bind("name", wanted.name());
        }
        if (wanted.pipeline() != null) {
            query.bind("pipeline", wanted.pipeline());
        }
        if (wanted.step() != null) {
            query.bind("step", wanted.step());
        }
        if (wanted.run() != null) {
            query.bind("run", wanted.run());
        }
        var shown = wanted.shown();
        if (shown != null && !shown.isEmpty()) {
            query.bindList("shown", List.copyOf(shown));
        }
        return query;
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("name"),
                row.getString("item"),
                row.getString("pipeline"),
                row.getString("step"),
                row.getString("run"),
                Instant.parse(row.getString("at")),
                row.getString("extra"),
                row.getLong("rows"));
    }

    Version add(String name, String extra, String account, Instant at) {
        long id =
                database.exclusive(
                        "dataset news",
                        handle -> {
                            long next =
                                    handle.createQuery(
                                                    "SELECT COALESCE(MAX(id), 0) + 1 FROM dataset_news")
                                            .mapTo(Long.class)
                                            .one();
                            handle.execute(
                                    "INSERT INTO dataset_news VALUES (?, ?, ?, ?, ?)",
                                    next,
                                    name,
                                    extra,
                                    account,
                                    at.toString());
                            return next;
                        });
        return new Version(name, Long.toString(id), null, null, null, at, extra, 0);
    }
}
