package dev.onggi.report;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.run.EndedRunRepository;
import dev.onggi.run.Period;
import dev.onggi.run.RunStatistics;
import dev.onggi.run.RunStatistics.Ends;
import dev.onggi.run.RunStatistics.OfPipeline;
import dev.onggi.run.ServiceTimeRepository;
import dev.onggi.run.Timing;
import dev.onggi.store.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How well a workspace did over some days, against its targets. Runs that steps begin count as
/// part of the run they belong to.
///
/// @param period the time
/// @param targets what was to be reached
/// @param ends what became of the runs
/// @param availability share of the time that it was served; empty where nobody ever has
/// @param outages times in which pipelines were broken
/// @param days what was done on each day that had a run
/// @param pipelines statistics of each
/// @param advice what would help
public record Report(
        Period period,
        Targets targets,
        Ends ends,
        Optional<Double> availability,
        List<Recoveries.Outage> outages,
        Map<LocalDate, Day> days,
        List<OfPipeline> pipelines,
        List<Problem> advice) {
    /// A day.
    ///
    /// @param runs that began
    /// @param rows collected
    /// @param costMicros paid for models, in millionths of a dollar
    public record Day(long runs, long rows, long costMicros) {
        Day plus(Day more) {
            return new Day(runs + more.runs, rows + more.rows, costMicros + more.costMicros);
        }
    }

    /// What a report is made of.
    ///
    /// @param database the metadata, which is only read
    /// @param zone of days
    /// @param targets what is to be reached
    /// @param pipelines as they stand now
    public record Matter(
            Database database, ZoneId zone, Targets targets, List<Pipeline> pipelines) {}

    /// Makes a report.
    ///
    /// @param matter what it is made of
    /// @param period over which time
    /// @return complete
    public static Report of(Matter matter, Period period) {
        var ended = new EndedRunRepository(matter.database());
        var all = ended.runs(period);
        var runs = all.stream().filter(run -> run.parent() == null).toList();
        var statistics = new RunStatistics(matter.database()).of(period);
        return new Report(
                period,
                matter.targets(),
                Ends.of(runs),
                new ServiceTimeRepository(matter.database()).availability(period),
                Recoveries.of(runs, ended.deaths(period)),
                days(runs, ended.steps(period), matter.zone()),
                statistics,
                new Advisor(all, ended.work(period)).advice(statistics, matter.pipelines()));
    }

    private static Map<LocalDate, Day> days(
            List<EndedRunRepository.Run> runs, List<EndedRunRepository.Step> steps, ZoneId zone) {
        var days = new TreeMap<LocalDate, Day>();
        for (var run : runs) {
            days.merge(LocalDate.ofInstant(run.from(), zone), new Day(1, 0, 0), Day::plus);
        }
        for (var step : steps) {
            long rows = step.uses().startsWith("collect/") ? step.rows().in() : 0;
            days.merge(
                    LocalDate.ofInstant(step.at(), zone),
                    new Day(0, rows, step.costMicros()),
                    Day::plus);
        }
        return days;
    }

    /// How long pipelines were broken, those that still are up to now.
    ///
    /// @return over all outages
    public Timing recovery() {
        return Timing.of(outages.stream().map(one -> one.took(period.to())).toList());
    }

    /// The longest outage.
    ///
    /// @return zero where there was none
    public Duration longest() {
        return outages.stream()
                .map(one -> one.took(period.to()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /// Rows collected on a day, on average over the days that had a run.
    ///
    /// @return 0 where there was none
    public long rowsPerDay() {
        return days.isEmpty() ? 0 : days.values().stream().mapToLong(Day::rows).sum() / days.size();
    }

    /// Dollars paid on a day, on average over the days that had a run.
    ///
    /// @return 0 where there was none
    public double usdPerDay() {
        long micros = days.values().stream().mapToLong(Day::costMicros).sum();
        return days.isEmpty() ? 0 : micros / 1e6 / days.size();
    }

    /// What was to be reached and what was.
    ///
    /// @return by the name of the target; only what could be measured
    public List<Measure> measures() {
        var measures = new ArrayList<Measure>();
        if (ends.counted() > 0) {
            measures.add(
                    new Measure(
                            "success_rate",
                            ends.successRate(),
                            targets.successRate(),
                            ends.successRate() >= targets.successRate()));
            measures.add(
                    new Measure(
                            "recovery",
                            longest().toMillis() / 1000.0,
                            targets.recovery().toMillis() / 1000.0,
                            longest().compareTo(targets.recovery()) <= 0));
        }
        availability.ifPresent(share ->
                measures.add(
                        new Measure(
                                "availability",
                                share,
                                targets.availability(),
                                share >= targets.availability())));
        targets.rowsPerDay()
                .ifPresent(most ->
                        measures.add(
                                new Measure(
                                        "rows_per_day", rowsPerDay(), most, rowsPerDay() >= most)));
        targets.usdPerDay()
                .ifPresent(most ->
                        measures.add(
                                new Measure(
                                        "usd_per_day", usdPerDay(), most, usdPerDay() <= most)));
        return List.copyOf(measures);
    }

    /// A figure beside its target.
    ///
    /// @param name the setting under `targets:`
    /// @param reached the figure; shares from 0 to 1, times in seconds
    /// @param target in the same unit
    /// @param met whether that is enough
    public record Measure(String name, double reached, double target, boolean met) {}

    /// As a map for programs.
    ///
    /// @param language of the advice
    /// @return its figures
    public Map<String, Object> json(Language language) {
        var map = new LinkedHashMap<String, Object>();
        map.put("from", period.from().toString());
        map.put("to", period.to().toString());
        map.put("runs", ends.counted() + ends.cancelled());
        map.put("succeeded", ends.succeeded());
        map.put("failed", ends.failed());
        map.put("stopped", ends.stopped());
        map.put("cancelled", ends.cancelled());
        map.put("targets", measures().stream().map(Report::json).toList());
        map.put("outages", outages.stream().map(this::json).toList());
        var perDay = new LinkedHashMap<String, Object>();
        days.forEach((day, done) ->
                perDay.put(
                        day.toString(),
                        Map.of(
                                "runs", done.runs(),
                                "rows", done.rows(),
                                "cost_usd", done.costMicros() / 1e6)));
        map.put("days", perDay);
        map.put("pipelines", pipelines.stream().map(RunStatistics::json).toList());
        map.put("advice", advice.stream().map(one -> json(one, language)).toList());
        return map;
    }

    private static Map<String, Object> json(Measure measure) {
        var map = new LinkedHashMap<String, Object>();
        map.put("target", measure.name());
        map.put("reached", measure.reached());
        map.put("wanted", measure.target());
        map.put("met", measure.met());
        return map;
    }

    private Map<String, Object> json(Recoveries.Outage outage) {
        var map = new LinkedHashMap<String, Object>();
        map.put("pipeline", outage.pipeline());
        map.put("from", outage.from().toString());
        map.put("to", outage.to() == null ? null : outage.to().toString());
        map.put("seconds", outage.took(period.to()).toSeconds());
        return map;
    }

    private static Map<String, Object> json(Problem advice, Language language) {
        return Map.of(
                "code", advice.id(),
                "says", advice.message(language),
                "do", advice.hint(language));
    }
}
