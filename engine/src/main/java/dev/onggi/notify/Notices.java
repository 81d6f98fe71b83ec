package dev.onggi.notify;

import dev.onggi.event.Event;
import dev.onggi.event.Event.PipelineRecovered;
import dev.onggi.pipeline.Notification;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problems;
import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people and programs what happened: each notice is written into the store before it is
/// sent, and leaves it only when the other side has taken it or a day has passed.
///
/// A notice may be sent twice where a process dies between sending and writing so down, with the
/// same id. Several processes on one store share the work. Safe for use by several threads.
public final class Notices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration NET = Duration.ofSeconds(5);
    private static final Duration LAST = Duration.ofSeconds(10);

    private final Workspace workspace;
    private final InstantSource clock;
    private final NoticeRepository kept;
    private final NoticeWords words;
    private final Routing routing;
    private final Dispatch dispatch;
    private final Semaphore wake = new Semaphore(0);
    private final ExecutorService threads;
    private volatile boolean closed;

    /// What belongs to a workspace.
    ///
    /// @param database where notices are kept
    /// @param pipelines finds a pipeline by its name, and throws an [OnggiException] where it has
    ///   faults or is gone
    /// @param notifiers the known channels
    public record World(
            Workspace workspace,
            Database database,
            Function<String, Pipeline> pipelines,
            Notifiers notifiers) {}

    /// The notices of a workspace.
    ///
    /// @param world the workspace and its store
    /// @param clock the time
    public Notices(World world, InstantSource clock) {
        this(world, clock, Executors.newVirtualThreadPerTaskExecutor());
    }

    Notices(World world, InstantSource clock, ExecutorService threads) {
        this.workspace = world.workspace();
        this.clock = clock;
        this.threads = threads;
        this.kept = new NoticeRepository(world.database());
        this.words = new NoticeWords(workspace.language(), workspace.zone());
        this.routing =
                new Routing(NotifyCheck.ofWorkspace(workspace, new Problems()), world.pipelines());
        this.dispatch = new Dispatch(world, new Letter(words, sender()), clock, threads);
    }

    /// Who tells, such as `[Onggi shop prod]`.
    private String sender() {
        var name = workspace.root().getFileName();
        var environment = workspace.environment();
        return "[Onggi%s%s]"
                .formatted(
                        name == null ? "" : " " + name,
                        environment.equals(Workspaces.ONLY_ENVIRONMENT) ? "" : " " + environment);
    }

    /// Writes the notices of an event, in the transaction of the calling thread where there is one:
    /// they are told if and only if that is committed. The same event told again changes nothing.
    ///
    /// @param event what happened
    /// @throws OnggiException when the store cannot be written
    public void accept(Event event) {
        var now = clock.instant();
        Told.of(event)
                .ifPresent(told -> {
                    var channels = routing.channels(told);
                    if (!channels.isEmpty()) {
                        kept.keep(channels, told.id(), notice(event, told), now);
                    }
                });
        if (event instanceof PipelineRecovered recovered) {
            var pipeline = recovered.run().pipeline();
            kept.end(Told.topic(Notification.Event.FAILED, pipeline), now);
            kept.end(Told.topic(Notification.Event.GATE, pipeline), now);
        }
        wake.release();
    }

    private Notice notice(Event event, Told told) {
        var text = NoticeText.of(event, words);
        var secrets = workspace.secrets();
        return new Notice(
                event.at(),
                told.topic(),
                secrets.mask(text.title()),
                secrets.mask(text.body()),
                secrets.mask(Facts.of(event, told, words.language())));
    }

    /// Sends what waits, now and from now on, until closed.
    public void start() {
        threads.execute(this::loop);
    }

    private void loop() {
        var forgotten = Instant.EPOCH;
        while (!closed) {
            try {
                if (Duration.between(forgotten, clock.instant()).compareTo(Pace.RETENTION) > 0) {
                    forget(clock.instant());
                    forgotten = clock.instant();
                }
                dispatch.round();
            } catch (RuntimeException e) {
                LOG.warn("notices could not be sent; they are kept", e);
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (wake.tryAcquire(NET.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    void forget(Instant now) {
        kept.forget(Pace.KEPT, now);
    }

    /// Sends everything that is due and comes back when the senders do.
    void round() {
        dispatch.round();
    }

    /// Sends a test to a channel at once, past the store.
    ///
    /// @param channel one of [#channels]
    /// @throws OnggiException with what went wrong
    public void check(Channel channel) {
        var now = clock.instant();
        var test =
                new Notice(
                        now,
                        "test",
                        words.say("test.title"),
                        words.say("test.what", channel),
                        "{\"kind\":\"test\",\"at\":\"%s\"}".formatted(now));
        dispatch.check(new Delivery(UUID.randomUUID().toString(), channel, 0, now, now), test);
    }

    /// Every channel that a notification of the workspace or of a pipeline names.
    ///
    /// @param pipelines those to look at
    /// @return each once, with references still in them
    public List<Channel> channels(List<Pipeline> pipelines) {
        return routing.all(pipelines);
    }

    /// The messages that did not reach their channels: those still tried, and those given up.
    ///
    /// @return the newest first
    public List<Undelivered> undelivered() {
        return kept.undelivered();
    }

    /// Sends what is due once more, for some seconds at most; what then waits stays in the store.
    @Override
    public void close() {
        closed = true;
        wake.release();
        dispatch.round();
        threads.shutdown();
        try {
            threads.awaitTermination(LAST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
