package dev.onggi.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How far apart the runs of `every: auto` start: what they are seen to take and a fifth more, up
/// to the next time that people find on a clock, so that it does not move with every run.
public final class Spacing {
    private static final Duration UNKNOWN = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(20),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(3),
                    Duration.ofHours(4),
                    Duration.ofHours(6),
                    Duration.ofHours(8),
                    Duration.ofHours(12));

    private final Durations durations;

    /// Spacing by what runs have taken.
    ///
    /// @param durations the past
    public Spacing(Durations durations) {
        this.durations = durations;
    }

    /// The time from start to start.
    ///
    /// @param pipeline the pipeline's name
    /// @return an hour where it has never run; whole days where a run takes longer than half a day
    public Duration of(String pipeline) {
        return Expectation.of(durations.runs(pipeline), OptionalLong.empty())
                .map(expected -> rounded(expected.room()))
                .orElse(UNKNOWN);
    }

    private static Duration rounded(Duration room) {
        Optional<Duration> step =
                STEPS.stream().filter(one -> one.compareTo(room) >= 0).findFirst();
        return step.orElseGet(
                () -> DAY.multipliedBy(Math.ceilDiv(room.toMillis(), DAY.toMillis())));
    }
}
