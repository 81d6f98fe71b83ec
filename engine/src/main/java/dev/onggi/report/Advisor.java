package dev.onggi.report;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.problem.Problem;
import dev.onggi.run.EndedRunRepository;
import dev.onggi.run.RunStatistics.OfPipeline;
import dev.onggi.run.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recommends only what enough runs show: five at least, and a minute at least to be won.
final class Advisor {
    private static final int ENOUGH = 5;
    private static final Duration WORTH = Duration.ofMinutes(1);

    private final List<EndedRunRepository.Run> runs;
    private final Map<String, Map<String, EndedRunRepository.Work>> work = new HashMap<>();

    /// @param runs that have ended
    /// @param work of their steps
    Advisor(List<EndedRunRepository.Run> runs, List<EndedRunRepository.Work> work) {
        this.runs = runs;
        for (var one : work) {
            this.work.computeIfAbsent(one.run(), key -> new HashMap<>()).put(one.step(), one);
        }
    }

    /// @param statistics of the same time
    /// @param pipelines as they stand now
    List<Problem> advice(List<OfPipeline> statistics, List<Pipeline> pipelines) {
        var advice = new ArrayList<Problem>();
        statistics.forEach(one -> mend(one).ifPresent(advice::add));
        statistics.forEach(one -> split(one).ifPresent(advice::add));
        runs.stream()
                .map(EndedRunRepository.Run::pipeline)
                .distinct()
                .sorted()
                .forEach(one -> move(one).ifPresent(advice::add));
        pipelines.forEach(one -> advice.addAll(pools(one)));
        return List.copyOf(advice);
    }

    private static Optional<Problem> mend(OfPipeline pipeline) {
        long failed = pipeline.ends().failed();
        return pipeline.steps().stream()
                .filter(step -> failed >= ENOUGH && step.ends().failed() * 2 > failed)
                .max(java.util.Comparator.comparingLong(step -> step.ends().failed()))
                .map(step ->
                        Problem.of(
                                Advice.MEND_STEP,
                                null,
                                step.name(),
                                pipeline.pipeline(),
                                step.ends().failed(),
                                failed));
    }

    private static Optional<Problem> split(OfPipeline pipeline) {
        var whole = pipeline.took();
        if (whole.count() < ENOUGH || pipeline.steps().size() < 2) {
            return Optional.empty();
        }
        return pipeline.steps().stream()
                .filter(step ->
                        step.took().count() >= ENOUGH && !step.uses().startsWith("pipeline/"))
                .filter(step -> step.took().p50().compareTo(WORTH.multipliedBy(5)) >= 0)
                .filter(step -> step.took().p50().multipliedBy(2).compareTo(whole.p50()) >= 0)
                .findFirst()
                .map(step ->
                        Problem.of(
                                Advice.SPLIT_STEP,
                                null,
                                step.name(),
                                pipeline.pipeline(),
                                minutes(step.took().p50()),
                                minutes(whole.p50()),
                                step.took().count()));
    }

    /// How long scheduled runs waited before their first step began, and what went on meanwhile.
    private Optional<Problem> move(String pipeline) {
        var waits = new ArrayList<Duration>();
        var beside = new HashMap<String, Integer>();
        for (var run : runs) {
            if (run.pipeline().equals(pipeline) && run.kind().equals("scheduled")) {
                var begin = begin(run);
                waits.add(Duration.between(run.from(), begin));
                runs.stream()
                        .filter(other -> other.parent() == null)
                        .filter(other -> !other.pipeline().equals(pipeline))
                        .filter(other -> other.from().isBefore(begin))
                        .filter(other -> other.to().isAfter(run.from()))
                        .map(EndedRunRepository.Run::pipeline)
                        .distinct()
                        .forEach(name -> beside.merge(name, 1, Integer::sum));
            }
        }
        var wait = Timing.of(waits);
        return beside.entrySet().stream()
                .filter(entry -> wait.count() >= ENOUGH && wait.p50().compareTo(WORTH) >= 0)
                .filter(entry -> entry.getValue() * 5 >= wait.count() * 4)
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(entry ->
                        Problem.of(
                                Advice.MOVE_SCHEDULE,
                                null,
                                pipeline,
                                minutes(wait.p50()),
                                entry.getKey(),
                                entry.getValue(),
                                wait.count()));
    }

    private Instant begin(EndedRunRepository.Run run) {
        return work.getOrDefault(run.id(), Map.of()).values().stream()
                .map(EndedRunRepository.Work::from)
                .min(Instant::compareTo)
                .orElse(run.from());
    }

    private List<Problem> pools(Pipeline pipeline) {
        var advice = new ArrayList<Problem>();
        for (var step : pipeline.steps().order()) {
            var pool = step.control().pool();
            if (pool != null) {
                var waits = waits(pipeline, step.name());
                if (waits.count() >= ENOUGH && waits.p50().compareTo(WORTH) >= 0) {
                    advice.add(
                            Problem.of(
                                    Advice.RAISE_POOL,
                                    null,
                                    pool,
                                    step.name(),
                                    pipeline.name(),
                                    minutes(waits.p50()),
                                    waits.count()));
                }
            }
        }
        return advice;
    }

    /// From the end of what a step waits for to its own begin.
    private Timing waits(Pipeline pipeline, String step) {
        var waits = new ArrayList<Duration>();
        for (var run : runs) {
            var steps = work.getOrDefault(run.id(), Map.of());
            var own = steps.get(step);
            if (run.pipeline().equals(pipeline.name()) && own != null) {
                var ready =
                        pipeline.steps().waitsFor(step).stream()
                                .map(steps::get)
                                .filter(java.util.Objects::nonNull)
                                .map(EndedRunRepository.Work::to)
                                .max(Instant::compareTo)
                                .orElse(run.from());
                waits.add(Duration.between(ready, own.from()));
            }
        }
        return Timing.of(waits);
    }

    private static String minutes(Duration time) {
        return String.format(java.util.Locale.ROOT, "%.1f", time.toSeconds() / 60.0);
    }
}
