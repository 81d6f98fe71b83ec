package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.AirflowProblem;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.AssetNews;
import dev.onggi.server.airflow.Assets;
import dev.onggi.server.airflow.Assets.Asset;
import dev.onggi.server.airflow.Assets.Event;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.reply.CallException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Datasets as assets.
@RestController
@RequestMapping(V2Configuration.BASE)
public final class AssetRoutes {
    private final Catalog catalog;
    private final DagRuns runs;
    private final Assets assets;
    private final AssetNews news;

    AssetRoutes(Catalog catalog, DagRuns runs, Assets assets, AssetNews news) {
        this.catalog = catalog;
        this.runs = runs;
        this.assets = assets;
        this.news = news;
    }

    /// A version of a dataset that came about elsewhere.
    record News(
            long assetId,
            @Nullable Map<String, @Nullable Object> extra,
            @Nullable String partitionKey) {}

    @Access(Permission.LIST)
    @GetMapping("/assets")
    Map<String, @Nullable Object> list(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        var uri = asked.text("uri_pattern").orElse("");
        var name = asked.text("name_pattern").orElse("");
        var dags = asked.texts("dag_ids");
        var found =
                assets.all(catalog.among(caller, List.of())).stream()
                        .filter(one -> uri.isEmpty() || Catalog.like(one.uri(), uri))
                        .filter(one -> name.isEmpty() || Catalog.like(one.name(), name))
                        .filter(one -> dags.isEmpty() || one.concerns(dags))
                        .map(AssetRoutes::view)
                        .toList();
        return Pages.of("assets", found, asked);
    }

    private static Map<String, @Nullable Object> view(Asset asset) {
        return Keys.of(
                "id", asset.id(),
                "name", asset.name(),
                "uri", asset.uri(),
                "group", "asset",
                "extra", Keys.of(),
                "created_at", asset.since(),
                "updated_at", asset.last(),
                "scheduled_dags",
                        asset.readers().stream()
                                .map(dag ->
                                        Keys.of(
                                                "dag_id", dag,
                                                "created_at", asset.since(),
                                                "updated_at", asset.last()))
                                .toList(),
                "producing_tasks",
                        asset.makers().stream()
                                .map(maker ->
                                        Keys.of(
                                                "dag_id", maker.pipeline(),
                                                "task_id", maker.step(),
                                                "created_at", maker.since(),
                                                "updated_at", maker.last()))
                                .toList(),
                "consuming_tasks", List.of(),
                "aliases", List.of(),
                "watchers", List.of(),
                "last_asset_event", null);
    }

    @Access(Permission.LIST)
    @GetMapping("/assets/{asset_id}")
    Map<String, @Nullable Object> show(@PathVariable("asset_id") String id, Caller caller) {
        return view(assets.one(catalog.among(caller, List.of()), id));
    }

    /// Datasets have no other names.
    @Access(Permission.LIST)
    @GetMapping("/assets/aliases")
    Map<String, @Nullable Object> aliases() {
        return Pages.whole("asset_aliases", List.of(), 0);
    }

    @Access(Permission.LIST)
    @GetMapping("/assets/events")
    Map<String, @Nullable Object> events(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        asked.refuse(List.of("timestamp*", "name_pattern", "source_map_index"));
        var shown = catalog.among(caller, List.of());
        var asset = asked.text("asset_id").map(id -> assets.one(shown, id)).orElse(null);
        var found = assets.events(shown, asset, asked);
        return Pages.whole(
                "asset_events",
                found.events().stream().map(one -> view(one, List.of())).toList(),
                found.total());
    }

    private static Map<String, @Nullable Object> view(Event event, List<DagRuns.Seen> begun) {
        return Keys.of(
                "id", event.id(),
                "asset_id", event.assetId(),
                "uri", event.uri(),
                "name", event.asset(),
                "group", "asset",
                "extra", event.extra(),
                "source_task_id", event.step(),
                "source_dag_id", event.pipeline(),
                "source_run_id", event.run(),
                "source_map_index", TaskInstances.UNMAPPED,
                "created_dagruns", begun.stream().map(AssetRoutes::begun).toList(),
                "timestamp", event.at(),
                "partition_key", null);
    }

    private static Map<String, @Nullable Object> begun(DagRuns.Seen seen) {
        var times = seen.run().times();
        return Keys.of(
                "run_id", seen.name(),
                "dag_id", seen.run().pipeline(),
                "logical_date", times.intervalEnd(),
                "start_date", times.started(),
                "end_date", times.ended(),
                "state", RunViews.run(seen).get("state"),
                "data_interval_start", times.intervalStart(),
                "data_interval_end", times.intervalEnd(),
                "partition_key", null);
    }

    /// Begins a run of each pipeline that runs after the dataset.
    @Access(Permission.TRIGGER)
    @PostMapping("/assets/events")
    Map<String, @Nullable Object> happened(@RequestBody News news, Caller caller) {
        var told = this.news.tell(caller, Long.toString(news.assetId()), news.extra());
        return view(told.event(), told.begun());
    }

    /// Begins a run of the one pipeline that makes the dataset.
    @Access(Permission.TRIGGER)
    @PostMapping("/assets/{asset_id}/materialize")
    Map<String, @Nullable Object> make(
            @PathVariable("asset_id") String id,
            @RequestBody(required = false) DagRunRoutes.@Nullable Wanted wanted,
            Caller caller) {
        var asset = assets.one(catalog.among(caller, List.of()), id);
        var makers = asset.makers().stream().map(Assets.Maker::pipeline).distinct().toList();
        if (makers.size() != 1) {
            throw CallException.of(AirflowProblem.NO_MAKER, asset.name(), makers.size());
        }
        var dag = makers.getFirst();
        catalog.check(caller, Permission.TRIGGER, dag);
        var order =
                wanted == null
                        ? new DagRuns.Wanted(null, null, Map.of(), null)
                        : wanted.wanted(runs.now());
        return RunViews.run(runs.begin(caller, dag, order));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/{dag_run_id}/upstreamAssetEvents")
    Map<String, @Nullable Object> causes(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            Caller caller) {
        var events = assets.causes(runs.one(dag, run), catalog.among(caller, List.of()));
        return Pages.whole(
                "asset_events",
                events.stream().map(one -> view(one, List.of())).toList(),
                events.size());
    }
}
