package dev.onggi.notify;

import dev.onggi.event.Ending;
import dev.onggi.event.Event;
import dev.onggi.event.Reason;
import dev.onggi.event.RunRef;
import dev.onggi.event.Totals;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.PipelineProblem;
import dev.onggi.pipeline.PipelineReader;
import dev.onggi.pipeline.StepTypes;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Notifier;
import dev.onggi.step.StepType;
import dev.onggi.store.Database;
import dev.onggi.testkit.FakeNotifier;
import dev.onggi.testkit.VirtualTime;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A workspace whose notices go to a fake channel, in virtual time.
final class Outpost implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T21:00:00Z");
    static final Duration TICK = Duration.ofSeconds(5);

    final VirtualTime time = new VirtualTime(START);
    final FakeNotifier fake = new FakeNotifier();
    private final Path root;
    private final Map<String, String> variables;
    private final Map<String, Pipeline> pipelines = new HashMap<>();
    private Workspace workspace;
    private Database database;
    private @Nullable Future<?> ticks;
    Notices notices;

    Outpost(Path root, String settings) {
        this(root, settings, Map.of());
    }

    Outpost(Path root, String settings, Map<String, String> variables) {
        this.root = root;
        this.variables = variables;
        try {
            Files.writeString(root.resolve("onggi.yaml"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.workspace = Workspaces.open(root, null, variables);
        this.database = open();
        this.notices = make();
    }

    static Workspace workspace(Path root, String settings) {
        try {
            Files.writeString(root.resolve("onggi.yaml"), settings);
            return Workspaces.open(root, null, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Database open() {
        return Database.open(root.resolve(".onggi/onggi.db"));
    }

    private Notices make() {
        var notifiers = new Notifiers(List.<Notifier>of(fake));
        var made =
                new Notices(
                        new Notices.World(workspace, database, this::pipeline, notifiers),
                        time,
                        time);
        ticks =
                time.scheduleAtFixedRate(
                        made::round, TICK.toSeconds(), TICK.toSeconds(), TimeUnit.SECONDS);
        return made;
    }

    private Pipeline pipeline(String name) {
        return Optional.ofNullable(pipelines.get(name))
                .orElseThrow(() -> OnggiException.of(PipelineProblem.UNKNOWN_PIPELINE, name, ""));
    }

    /// Adds a pipeline by its YAML.
    Pipeline add(String yaml) {
        var read = new PipelineReader(new NoTypes()).read(yaml, "pipelines/p.yaml");
        pipelines.put(read.name(), read);
        return read;
    }

    /// Everything that lives in memory is lost, and another process begins on the same store.
    void die() {
        if (ticks != null) {
            ticks.cancel(true);
        }
        time.forget();
        database.close();
        workspace = Workspaces.open(root, null, variables);
        database = open();
        notices = make();
    }

    Event failed(String pipeline) {
        return failed(pipeline, Map.of());
    }

    Event failed(String pipeline, Map<String, String> params) {
        var at = time.instant();
        var problem = Problem.of(NotifyProblem.MISSING_KEY, null, "shop_db", "host");
        return new Event.RunEnded(
                at,
                new RunRef(pipeline + "_" + at.getEpochSecond(), pipeline, params),
                new Ending(
                        Ending.State.FAILED,
                        List.of(Reason.of("fetch", problem)),
                        Duration.ofSeconds(12)),
                new Totals(1240, 1224, 16, new BigDecimal("0.05")),
                "onggi retry " + pipeline);
    }

    Event recovered(String pipeline) {
        var at = time.instant();
        return new Event.PipelineRecovered(
                at, new RunRef(pipeline + "_ok", pipeline, Map.of()), 3, START);
    }

    @Override
    public void close() {
        database.close();
    }

    /// Knows no kind of step, so that pipelines here only call others.
    static final class NoTypes implements StepTypes {
        @Override
        public Optional<StepType> find(String uses) {
            return Optional.empty();
        }

        @Override
        public Collection<String> names() {
            return List.of();
        }
    }
}
