package dev.onggi.server.airflow.v1;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
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

/// Datasets and their versions.
@RestController
@RequestMapping(V1Configuration.BASE)
public final class DatasetRoutes {
    private final Catalog catalog;
    private final DagRuns runs;
    private final Assets assets;
    private final AssetNews news;

    DatasetRoutes(Catalog catalog, DagRuns runs, Assets assets, AssetNews news) {
        this.catalog = catalog;
        this.runs = runs;
        this.assets = assets;
        this.news = news;
    }

    /// A version of a dataset that came about elsewhere.
    record News(String datasetUri, @Nullable Map<String, @Nullable Object> extra) {}

    @Access(Permission.LIST)
    @GetMapping("/datasets")
    Map<String, @Nullable Object> list(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V1Configuration.USUAL);
        var pattern = asked.text("uri_pattern").orElse("");
        var dags = asked.texts("dag_ids");
        var found =
                assets.all(catalog.among(caller, List.of())).stream()
                        .filter(one -> pattern.isEmpty() || Catalog.like(one.uri(), pattern))
                        .filter(one -> dags.isEmpty() || one.concerns(dags))
                        .map(DatasetRoutes::view)
                        .toList();
        return Pages.of("datasets", found, asked);
    }

    private static Map<String, @Nullable Object> view(Asset asset) {
        return Keys.of(
                "id", asset.id(),
                "uri", asset.uri(),
                "extra", Keys.of(),
                "created_at", asset.since(),
                "updated_at", asset.last(),
                "consuming_dags",
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
                                .toList());
    }

    @Access(Permission.LIST)
    @GetMapping("/datasets/{uri}")
    Map<String, @Nullable Object> show(@PathVariable String uri, Caller caller) {
        return view(assets.one(catalog.among(caller, List.of()), uri));
    }

    @Access(Permission.LIST)
    @GetMapping("/datasets/events")
    Map<String, @Nullable Object> events(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V1Configuration.USUAL);
        var shown = catalog.among(caller, List.of());
        var asset = asked.text("dataset_id").map(id -> assets.one(shown, id)).orElse(null);
        var found = assets.events(shown, asset, asked);
        return Pages.whole(
                "dataset_events",
                found.events().stream().map(one -> view(one, List.of())).toList(),
                found.total());
    }

    private static Map<String, @Nullable Object> view(Event event, List<DagRuns.Seen> begun) {
        return Keys.of(
                "dataset_id", event.assetId(),
                "dataset_uri", event.uri(),
                "extra", event.extra(),
                "source_dag_id", event.pipeline(),
                "source_task_id", event.step(),
                "source_run_id", event.run(),
                "source_map_index", TaskInstances.UNMAPPED,
                "created_dagruns", begun.stream().map(DatasetRoutes::begun).toList(),
                "timestamp", event.at());
    }

    private static Map<String, @Nullable Object> begun(DagRuns.Seen seen) {
        var view = RunViews.run(seen);
        view.put("run_id", seen.name());
        return view;
    }

    /// Begins a run of each pipeline that runs after the dataset.
    @Access(Permission.TRIGGER)
    @PostMapping("/datasets/events")
    Map<String, @Nullable Object> happened(@RequestBody News news, Caller caller) {
        var told = this.news.tell(caller, news.datasetUri(), news.extra());
        return view(told.event(), told.begun());
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/{dag_run_id}/upstreamDatasetEvents")
    Map<String, @Nullable Object> causes(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            Caller caller) {
        var events = assets.causes(runs.one(dag, run), catalog.among(caller, List.of()));
        return Pages.whole(
                "dataset_events",
                events.stream().map(one -> view(one, List.of())).toList(),
                events.size());
    }
}
