package dev.onggi;

import dev.onggi.pipeline.Pipelines;
import dev.onggi.run.Orders;
import dev.onggi.run.RunCause;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunSpace;
import dev.onggi.schedule.Agenda;
import dev.onggi.schedule.DurationRepository;
import dev.onggi.schedule.ScheduleEvent;
import dev.onggi.schedule.Scheduler;
import dev.onggi.schedule.SchedulerLoop;
import dev.onggi.schedule.Slot;
import dev.onggi.schedule.Spacing;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Starts the runs of a workspace when they are due, until it is closed.
final class Schedules implements AutoCloseable {
    private final RunSpace space;
    private final Supplier<Pipelines> pipelines;
    private final Orders orders;
    private final Consumer<ScheduleEvent> told;
    private final SchedulerLoop loop;

    /// @param pipelines as they stand whenever they are asked for
    /// @param orders starts the runs
    /// @param told is told what happens to schedules
    Schedules(
            RunSpace space,
            Supplier<Pipelines> pipelines,
            Orders orders,
            Consumer<ScheduleEvent> told) {
        this.space = space;
        this.pipelines = pipelines;
        this.orders = orders;
        this.told = told;
        this.loop =
                SchedulerLoop.start(
                        Scheduler.of(
                                space.workspace(),
                                space.database(),
                                this::agenda,
                                this::start,
                                space.clock(),
                                told),
                        space.clock(),
                        failure -> {
                            // it is tried again, and told as silence where it goes on
                        });
    }

    SchedulerLoop loop() {
        return loop;
    }

    private Agenda agenda() {
        var paused = Set.copyOf(orders.paused());
        var spacing = new Spacing(new DurationRepository(space.database()));
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

    /// Ends after what it is at.
    @Override
    public void close() {
        loop.close();
    }
}
