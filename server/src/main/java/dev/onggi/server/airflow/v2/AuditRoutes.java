package dev.onggi.server.airflow.v2;

import dev.onggi.identity.AuditRecord;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Events;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The audit log as event logs.
@RestController
@RequestMapping(V2Configuration.BASE + "/eventLogs")
public final class AuditRoutes {
    private final Events events;

    AuditRoutes(Events events) {
        this.events = events;
    }

    private static Map<String, @Nullable Object> view(AuditRecord record) {
        var entry = record.entry();
        return Keys.of(
                "event_log_id", record.number(),
                "when", entry.at(),
                "dag_id", null,
                "dag_display_name", null,
                "task_display_name", null,
                "task_id", null,
                "run_id", null,
                "map_index", null,
                "try_number", null,
                "event", entry.action(),
                "logical_date", null,
                "owner", entry.who(),
                "extra", Events.extra(record));
    }

    @Access(Permission.ADMINISTER)
    @GetMapping
    Map<String, @Nullable Object> list(HttpServletRequest request) {
        var found = events.page(Asked.of(request, V2Configuration.USUAL));
        return Pages.whole(
                "event_logs",
                found.records().stream().map(AuditRoutes::view).toList(),
                found.total());
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/{number}")
    Map<String, @Nullable Object> show(@PathVariable long number) {
        return view(events.one(number));
    }
}
