package dev.onggi;

import dev.onggi.door.Door;
import dev.onggi.event.Event;
import dev.onggi.event.Events;
import dev.onggi.event.RunRef;
import dev.onggi.event.Subscription;
import dev.onggi.keep.Housekeeping;
import dev.onggi.notify.Notices;
import dev.onggi.notify.Notifiers;
import dev.onggi.pipeline.Pipelines;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.Definitions;
import dev.onggi.run.Engine;
import dev.onggi.run.Orders;
import dev.onggi.run.RunCause;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunSpace;
import dev.onggi.schedule.Agenda;
import dev.onggi.schedule.Alert;
import dev.onggi.schedule.DurationRepository;
import dev.onggi.schedule.Durations;
import dev.onggi.schedule.Outlook;
import dev.onggi.schedule.ScheduleEvent;
import dev.onggi.schedule.Scheduler;
import dev.onggi.schedule.SchedulerLoop;
import dev.onggi.schedule.Slot;
import dev.onggi.schedule.Spacing;
import dev.onggi.store.Dialect;
import dev.onggi.store.StoreProblem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A workspace that works by itself: its schedules begin runs, its steps are worked on, people are
/// told, and other processes may give orders, until it is closed.
public final class Serving implements AutoCloseable {
    private static final Duration SILENT = Duration.ofSeconds(90);
    private static final Duration WATCH = Duration.ofSeconds(10);

    private final RunSpace space;
    private final Engine engine;
    private final Orders orders;
    private final Supplier<Pipelines> pipelines;
    private final SchedulerLoop scheduler;
    private final Notices notices;
    private final @Nullable Door door;
    private final Durations durations;
    private final Consumer<ScheduleEvent> told;
    private final Map<String, Set<Alert.Kind>> alerted = new HashMap<>();
    private Instant tidyAt;
    private final Housekeeping keeping;
    private final ScheduledFuture<?> watching;
    private final Subscription ends;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("onggi-watch").daemon().factory());

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
            Options options)
            throws IOException {
        this.space = space;
        this.pipelines = pipelines;
        this.told = options.told();
        this.notices = notices;
        this.durations = new DurationRepository(space.database());
        this.engine = Engine.serve(space, definitions, options.labels());
        this.orders = engine.orders();
        this.keeping = new Housekeeping(space.workspace(), space.database(), space.clock());
        this.tidyAt = options.schedules() ? keeping.next(space.clock().instant()) : Instant.MAX;
        var schedule =
                Scheduler.of(
                        space.workspace(),
                        space.database(),
                        options.schedules() ? this::agenda : () -> new Agenda(List.of(), Set.of()),
                        this::start,
                        space.clock(),
                        told);
        this.scheduler =
                SchedulerLoop.start(
                        schedule,
                        space.clock(),
                        failure -> {
                            // it is tried again, and told as silence where it goes on
                        });
        this.door =
                options.schedules() && space.database().dialect() == Dialect.SQLITE
                        ? Door.open(
                                space.workspace().state(),
                                new OwnerOrders(orders, scheduler)::handle)
                        : null;
        notices.start();
        watching =
                watch.scheduleWithFixedDelay(
                        this::watch, WATCH.toSeconds(), WATCH.toSeconds(), TimeUnit.SECONDS);
        ends =
                events.subscribe(event -> {
                    if (event instanceof Event.RunEnded) {
                        scheduler.wake();
                    }
                });
    }

    static Serving start(
            RunSpace space,
            Definitions definitions,
            Supplier<Pipelines> pipelines,
            Notices notices,
            Events events,
            Options options) {
        try {
            return new Serving(space, definitions, pipelines, notices, events, options);
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

    private Agenda agenda() {
        var paused = Set.copyOf(orders.paused());
        var spacing = new Spacing(durations);
        return Agenda.of(pipelines.get(), space.workspace().zone(), paused::contains, spacing::of);
    }

    private boolean start(Slot slot) {
        var kind =
                switch (slot.kind()) {
                    case TIME -> RunCause.Kind.SCHEDULED;
                    case DATA -> RunCause.Kind.DATA;
                    case BACKFILL -> RunCause.Kind.BACKFILL;
                };
        var cause = new RunCause(kind, slot.at().toString(), slot.from(), slot.at(), null);
        var pipeline = slot.key().pipeline();
        boolean started = orders.start(pipeline, RunRequest.NOW, cause).isPresent();
        if (!started && slot.kind() == Slot.Kind.TIME && !orders.knows(pipeline, cause)) {
            told.accept(new ScheduleEvent.LeftOut(slot.key(), slot.at()));
        }
        return started;
    }

    /// What goes on for longer than it should, and a scheduler that does not look any more.
    private void watch() {
        try {
            var now = space.clock().instant();
            tidy(now);
            var going = durations.going();
            going.forEach(run -> late(run, now));
            var ids = new HashSet<String>();
            going.forEach(run -> ids.add(run.id()));
            alerted.keySet().retainAll(ids);
            var looked = scheduler.lastLook();
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

    private void late(Durations.Going run, Instant now) {
        var pipeline =
                pipelines.get().all().stream()
                        .filter(one -> one.name().equals(run.pipeline()))
                        .findFirst();
        if (pipeline.isEmpty()) {
            return;
        }
        var outlook = new Outlook(durations);
        var zone = space.workspace().zone();
        var expected =
                new Alert.Expected(
                        outlook.of(run.pipeline(), java.util.OptionalLong.empty()).orElse(null),
                        outlook.end(pipeline.get(), run, now).orElse(null),
                        Alert.deadline(pipeline.get().running().mustEndBy(), run.at(), zone)
                                .orElse(null));
        var said = alerted.computeIfAbsent(run.id(), id -> new HashSet<>());
        for (var alert : Alert.of(run, expected, now, said)) {
            said.add(alert.kind());
            notices.accept(event(alert));
        }
    }

    private static Event event(Alert alert) {
        var threshold =
                switch (alert.kind()) {
                    case NEARLY_EXPECTED -> Event.RunLate.Threshold.NEARLY;
                    case LONGER_THAN_EXPECTED -> Event.RunLate.Threshold.OVER;
                    case WILL_BE_LATE, LATE -> Event.RunLate.Threshold.DEADLINE;
                };
        var run = new RunRef(alert.run(), alert.pipeline(), Map.of());
        return new Event.RunLate(alert.at(), run, threshold, alert.at());
    }

    /// Orders to this process.
    ///
    /// @return acted on at once
    public Orders orders() {
        return orders;
    }

    /// Ends what goes on, as far as it ends when it is told to; what was left is gone on with by
    /// the next process.
    @Override
    public void close() {
        watching.cancel(true);
        watch.shutdownNow();
        ends.close();
        var failures = new ArrayList<Exception>();
        if (door != null) {
            try {
                door.close();
            } catch (IOException e) {
                failures.add(e);
            }
        }
        scheduler.close();
        engine.close();
        notices.close();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.getFirst());
        }
    }
}
