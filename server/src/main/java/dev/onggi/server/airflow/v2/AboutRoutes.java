package dev.onggi.server.airflow.v2;

import dev.onggi.run.PoolRepository.Pool;
import dev.onggi.server.ServerOptions;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.About;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.Configured;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is known of the server itself.
@RestController
@RequestMapping(V2Configuration.BASE)
public final class AboutRoutes {
    private final About about;
    private final Configured configured;
    private final Catalog catalog;
    private final String version;

    AboutRoutes(About about, Configured configured, Catalog catalog, ServerOptions options) {
        this.about = about;
        this.configured = configured;
        this.catalog = catalog;
        this.version = options.version();
    }

    @Access(Permission.OPEN)
    @GetMapping("/monitor/health")
    Map<String, @Nullable Object> health() {
        var now = about.now();
        return Keys.of(
                "metadatabase", Keys.of("status", about.metadata()),
                "scheduler", Keys.of("status", "healthy", "latest_scheduler_heartbeat", now),
                "triggerer", Keys.of("status", null, "latest_triggerer_heartbeat", null),
                "dag_processor",
                        Keys.of("status", "healthy", "latest_dag_processor_heartbeat", now));
    }

    @Access(Permission.OPEN)
    @GetMapping("/version")
    Map<String, @Nullable Object> version() {
        return Keys.of("version", "3.2.1", "git_version", "onggi " + version);
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/config")
    Map<String, @Nullable Object> config(HttpServletRequest request) {
        return configured.sections(Asked.of(request, V2Configuration.USUAL));
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/config/section/{section}/option/{option}")
    Map<String, @Nullable Object> option(
            @PathVariable String section, @PathVariable String option) {
        return configured.option(section, option);
    }

    /// Airflow's plugins and providers extend it with Python; there are none here.
    @Access(Permission.READ)
    @GetMapping("/plugins")
    Map<String, @Nullable Object> plugins() {
        return Pages.whole("plugins", List.of(), 0);
    }

    @Access(Permission.READ)
    @GetMapping("/plugins/importErrors")
    Map<String, @Nullable Object> pluginErrors() {
        return Pages.whole("import_errors", List.of(), 0);
    }

    /// The scheduler and the API live in one process.
    @Access(Permission.READ)
    @GetMapping("/jobs")
    Map<String, @Nullable Object> jobs(HttpServletRequest request) {
        var job =
                Keys.of(
                        "id",
                        1,
                        "dag_id",
                        null,
                        "state",
                        "running",
                        "job_type",
                        "SchedulerJob",
                        "start_date",
                        about.since(),
                        "end_date",
                        null,
                        "latest_heartbeat",
                        about.now(),
                        "executor_class",
                        null,
                        "hostname",
                        "",
                        "unixname",
                        "",
                        "dag_display_name",
                        null);
        return Pages.of("jobs", List.of(job), Asked.of(request, V2Configuration.USUAL));
    }

    @Access(Permission.READ)
    @GetMapping("/providers")
    Map<String, @Nullable Object> providers() {
        return Pages.whole("providers", List.of(), 0);
    }

    @Access(Permission.READ)
    @GetMapping("/pools")
    Map<String, @Nullable Object> pools(HttpServletRequest request) {
        return Pages.of(
                "pools",
                about.pools().stream()
                        .filter(pool -> fits(pool, request))
                        .map(AboutRoutes::view)
                        .toList(),
                Asked.of(request, V2Configuration.USUAL));
    }

    private boolean fits(Pool pool, HttpServletRequest request) {
        var pattern = Asked.of(request, V2Configuration.USUAL).text("pool_name_pattern").orElse("");
        return pattern.isEmpty() || Catalog.like(pool.name(), pattern);
    }

    @Access(Permission.READ)
    @GetMapping("/pools/{name}")
    Map<String, @Nullable Object> pool(@PathVariable String name) {
        return view(about.pool(name));
    }

    private static Map<String, @Nullable Object> view(Pool pool) {
        return Keys.of(
                "name", pool.name(),
                "slots", pool.places(),
                "occupied_slots", pool.working(),
                "running_slots", pool.working(),
                "queued_slots", pool.ready(),
                "scheduled_slots", 0,
                "open_slots", Math.max(0, pool.places() - pool.working()),
                "deferred_slots", 0,
                "description", null,
                "include_deferred", false);
    }

    @Access(Permission.LIST)
    @GetMapping("/importErrors")
    Map<String, @Nullable Object> importErrors(Caller caller, HttpServletRequest request) {
        return Pages.of(
                "import_errors",
                about.faults(catalog.shown(caller)).stream().map(this::view).toList(),
                Asked.of(request, V2Configuration.USUAL));
    }

    @Access(Permission.LIST)
    @GetMapping("/importErrors/{id}")
    Map<String, @Nullable Object> importError(@PathVariable long id, Caller caller) {
        return view(about.fault(catalog.shown(caller), id));
    }

    private Map<String, @Nullable Object> view(About.Fault fault) {
        return Keys.of(
                "import_error_id", fault.id(),
                "timestamp", about.since(),
                "filename", fault.file(),
                "stack_trace", fault.text(),
                "bundle_name", DagViews.BUNDLE);
    }
}
