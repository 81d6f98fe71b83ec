package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Backfills;
import dev.onggi.server.airflow.Backfills.Backfill;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Backfills. Whose pipeline one is of is read from the store, or checked before it is made.
@RestController
@RequestMapping(V2Configuration.BASE + "/backfills")
public final class BackfillRoutes {
    private static final int USUAL_RUNS = 10;

    private final Catalog catalog;
    private final Backfills backfills;

    BackfillRoutes(Catalog catalog, Backfills backfills) {
        this.catalog = catalog;
        this.backfills = backfills;
    }

    /// What is asked of a backfill. It always runs the latest version.
    record Wanted(
            String dagId,
            @Nullable String fromDate,
            @Nullable String toDate,
            @Nullable Boolean runBackwards,
            @Nullable Map<String, @Nullable Object> dagRunConf,
            @Nullable String reprocessBehavior,
            @Nullable Integer maxActiveRuns,
            @Nullable Boolean runOnLatestVersion) {
        Backfills.Wanted wanted() {
            if (fromDate == null || toDate == null) {
                throw CallException.of(ServerProblem.BAD_PARAMETER, "from_date, to_date", "");
            }
            return new Backfills.Wanted(
                    dagId,
                    Asked.instant("from_date", fromDate),
                    Asked.instant("to_date", toDate),
                    Boolean.TRUE.equals(runBackwards),
                    dagRunConf,
                    Objects.requireNonNullElse(reprocessBehavior, "none"),
                    Objects.requireNonNullElse(maxActiveRuns, USUAL_RUNS));
        }
    }

    private static Map<String, @Nullable Object> view(Backfill backfill) {
        return Keys.of(
                "id", backfill.id(),
                "dag_id", backfill.pipeline(),
                "from_date", backfill.from(),
                "to_date", backfill.to(),
                "dag_run_conf", backfill.conf(),
                "is_paused", backfill.paused(),
                "reprocess_behavior", backfill.reprocess(),
                "max_active_runs", backfill.most(),
                "created_at", backfill.times().created(),
                "completed_at", backfill.times().completed(),
                "updated_at", backfill.times().updated(),
                "dag_display_name", backfill.pipeline());
    }

    @Access(Permission.LIST)
    @GetMapping
    Map<String, @Nullable Object> list(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        var shown = catalog.among(caller, asked.texts("dag_id"));
        var found =
                backfills.all().stream()
                        .filter(one -> shown == null || shown.contains(one.pipeline()))
                        .map(BackfillRoutes::view)
                        .toList();
        return Pages.of("backfills", found, asked);
    }

    @Access(Permission.LIST)
    @PostMapping
    Map<String, @Nullable Object> begin(@RequestBody Wanted wanted, Caller caller) {
        catalog.check(caller, Permission.TRIGGER, wanted.dagId());
        return view(backfills.begin(wanted.wanted(), caller.account().name()));
    }

    @Access(Permission.LIST)
    @PostMapping("/dry_run")
    Map<String, @Nullable Object> look(@RequestBody Wanted wanted, Caller caller) {
        catalog.check(caller, Permission.READ, wanted.dagId());
        var slots =
                backfills.slots(wanted.wanted()).stream()
                        .map(at ->
                                Keys.of(
                                        "logical_date", at,
                                        "partition_key", null,
                                        "partition_date", null))
                        .toList();
        return Pages.whole("backfills", slots, slots.size());
    }

    private Backfill checked(long id, Permission what, Caller caller) {
        var backfill = backfills.one(id);
        catalog.check(caller, what, backfill.pipeline());
        return backfill;
    }

    @Access(Permission.LIST)
    @GetMapping("/{id}")
    Map<String, @Nullable Object> show(@PathVariable long id, Caller caller) {
        return view(checked(id, Permission.READ, caller));
    }

    @Access(Permission.LIST)
    @PutMapping("/{id}/pause")
    Map<String, @Nullable Object> pause(@PathVariable long id, Caller caller) {
        return view(backfills.pause(checked(id, Permission.STEER, caller).id(), true));
    }

    @Access(Permission.LIST)
    @PutMapping("/{id}/unpause")
    Map<String, @Nullable Object> goOn(@PathVariable long id, Caller caller) {
        return view(backfills.pause(checked(id, Permission.STEER, caller).id(), false));
    }

    @Access(Permission.LIST)
    @PutMapping("/{id}/cancel")
    Map<String, @Nullable Object> cancel(@PathVariable long id, Caller caller) {
        return view(backfills.cancel(checked(id, Permission.STEER, caller).id()));
    }
}
