package dev.onggi;

import dev.onggi.door.Door;
import dev.onggi.event.Event;
import dev.onggi.event.Events;
import dev.onggi.event.Subscription;
import dev.onggi.keep.Housekeeping;
import dev.onggi.notify.Notices;
import dev.onggi.notify.Notifiers;
import dev.onggi.pipeline.Pipelines;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.Definitions;
import dev.onggi.run.Engine;
import dev.onggi.run.Orders;
import dev.onggi.run.RunSpace;
import dev.onggi.schedule.ScheduleEvent;
import dev.onggi.store.Dialect;
import dev.onggi.store.StoreProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A workspace that works by itself: its schedules begin runs, its steps are worked on, people are
/// told, and other processes may give orders, until it is closed.
public final class Serving implements AutoCloseable {
    private static final Duration SILENT = Duration.ofSeconds(90);
    private static final Duration WATCH = Duration.ofSeconds(10);

    private final RunSpace space;
    private final Supplier<Pipelines> pipelines;
    private final Engine engine;
    private final Notices notices;
    private final @Nullable Duty duty;

    /// What a process that serves is asked for.
    ///
    /// @param labels for steps that ask for workers of a kind
    /// @param schedules whether it starts runs by itself and takes orders, or only works
    /// @param told is told what happens to schedules
    public record Options(Set<String> labels, boolean schedules, Consumer<ScheduleEvent> told) {}

    private Serving(
            RunSpace space,
            Definitions definitions,
            Supplier<Pipelines> pipelines,
            Notices notices,
            Events events,
            Options options,
            Function<String, Map<String, String>> greetings)
            throws IOException {
        this.space = space;
        this.pipelines = pipelines;
        this.notices = notices;
        this.engine = Engine.serve(space, definitions, options.labels());
        this.duty =
                options.schedules() ? new Duty(pipelines, events, options.told(), greetings) : null;
        notices.start();
    }

    static Serving start(
            RunSpace space,
            Definitions definitions,
            Supplier<Pipelines> pipelines,
            Notices notices,
            Events events,
            Options options,
            Function<String, Map<String, String>> greetings) {
        try {
            return new Serving(space, definitions, pipelines, notices, events, options, greetings);
        } catch (IOException e) {
            throw OnggiException.because(
                    e,
                    StoreProblem.UNUSABLE,
                    space.workspace().state().resolve("door"),
                    String.valueOf(e.getMessage()));
        }
    }

    static Notices notices(RunSpace space, Supplier<Pipelines> pipelines) {
        return new Notices(
                new Notices.World(
                        space.workspace(),
                        space.database(),
                        name -> pipelines.get().get(name),
                        Notifiers.of(space.workspace(), space.clock())),
                space.clock());
    }

    /// What one process does for all that work on a workspace: it starts runs, takes orders, and
    /// looks after what goes on.
    private final class Duty implements AutoCloseable {
        private final Schedules schedules;
        private final @Nullable Door door;
        private final LateRuns late;
        private final Housekeeping keeping;
        private final Subscription ends;
        private final ScheduledExecutorService watch =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("onggi-watch").daemon().factory());
        private final ScheduledFuture<?> looking;
        private Instant tidyAt;

        Duty(
                Supplier<Pipelines> pipelines,
                Events events,
                Consumer<ScheduleEvent> told,
                Function<String, Map<String, String>> greetings)
                throws IOException {
            var workspace = space.workspace();
            keeping = new Housekeeping(workspace, space.database(), space.clock());
            tidyAt = keeping.next(space.clock().instant());
            late = new LateRuns(space.database(), workspace.zone(), pipelines, notices::accept);
            schedules = new Schedules(space, pipelines, orders(), told);
            var loop = schedules.loop();
            door =
                    space.database().dialect() == Dialect.SQLITE
                            ? Door.open(
                                    workspace.state(),
                                    new OwnerOrders(orders(), loop, greetings)::handle)
                            : null;
            looking =
                    watch.scheduleWithFixedDelay(
                            this::look, WATCH.toSeconds(), WATCH.toSeconds(), TimeUnit.SECONDS);
            ends =
                    events.subscribe(event -> {
                        if (event instanceof Event.RunEnded) {
                            loop.wake();
                        }
                    });
        }

        /// What goes on for longer than it should, and a scheduler that does not look any more.
        private void look() {
            try {
                var now = space.clock().instant();
                tidy(now);
                late.look(now);
                var looked = schedules.loop().lastLook();
                if (Duration.between(looked, now).compareTo(SILENT) > 0) {
                    notices.accept(new Event.SchedulerSilent(now, looked));
                }
            } catch (RuntimeException e) {
                // the store does not answer; the next look may find it again
            }
        }

        /// Once a day. Models may be asked in this process, so their journal stays.
        private void tidy(Instant now) {
            if (now.isBefore(tidyAt)) {
                return;
            }
            tidyAt = keeping.next(now);
            try {
                keeping.drop(keeping.plan(true));
            } catch (IOException e) {
                // what a disk does not give up today it may tomorrow
            }
        }

        @Override
        public void close() {
            looking.cancel(true);
            watch.shutdownNow();
            ends.close();
            try (schedules) {
                if (door != null) {
                    door.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Orders to this process.
    ///
    /// @return acted on at once
    public Orders orders() {
        return engine.orders();
    }

    /// The pipelines as the files hold them now.
    ///
    /// @return read anew where a file has changed
    public Pipelines pipelines() {
        return pipelines.get();
    }

    /// Ends what goes on, as far as it ends when it is told to; what was left is gone on with by
    /// the next process.
    @Override
    public void close() {
        try (notices;
                engine;
                duty) {
            // in this order from the end
        }
    }
}
