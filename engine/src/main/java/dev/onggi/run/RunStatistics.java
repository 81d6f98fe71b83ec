package dev.onggi.run;

import dev.onggi.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How often the pipelines and steps of a workspace end well, how long they take, how many rows
/// they move and what they pay for models. Runs over a sample do not count.
public final class RunStatistics {
    private final Database database;

    /// What became of runs or steps.
    ///
    /// @param succeeded ended well
    /// @param failed could not do their work, or were interrupted
    /// @param stopped were stopped by a gate
    /// @param cancelled were told to end
    public record Ends(long succeeded, long failed, long stopped, long cancelled) {
        static final Ends NONE = new Ends(0, 0, 0, 0);

        /// Counts runs.
        ///
        /// @param runs that have ended
        /// @return how they did
        public static Ends of(List<EndedRunRepository.Run> runs) {
            var ends = NONE;
            for (var run : runs) {
                ends = ends.plus(run.state());
            }
            return ends;
        }

        Ends plus(String state) {
            return switch (state) {
                case "succeeded" -> new Ends(succeeded + 1, failed, stopped, cancelled);
                case "failed", "interrupted" -> new Ends(succeeded, failed + 1, stopped, cancelled);
                case "stopped" -> new Ends(succeeded, failed, stopped + 1, cancelled);
                case "cancelled" -> new Ends(succeeded, failed, stopped, cancelled + 1);
                default -> this;
            };
        }

        /// All but those that somebody cancelled.
        ///
        /// @return how many
        public long counted() {
            return succeeded + failed + stopped;
        }

        /// Which share of the counted ones ended well.
        ///
        /// @return from 0 to 1; 1 where none counts
        public double successRate() {
            return counted() == 0 ? 1 : (double) succeeded / counted();
        }
    }

    /// How much went through.
    ///
    /// @param in rows read
    /// @param out rows handed on
    /// @param rejected rows set aside
    public record Rows(long in, long out, long rejected) {
        static final Rows NONE = new Rows(0, 0, 0);

        Rows plus(Rows more) {
            return new Rows(in + more.in, out + more.out, rejected + more.rejected);
        }
    }

    /// A step of a pipeline over all its runs.
    ///
    /// @param name its name
    /// @param uses its kind
    /// @param ends what became of it
    /// @param took how long it worked, all tries of a run together, without the waits between
    /// @param rows its rows
    /// @param retries tries that failed and were followed by another one
    /// @param costMicros what it paid for models, in millionths of a dollar
    public record OfStep(
            String name,
            String uses,
            Ends ends,
            Timing took,
            Rows rows,
            long retries,
            long costMicros) {}

    /// A pipeline over all its runs.
    ///
    /// @param pipeline its name
    /// @param ends what became of its runs
    /// @param took how long they took from being accepted to their end
    /// @param rows rows that its collecting steps read, that its saving steps wrote, and that were
    ///   rejected
    /// @param retries of all its steps
    /// @param costMicros of all its steps
    /// @param steps in the order of the newest run that has them
    public record OfPipeline(
            String pipeline,
            Ends ends,
            Timing took,
            Rows rows,
            long retries,
            long costMicros,
            List<OfStep> steps) {}

    /// Statistics of a workspace.
    ///
    /// @param database its metadata, which is only read
    public RunStatistics(Database database) {
        this.database = database;
    }

    /// Looks at the runs that began in a time and have ended.
    ///
    /// @param period the time
    /// @return by the name of the pipeline
    public List<OfPipeline> of(Period period) {
        var ended = new EndedRunRepository(database);
        var steps = new LinkedHashMap<String, List<EndedRunRepository.Step>>();
        for (var step : ended.steps(period)) {
            steps.computeIfAbsent(step.pipeline(), key -> new ArrayList<>()).add(step);
        }
        var runs = new TreeMap<String, List<EndedRunRepository.Run>>();
        for (var run : ended.runs(period)) {
            runs.computeIfAbsent(run.pipeline(), key -> new ArrayList<>()).add(run);
        }
        return runs.entrySet().stream()
                .map(entry ->
                        pipeline(
                                entry.getKey(),
                                entry.getValue(),
                                steps.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static OfPipeline pipeline(
            String name, List<EndedRunRepository.Run> runs, List<EndedRunRepository.Step> all) {
        var took = new ArrayList<Duration>();
        for (var run : runs) {
            if (run.state().equals("succeeded")) {
                took.add(run.took());
            }
        }
        var byName = new LinkedHashMap<String, List<EndedRunRepository.Step>>();
        for (var step : all) {
            byName.computeIfAbsent(step.name(), key -> new ArrayList<>()).add(step);
        }
        var steps = byName.values().stream().map(RunStatistics::step).toList();
        return new OfPipeline(
                name,
                Ends.of(runs),
                Timing.of(took),
                through(steps),
                steps.stream().mapToLong(OfStep::retries).sum(),
                steps.stream().mapToLong(OfStep::costMicros).sum(),
                steps);
    }

    private static Rows through(List<OfStep> steps) {
        var rows = Rows.NONE;
        for (var step : steps) {
            rows =
                    rows.plus(
                            new Rows(
                                    step.uses().startsWith("collect/") ? step.rows().in() : 0,
                                    step.uses().startsWith("save") ? step.rows().out() : 0,
                                    step.rows().rejected()));
        }
        return rows;
    }

    private static OfStep step(List<EndedRunRepository.Step> tries) {
        var ends = Ends.NONE;
        var rows = Rows.NONE;
        long retries = 0;
        long cost = 0;
        var took = new ArrayList<Duration>();
        for (var one : tries) {
            ends = ends.plus(one.state());
            rows = rows.plus(one.rows());
            retries += one.retries();
            cost += one.costMicros();
            if (one.state().equals("succeeded")) {
                took.add(one.took());
            }
        }
        var newest = tries.getFirst();
        return new OfStep(newest.name(), newest.uses(), ends, Timing.of(took), rows, retries, cost);
    }

    /// As maps for programs.
    ///
    /// @param pipeline what is known of one
    /// @return its names and numbers; times in milliseconds
    public static Map<String, Object> json(OfPipeline pipeline) {
        var map = new LinkedHashMap<String, Object>();
        map.put("pipeline", pipeline.pipeline());
        put(map, pipeline.ends(), pipeline.took(), pipeline.rows());
        map.put("retries", pipeline.retries());
        map.put("cost_usd", pipeline.costMicros() / 1e6);
        map.put("steps", pipeline.steps().stream().map(RunStatistics::json).toList());
        return map;
    }

    private static Map<String, Object> json(OfStep step) {
        var map = new LinkedHashMap<String, Object>();
        map.put("step", step.name());
        map.put("uses", step.uses());
        put(map, step.ends(), step.took(), step.rows());
        map.put("retries", step.retries());
        map.put("cost_usd", step.costMicros() / 1e6);
        return map;
    }

    private static void put(Map<String, Object> map, Ends ends, Timing took, Rows rows) {
        map.put("succeeded", ends.succeeded());
        map.put("failed", ends.failed());
        map.put("stopped", ends.stopped());
        map.put("cancelled", ends.cancelled());
        map.put("success_rate", ends.successRate());
        map.put("p50_ms", took.p50().toMillis());
        map.put("p95_ms", took.p95().toMillis());
        map.put("rows_in", rows.in());
        map.put("rows_out", rows.out());
        map.put("rejected", rows.rejected());
    }
}
