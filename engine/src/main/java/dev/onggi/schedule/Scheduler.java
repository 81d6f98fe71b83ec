package dev.onggi.schedule;

import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Looks at every schedule of a workspace and begins the runs that are due.
///
/// What it must remember lies in the database, so it may be made anew at any time, and several may
/// look at the same workspace.
public final class Scheduler {
    private final Supplier<Agenda> agenda;
    private final Cursors cursors;
    private final TimeSchedules times;
    private final DataSchedules data;
    private final InstantSource clock;
    private final Consumer<ScheduleEvent> events;

    Scheduler(
            Supplier<Agenda> agenda,
            Cursors cursors,
            DataSchedules data,
            Starts starts,
            InstantSource clock,
            Consumer<ScheduleEvent> events) {
        this.agenda = agenda;
        this.cursors = cursors;
        this.data = data;
        this.times = new TimeSchedules(cursors, starts, events);
        this.clock = clock;
        this.events = events;
    }

    /// A scheduler.
    ///
    /// @param workspace the folder
    /// @param database its metadata
    /// @param agenda reads the schedules; called at every look
    /// @param starts where runs begin
    /// @param clock the time
    /// @param events is told what happens
    /// @return a scheduler that nobody has made to look yet
    public static Scheduler of(
            Workspace workspace,
            Database database,
            Supplier<Agenda> agenda,
            Starts starts,
            InstantSource clock,
            Consumer<ScheduleEvent> events) {
        var data = new DataSchedules(workspace, database, starts);
        return new Scheduler(agenda, new CursorRepository(database), data, starts, clock, events);
    }

    /// Looks at every schedule once. One that fails keeps none of the others from running.
    ///
    /// @return when something is due next, as far as is known
    public Optional<Instant> look() {
        var now = clock.instant();
        var current = agenda.get();
        var positions = new HashMap<>(cursors.all());
        var next =
                current.planned().stream()
                        .flatMap(planned -> look(planned, positions, now).stream())
                        .min(Comparator.naturalOrder());
        if (current.planned().stream().anyMatch(planned -> planned.slots().isEmpty())) {
            data.handOver(events);
        }
        forget(current, positions);
        return next;
    }

    private Optional<Instant> look(
            Planned planned, Map<ScheduleKey, Instant> positions, Instant now) {
        try {
            var at = positions.remove(planned.key());
            if (at == null) {
                at = begin(planned, now);
            }
            return planned.slots().isPresent()
                    ? times.look(planned, planned.slots().get(), at, now)
                    : data.look(planned, now);
        } catch (RuntimeException e) {
            events.accept(new ScheduleEvent.Failed(planned.key(), e));
            return Optional.empty();
        }
    }

    private Instant begin(Planned planned, Instant now) {
        var from = planned.beginning(now);
        if (planned.slots().isEmpty() && !planned.schedule().catchup()) {
            data.know(planned, now);
        }
        cursors.begin(planned.key(), from);
        events.accept(new ScheduleEvent.Began(planned.key(), from));
        return from;
    }

    private void forget(Agenda current, Map<ScheduleKey, Instant> left) {
        for (var key : left.keySet()) {
            if (!current.unreadable().contains(key.pipeline())) {
                cursors.forget(key);
                events.accept(new ScheduleEvent.Ended(key));
            }
        }
    }
}
