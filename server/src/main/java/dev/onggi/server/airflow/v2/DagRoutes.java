package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.World;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.Catalog.Dag;
import dev.onggi.server.airflow.DagChanges;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.FavouriteRepository;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import dev.onggi.server.airflow.TaskInstances;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Pipelines as DAGs.
@RestController
@RequestMapping(V2Configuration.BASE)
public final class DagRoutes {
    private static final List<String> NOT_HERE =
            List.of(
                    "bundle_version",
                    "has_asset_schedule",
                    "asset_dependency",
                    "dag_run_start_date*",
                    "dag_run_end_date*",
                    "dag_run_state",
                    "timetable_type");

    private final World world;
    private final Catalog catalog;
    private final DagRuns runs;
    private final DagChanges changes;
    private final FavouriteRepository favourites;
    private final DagViews views;

    DagRoutes(
            World world,
            Catalog catalog,
            DagRuns runs,
            DagChanges changes,
            FavouriteRepository favourites,
            DagViews dagViewsV2) {
        this.world = world;
        this.catalog = catalog;
        this.runs = runs;
        this.changes = changes;
        this.favourites = favourites;
        this.views = dagViewsV2;
    }

    /// What of a DAG can be changed.
    record Change(@Nullable Boolean isPaused) {}

    @Access(Permission.LIST)
    @GetMapping("/dags")
    Map<String, @Nullable Object> list(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        return Pages.of("dags", found(caller, asked).stream().map(views::dag).toList(), asked);
    }

    private List<Dag> found(Caller caller, Asked asked) {
        asked.refuse(NOT_HERE);
        var name =
                asked.text("dag_id_pattern")
                        .or(() -> asked.text("dag_display_name_pattern"))
                        .orElse("");
        var last = asked.text("last_dag_run_state").orElse("");
        var states = last.isEmpty() ? Map.<String, String>of() : runs.lastStates(null);
        var liked = asked.flag("is_favorite").orElse(null);
        var mine = liked == null ? List.<String>of() : favourites.of(caller.name());
        return catalog.shown(caller).stream()
                .filter(dag -> name.isEmpty() || Catalog.like(dag.name(), name))
                .filter(dag -> last.isEmpty() || last.equals(states.get(dag.name())))
                .filter(dag -> liked == null || mine.contains(dag.name()) == liked)
                .filter(dag -> fits(dag, asked))
                .toList();
    }

    private static boolean fits(Dag dag, Asked asked) {
        var tags = asked.texts("tags");
        var owners = asked.texts("owners");
        var paused = asked.flag("paused").orElse(dag.paused());
        var broken = asked.flag("has_import_errors").orElse(dag.pipeline() == null);
        var pipeline = dag.pipeline();
        var own = pipeline == null ? List.<String>of() : pipeline.about().tags();
        boolean all = asked.text("tags_match_mode").orElse("any").equals("all");
        return paused == dag.paused()
                && broken == (pipeline == null)
                && (tags.isEmpty()
                        || (all ? own.containsAll(tags) : own.stream().anyMatch(tags::contains)))
                && (owners.isEmpty()
                        || (pipeline != null && owners.contains(pipeline.about().owner())))
                && asked.text("bundle_name").orElse(DagViews.BUNDLE).equals(DagViews.BUNDLE);
    }

    @Access(Permission.LIST)
    @PatchMapping("/dags")
    Map<String, @Nullable Object> changeAll(
            @RequestBody Change change, Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        DagChanges.mask(asked);
        var found = asked.text("dag_id_pattern").isEmpty() ? List.<Dag>of() : found(caller, asked);
        var changed = changes.pause(caller, found, change.isPaused());
        return Pages.of("dags", changed.stream().map(views::dag).toList(), asked);
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}")
    Map<String, @Nullable Object> show(@PathVariable("dag_id") String dag) {
        return views.dag(catalog.get(dag));
    }

    @Access(value = Permission.SWITCH, on = On.PIPELINE, by = "dag_id")
    @PatchMapping("/dags/{dag_id}")
    Map<String, @Nullable Object> change(
            @PathVariable("dag_id") String dag,
            @RequestBody Change change,
            HttpServletRequest request) {
        DagChanges.mask(Asked.of(request, V2Configuration.USUAL));
        return views.dag(changes.pause(catalog.get(dag), change.isPaused()));
    }

