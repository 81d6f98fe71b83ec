package dev.onggi;

import dev.onggi.keep.Drop;
import dev.onggi.keep.Housekeeping;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.report.Report;
import dev.onggi.report.Targets;
import dev.onggi.run.Definitions;
import dev.onggi.run.Period;
import dev.onggi.run.Waiting;
import dev.onggi.run.WaitingReasonRepository;
import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after a workspace: why its runs wait, how well they do, and what of them is dropped.
public final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Workspace workspace;
    private final InstantSource clock;
    private final Definitions definitions;
    private final Supplier<@Nullable Database> read;
    private final Supplier<Database> owned;
    private final BooleanSupplier asking;

    Upkeep(
            Workspace workspace,
            InstantSource clock,
            Definitions definitions,
            Supplier<@Nullable Database> read,
            Supplier<Database> owned,
            BooleanSupplier asking) {
        this.workspace = workspace;
        this.clock = clock;
        this.definitions = definitions;
        this.read = read;
        this.owned = owned;
        this.asking = asking;
    }

    /// Says why a run does not go on.
    ///
    /// @param run its id
    /// @return what waits in it, nothing where it has ended
    public List<Waiting> waiting(String run) {
        var metadata = read.get();
        return metadata == null
                ? List.of()
                : new WaitingReasonRepository(metadata, definitions, workspace.zone()).of(run);
    }

    /// Whether a pipeline starts no run by itself because somebody paused it.
    ///
    /// @param pipeline its name
    /// @return the sentence, or empty
    public Optional<Problem> paused(String pipeline) {
        var metadata = read.get();
        return metadata == null
                ? Optional.empty()
                : new WaitingReasonRepository(metadata, definitions, workspace.zone())
                        .paused(pipeline);
    }

    /// Tells how well the workspace did.
    ///
    /// @param period over which time
    /// @param pipelines as they stand now
    /// @return complete, or empty where nothing has run yet
    public Optional<Report> report(Period period, List<Pipeline> pipelines) {
        var metadata = read.get();
        return metadata == null
                ? Optional.empty()
                : Optional.of(
                        Report.of(
                                new Report.Matter(
                                        metadata,
                                        workspace.zone(),
                                        Targets.of(workspace),
                                        pipelines),
                                period));
    }

    /// Finds what is older than `retention:` keeps; nothing is dropped.
    ///
    /// @return in the order in which it would be dropped
    /// @throws IOException when the disk fails
    public List<Drop> untidy() throws IOException {
        var metadata = read.get();
        return metadata == null ? List.of() : keeping(metadata).plan(asking.getAsBoolean());
    }

    /// Drops what is older than `retention:` keeps, as the owner of the workspace.
    ///
    /// @return what was dropped
    /// @throws IOException when the disk fails; the next time goes on
    public List<Drop> tidy() throws IOException {
        if (read.get() == null) {
            return List.of();
        }
        var keeping = keeping(owned.get());
        return keeping.drop(keeping.plan(asking.getAsBoolean()));
    }

    /// The same for a process that has other things to do: what cannot be dropped now is the next
    /// time.
    void tidyQuietly() {
        try {
            tidy();
        } catch (IOException | OnggiException e) {
            LOG.warn("old data stays until the next time: {}", e.getMessage());
        }
    }

    private Housekeeping keeping(Database database) {
        return new Housekeeping(workspace, database, clock);
    }
}
