package dev.onggi.server.airflow;

import dev.onggi.identity.AuditLog;
import dev.onggi.identity.AuditRecord;
import dev.onggi.identity.Identity;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.List;

/// The audit log as Airflow's event logs.
public final class Events {
    private static final List<String> NOT_HERE =
            List.of(
                    "task_id",
                    "map_index",
                    "try_number",
                    "included_events",
                    "excluded_events",
                    "before",
                    "after",
                    "dag_id_pattern",
                    "task_id_pattern",
                    "run_id_pattern",
                    "owner_pattern",
                    "event_pattern");

    private final AuditLog log;

    Events(Identity identity) {
        this.log = identity.audit();
    }

    /// Some entries.
    ///
    /// @param records of a page, the newest first
    /// @param total how many there are
    public record Found(List<AuditRecord> records, long total) {}

    /// A page of entries.
    ///
    /// @param asked which
    /// @return the page
    public Found page(Asked asked) {
        asked.refuse(NOT_HERE);
        asked.order(List.of("event_log_id", "when", "id"));
        var query =
                new AuditLog.Query(
                        Long.MAX_VALUE,
                        asked.text("owner").orElse(null),
                        asked.text("event").orElse(null),
                        asked.text("run_id").or(() -> asked.text("dag_id")).orElse(null),
                        asked.offset() + asked.limit());
        var found = log.find(query);
        return new Found(found.stream().skip(asked.offset()).toList(), log.count(query));
    }

    /// An entry.
    ///
    /// @param number its place, from 1
    /// @return the entry
    public AuditRecord one(long number) {
        return log.from(number, 1).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, number));
    }

    /// What an entry says beside its columns.
    ///
    /// @param record the entry
    /// @return facts, as one line
    public static String extra(AuditRecord record) {
        var entry = record.entry();
        return entry.outcome().word() + " " + entry.target() + " " + entry.facts();
    }
}
