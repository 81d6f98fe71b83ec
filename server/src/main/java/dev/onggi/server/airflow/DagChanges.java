package dev.onggi.server.airflow;

import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.World;
import dev.onggi.server.airflow.Catalog.Dag;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of pipelines can be changed: whether they are paused, and whether their runs are known.
public final class DagChanges {
    private final World world;
    private final Catalog catalog;
    private final DagRuns runs;

    DagChanges(World world, Catalog catalog, DagRuns runs) {
        this.world = world;
        this.catalog = catalog;
        this.runs = runs;
    }

    /// Refuses to change anything else.
    ///
    /// @param asked what is to be changed
    public static void mask(Asked asked) {
        for (var key : asked.texts("update_mask")) {
            if (!key.equals("is_paused")) {
                throw CallException.of(ServerProblem.BAD_PARAMETER, "update_mask", "is_paused");
            }
        }
    }

    /// Pauses a pipeline, or lets it go on.
    ///
    /// @param dag the pipeline
    /// @param paused whether it is to be; null is refused
    /// @return the pipeline afterwards
    public Dag pause(Dag dag, @Nullable Boolean paused) {
        if (paused == null) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "is_paused", "true, false");
        }
        if (paused) {
            world.serving().orders().pause(dag.name());
        } else {
            world.serving().orders().resume(dag.name());
        }
        return catalog.get(dag.name());
    }

    /// Pauses pipelines, or lets them go on; none where the caller may not for one.
    ///
    /// @param caller who asks
    /// @param dags the pipelines
    /// @param paused whether they are to be; null is refused
    /// @return the pipelines afterwards
    public List<Dag> pause(Caller caller, List<Dag> dags, @Nullable Boolean paused) {
        dags.forEach(dag -> catalog.check(caller, Permission.SWITCH, dag.name()));
        var changed = new ArrayList<Dag>();
        dags.forEach(dag -> changed.add(pause(dag, paused)));
        return changed;
    }

    /// Forgets the runs of a pipeline whose file is gone.
    ///
    /// @param dag its name
    public void forget(String dag) {
        catalog.find(dag)
                .ifPresent(there -> {
                    throw CallException.of(AirflowProblem.FILE_STAYS, dag, there.file());
                });
        runs.forgetAll(dag);
    }
}
