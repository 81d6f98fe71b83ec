package dev.onggi.schedule;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.schedule.Durations.Going;
import dev.onggi.schedule.Durations.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// When runs are expected to end.
public final class Outlook {
    private final Durations durations;

    /// An outlook by what runs have taken.
    ///
    /// @param durations the past
    public Outlook(Durations durations) {
        this.durations = durations;
    }

    /// What a run of a pipeline is expected to take.
    ///
    /// @param pipeline its name
    /// @param rows the rows it is to read, where that is known
    /// @return empty where it has never run
    public Optional<Expectation> of(String pipeline, OptionalLong rows) {
        return Expectation.of(durations.runs(pipeline), rows);
    }

    /// When a run in progress is expected to end: along its longest way of steps, each with what it
    /// usually takes from when it began or can begin. A step that has taken longer than usual is
    /// expected to end now.
    ///
    /// @param pipeline its pipeline
    /// @param run how far it is
    /// @param now the time
    /// @return not before now; empty where nothing is known of the pipeline
    public Optional<Instant> end(Pipeline pipeline, Going run, Instant now) {
        var past = durations.steps(pipeline.name());
        if (past.isEmpty()) {
            return of(pipeline.name(), OptionalLong.empty())
                    .map(expected -> later(run.started().plus(expected.median()), now));
        }
        var ends = new HashMap<String, Instant>();
        for (var step : pipeline.steps().order()) {
            var ready =
                    pipeline.steps().waitsFor(step.name()).stream()
                            .map(ends::get)
                            .reduce(now, Outlook::later);
            ends.put(step.name(), end(step.name(), run, usual(past, step.name()), ready, now));
        }
        return Optional.of(ends.values().stream().reduce(now, Outlook::later));
    }

    private static Instant end(String step, Going run, Duration usual, Instant ready, Instant now) {
        var progress = run.steps().get(step);
        if (progress == null) {
            return ready.plus(usual);
        }
        return progress.ended() == null
                ? later(progress.started().plus(usual), now)
                : progress.ended();
    }

    private static Duration usual(Map<String, List<Past>> past, String step) {
        return Expectation.of(past.getOrDefault(step, List.of()), OptionalLong.empty())
                .map(Expectation::median)
                .orElse(Duration.ZERO);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