    @Access(value = Permission.WRITE, on = On.PIPELINE, by = "dag_id")
    @DeleteMapping("/dags/{dag_id}")
    ResponseEntity<Void> delete(@PathVariable("dag_id") String dag) {
        changes.forget(dag);
        return ResponseEntity.ok().build();
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/details")
    Map<String, @Nullable Object> details(@PathVariable("dag_id") String dag, Caller caller) {
        return views.detail(catalog.get(dag), favourites.of(caller.name()).contains(dag));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @PostMapping("/dags/{dag_id}/favorite")
    ResponseEntity<Void> like(@PathVariable("dag_id") String dag, Caller caller) {
        favourites.add(caller.account().name(), dag);
        return ResponseEntity.noContent().build();
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @PostMapping("/dags/{dag_id}/unfavorite")
    ResponseEntity<Void> unlike(@PathVariable("dag_id") String dag, Caller caller) {
        favourites.remove(caller.account().name(), dag);
        return ResponseEntity.noContent().build();
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/tasks")
    Map<String, @Nullable Object> tasks(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        var pipeline = catalog.get(dag).whole();
        var asked = Asked.of(request, V2Configuration.USUAL);
        var tasks =
                pipeline.steps().order().stream().map(step -> views.task(pipeline, step)).toList();
        return Pages.unbound("tasks", tasks, asked);
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/tasks/{task_id}")
    Map<String, @Nullable Object> task(
            @PathVariable("dag_id") String dag, @PathVariable("task_id") String task) {
        var pipeline = catalog.get(dag).whole();
        return views.task(pipeline, TaskInstances.definition(pipeline, task));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/dagVersions")
    Map<String, @Nullable Object> versions(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        var number = asked.number("version_number").orElse(0L);
        var all =
                world.runs().versions(dag).reversed().stream()
                        .filter(one -> number == 0 || one.version() == number)
                        .map(one -> DagViews.version(dag, one.version(), one.storedAt()))
                        .toList();
        return Pages.of("dag_versions", all, asked);
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/dagVersions/{number}")
    Map<String, @Nullable Object> version(
            @PathVariable("dag_id") String dag, @PathVariable int number) {
        var version = world.runs().version(dag, number);
        return DagViews.version(dag, number, version.storedAt());
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping(path = "/dagSources/{dag_id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> source(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        var number = number(request);
        return Keys.of(
                "content", text(dag, number),
                "dag_id", dag,
                "version_number", number,
                "dag_display_name", dag);
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping(path = "/dagSources/{dag_id}", produces = MediaType.TEXT_PLAIN_VALUE)
    String plain(@PathVariable("dag_id") String dag, HttpServletRequest request) {
        return text(dag, number(request));
    }

    private static @Nullable Long number(HttpServletRequest request) {
        return Asked.of(request, V2Configuration.USUAL).number("version_number").orElse(null);
    }

    private String text(String dag, @Nullable Long number) {
        return number == null
                ? catalog.text(catalog.get(dag))
                : world.runs().version(dag, Math.toIntExact(number)).definition();
    }

    /// Files are read anew whenever they have changed; asking for a pipeline is enough.
    @Access(value = Permission.SWITCH, on = On.PIPELINE, by = "file_token")
    @PutMapping("/parseDagFile/{file_token}")
    ResponseEntity<Void> read(@PathVariable("file_token") String token) {
        catalog.get(token);
        return ResponseEntity.status(201).build();
    }

    @Access(Permission.LIST)
    @GetMapping("/dagStats")
    Map<String, @Nullable Object> stats(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL).texts("dag_ids");
        var stats = new ArrayList<Map<String, @Nullable Object>>();
        runs.states(catalog.among(caller, asked))
                .forEach((dag, states) ->
                        stats.add(
                                Keys.of(
                                        "dag_id",
                                        dag,
                                        "dag_display_name",
                                        dag,
                                        "stats",
                                        states.entrySet().stream()
                                                .map(one ->
                                                        Keys.of(
                                                                "state",
                                                                one.getKey(),
                                                                "count",
                                                                one.getValue()))
                                                .toList())));
        return Pages.whole("dags", stats, stats.size());
    }

    @Access(Permission.LIST)
    @GetMapping("/dagTags")
    Map<String, @Nullable Object> tags(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        var pattern = asked.text("tag_name_pattern").orElse("");
        var tags =
                catalog.shown(caller).stream()
                        .flatMap(dag ->
                                dag.pipeline() == null
                                        ? java.util.stream.Stream.<String>of()
                                        : dag.pipeline().about().tags().stream())
                        .filter(tag -> pattern.isEmpty() || Catalog.like(tag, pattern))
                        .distinct()
                        .sorted()
                        .toList();
        return Pages.whole(
                "tags",
                tags.stream().skip(asked.offset()).limit(asked.limit()).toList(),
                tags.size());
    }

    /// What Airflow warns of cannot happen here: a pool without a setting has one place.
    @Access(Permission.LIST)
    @GetMapping("/dagWarnings")
    Map<String, @Nullable Object> warnings() {
        return Pages.whole("dag_warnings", List.of(), 0);
    }
}
