package dev.onggi.schedule;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds schedules that are over, too close for what their runs take, or too late for their
/// deadline. None of it keeps a pipeline from running.
public final class ScheduleChecks {
    private static final Duration LOOKED_AT = Duration.ofDays(8);
    private static final int SLOTS = 2_000;

    private final Outlook outlook;
    private final Instant now;
    private final List<Problem> found = new ArrayList<>();

    private ScheduleChecks(Outlook outlook, Instant now) {
        this.outlook = outlook;
        this.now = now;
    }

    /// Looks at every schedule.
    ///
    /// @param pipelines by the pipelines' own order
    /// @param agenda their schedules
    /// @param outlook what runs are expected to take
    /// @param now the time
    /// @return warnings, each with the place of its schedule
    public static List<Problem> of(
            List<Pipeline> pipelines, Agenda agenda, Outlook outlook, Instant now) {
        Map<String, Pipeline> byName =
                pipelines.stream()
                        .collect(
                                Collectors.toMap(
                                        Pipeline::name,
                                        Function.identity(),
                                        (first, second) -> first));
        var checks = new ScheduleChecks(outlook, now);
        for (var planned : agenda.planned()) {
            Optional.ofNullable(byName.get(planned.key().pipeline()))
                    .ifPresent(pipeline -> checks.check(pipeline, planned));
        }
        return List.copyOf(checks.found);
    }

    private void check(Pipeline pipeline, Planned planned) {
        var next = planned.slots().flatMap(slots -> slots.next(now));
        var end = planned.schedule().end();
        boolean ended = end != null && !now.isBefore(end.atZone(planned.zone()).toInstant());
        if (ended || (planned.slots().isPresent() && next.isEmpty())) {
            add(planned, ScheduleProblem.OVER, planned.key().schedule(), planned.key().pipeline());
            return;
        }
        var expected = outlook.of(pipeline.name(), OptionalLong.empty());
        if (next.isPresent() && expected.isPresent()) {
            room(planned, next.get(), expected.get());
            var deadline = pipeline.running().mustEndBy();
            if (deadline != null) {
                late(planned, next.get(), expected.get(), deadline);
            }
        }
    }

    private void room(Planned planned, Instant first, Expectation expected) {
        var gap = shortest(planned.slots().orElseThrow(), first);
        if (gap.isPresent() && gap.get().compareTo(expected.room()) < 0) {
            add(
                    planned,
                    ScheduleProblem.TOO_CLOSE,
                    planned.key().pipeline(),
                    Spans.text(gap.get()),
                    Spans.text(expected.median()),
                    expected.runs(),
                    Spans.text(expected.room()));
        }
    }

    private static Optional<Duration> shortest(Slots slots, Instant first) {
        Optional<Duration> shortest = Optional.empty();
        var last = first;
        for (int i = 0; i < SLOTS; i++) {
            var next = slots.next(last);
            if (next.isEmpty()) {
                break;
            }
            var gap = Duration.between(last, next.get());
            if (shortest.isEmpty() || gap.compareTo(shortest.get()) < 0) {
                shortest = Optional.of(gap);
            }
            last = next.get();
            if (last.isAfter(first.plus(LOOKED_AT))) {
                break;
            }
        }
        return shortest;
    }

    private void late(Planned planned, Instant slot, Expectation expected, LocalTime by) {
        ZoneId zone = planned.zone();
        var deadline = Alert.deadline(by, slot, zone).orElseThrow();
        if (slot.plus(expected.median()).isAfter(deadline)) {
            var latest = deadline.minus(expected.room()).atZone(zone).toLocalTime();
            add(
                    planned,
                    ScheduleProblem.LATE,
                    planned.key().pipeline(),
                    slot.atZone(zone).toLocalTime(),
                    Spans.text(expected.median()),
                    by,
                    latest.truncatedTo(ChronoUnit.MINUTES));
        }
    }

    private void add(Planned planned, ScheduleProblem code, Object... args) {
        found.add(Problem.of(code, planned.schedule().place(), args));
    }
}
