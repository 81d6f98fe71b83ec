package dev.onggi.server.airflow;

import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Assets.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Versions of datasets that came about elsewhere, and the runs that they begin.
public final class AssetNews {
    private final Catalog catalog;
    private final DagRuns runs;
    private final Assets assets;

    AssetNews(Catalog catalog, DagRuns runs, Assets assets) {
        this.catalog = catalog;
        this.runs = runs;
        this.assets = assets;
    }

    /// A version of a dataset.
    ///
    /// @param event as it was written down
    /// @param begun the runs that it began
    public record Told(Event event, List<DagRuns.Seen> begun) {}

    /// Writes a version down and begins a run of each pipeline that runs after the dataset.
    ///
    /// @param caller who says so, and may begin all of them
    /// @param id of the dataset, or its address
    /// @param extra what is known of the version
    /// @return the version
    public Told tell(Caller caller, String id, @Nullable Map<String, @Nullable Object> extra) {
        var asset = assets.one(catalog.among(caller, List.of()), id);
        asset.readers().forEach(dag -> catalog.check(caller, Permission.TRIGGER, dag));
        var event = assets.happened(asset, extra, caller.name());
        var begun = new ArrayList<DagRuns.Seen>();
        var wanted = new DagRuns.Wanted(null, null, Map.of(), null);
        asset.readers().forEach(dag -> begun.add(runs.begin(caller, dag, wanted)));
        return new Told(event, begun);
    }
}
