package dev.onggi.identity;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.identity.AuditLog.Query;
import dev.onggi.store.Database;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The audit log in the metadata database.
///
/// @param database the workspace's
record AuditRepository(Database database) {
    private static final String INSERT =
            "INSERT INTO audit (number, at, who, action, target, outcome, address, facts, hash)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// Appends entries in one transaction, one process at a time.
    ///
    /// @return the last of them
    AuditRecord append(List<AuditEntry> entries) {
        return database.exclusive(
                "audit",
                handle -> {
                    var last = last(handle);
                    long number = last.map(AuditRecord::number).orElse(0L);
                    var hash = last.map(AuditRecord::hash).orElse(AuditChain.START);
                    var batch = handle.prepareBatch(INSERT);
                    for (var entry : entries) {
                        hash = AuditChain.hash(hash, ++number, entry);
                        batch.add(
                                number,
                                Micros.of(entry.at()),
                                entry.who(),
                                entry.action(),
                                entry.target(),
                                entry.outcome().word(),
                                entry.address(),
                                json(entry.facts()),
                                hash);
                    }
                    batch.execute();
                    return new AuditRecord(number, entries.getLast(), hash);
                });
    }

    Optional<AuditRecord> last() {
        return database.read(AuditRepository::last);
    }

    private static Optional<AuditRecord> last(Handle handle) {
        return handle.createQuery("SELECT * FROM audit ORDER BY number DESC LIMIT 1")
                .map(AuditRepository::row)
                .findOne();
    }

    /// Entries from a place on, in their order.
    List<AuditRecord> from(long number, int most) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM audit WHERE number >= ? ORDER BY number LIMIT ?")
                        .bind(0, number)
                        .bind(1, most)
                        .map(AuditRepository::row)
                        .list());
    }

    private static final String FITS =
            " FROM audit WHERE number < :before AND (:anyWho = 1 OR who = :who) AND (:anyAction = 1"
                    + " OR action = :action) AND (:anyTarget = 1 OR target = :target)";

    List<AuditRecord> find(Query query) {
        return database.read(handle ->
                bound(
                                handle.createQuery(
                                        "SELECT *" + FITS + " ORDER BY number DESC LIMIT :most"),
                                query)
                        .bind("most", query.most())
                        .map(AuditRepository::row)
                        .list());
    }

    long count(Query query) {
        return database.read(handle ->
                bound(handle.createQuery("SELECT COUNT(*)" + FITS), query).mapTo(Long.class).one());
    }

    private static org.jdbi.v3.core.statement.Query bound(
            org.jdbi.v3.core.statement.Query sql, Query query) {
        return sql.bind("before", query.before())
                .bind("anyWho", any(query.who()))
                .bind("who", text(query.who()))
                .bind("anyAction", any(query.action()))
                .bind("action", text(query.action()))
                .bind("anyTarget", any(query.target()))
                .bind("target", text(query.target()));
    }

    private static int any(@org.jspecify.annotations.Nullable String asked) {
        return asked == null ? 1 : 0;
    }

    private static String text(@org.jspecify.annotations.Nullable String asked) {
        return asked == null ? "" : asked;
    }

    private static AuditRecord row(ResultSet row, StatementContext context) throws SQLException {
        var entry =
                new AuditEntry(
                        Micros.instant(row.getLong("at")),
                        row.getString("who"),
                        row.getString("action"),
                        row.getString("target"),
                        outcome(row.getString("outcome")),
                        row.getString("address"),
                        facts(row.getString("facts")));
        return new AuditRecord(row.getLong("number"), entry, row.getString("hash"));
    }

    /// A word that nobody has written shows as a hash that does not fit, not as a crash.
    private static AuditEntry.Outcome outcome(String word) {
        for (var outcome : AuditEntry.Outcome.values()) {
            if (outcome.word().equals(word.toLowerCase(Locale.ROOT))) {
                return outcome;
            }
        }
        return AuditEntry.Outcome.FAILED;
    }

    private static String json(Map<String, String> facts) {
        try {
            return JSON.std.asString(new TreeMap<>(facts));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> facts(String json) {
        var facts = new LinkedHashMap<String, String>();
        try {
            JSON.std.mapFrom(json).forEach((name, value) -> facts.put(name, String.valueOf(value)));
        } catch (IOException e) {
            facts.put("unreadable", json);
        }
        return facts;
    }

    /// Looks whether every entry fits the one before it.
    ///
    /// @return the place of the first that does not; empty where all do
    Optional<Long> broken() {
        var before = AuditChain.START;
        long number = 0;
        var piece = new ArrayList<AuditRecord>();
        do {
            piece.clear();
            piece.addAll(from(number + 1, 1000));
            for (var record : piece) {
                number++;
                if (record.number() != number
                        || !record.hash().equals(AuditChain.hash(before, number, record.entry()))) {
                    return Optional.of(number);
                }
                before = record.hash();
            }
        } while (!piece.isEmpty());
        return Optional.empty();
    }
}
