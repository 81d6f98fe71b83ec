package dev.onggi.server.airflow;

import dev.onggi.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ranges of time that are run again.
///
/// @param database the workspace's metadata
record BackfillRepository(Database database) {
    /// What was asked for.
    ///
    /// @param params of its runs, as JSON
    /// @param slots the logical dates in the order in which they start, as JSON
    /// @param most how many runs go side by side
    record Order(
            String pipeline,
            Instant from,
            Instant to,
            String params,
            String reprocess,
            int most,
            String slots,
            String account) {}

    record Row(
            long id,
            Order order,
            boolean paused,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant completedAt) {}

    Row add(Order order) {
        long id =
                database.exclusive(
                        "backfill",
                        handle -> {
                            long next =
                                    handle.createQuery(
                                                    "SELECT COALESCE(MAX(id), 0) + 1 FROM backfill")
                                            .mapTo(Long.class)
                                            .one();
                            handle.execute(
                                    "INSERT INTO backfill (id, pipeline, from_at, to_at, params,"
                                            + " reprocess, most, slots, paused, account,"
                                            + " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?,"
                                            + " ?, ?, 0, ?, onggi_now(), onggi_now())",
                                    next,
                                    order.pipeline(),
                                    micros(order.from()),
                                    micros(order.to()),
                                    order.params(),
                                    order.reprocess(),
                                    order.most(),
                                    order.slots(),
                                    order.account());
                            return next;
                        });
        return find(id).orElseThrow();
    }

    Optional<Row> find(long id) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM backfill WHERE id = ?")
                        .bind(0, id)
                        .map((row, context) -> row(row))
                        .findOne());
    }

    List<Row> all() {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM backfill ORDER BY id")
                        .map((row, context) -> row(row))
                        .list());
    }

    List<Row> open() {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM backfill WHERE completed_at IS NULL ORDER BY id")
                        .map((row, context) -> row(row))
                        .list());
    }

    void pause(long id, boolean paused) {
        database.write(handle ->
                handle.execute(
                        "UPDATE backfill SET paused = ?, updated_at = onggi_now() WHERE id = ?",
                        paused ? 1 : 0,
                        id));
    }

    void complete(long id) {
        database.write(handle ->
                handle.execute(
                        "UPDATE backfill SET completed_at = onggi_now(), updated_at = onggi_now()"
                                + " WHERE id = ? AND completed_at IS NULL",
                        id));
    }

    private static Row row(ResultSet row) throws SQLException {
        long completed = row.getLong("completed_at");
        return new Row(
                row.getLong("id"),
                new Order(
                        row.getString("pipeline"),
                        instant(row.getLong("from_at")),
                        instant(row.getLong("to_at")),
                        row.getString("params"),
                        row.getString("reprocess"),
                        row.getInt("most"),
                        row.getString("slots"),
                        row.getString("account")),
                row.getInt("paused") == 1,
                instant(row.getLong("created_at")),
                instant(row.getLong("updated_at")),
                completed == 0 ? null : instant(completed));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
