package dev.onggi.server.api;

import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.run.RunDetailRepository;
import dev.onggi.run.RunRepository.RecordedQuality;
import dev.onggi.run.RunRepository.RecordedRun;
import dev.onggi.run.RunRepository.RecordedStep;
import dev.onggi.server.access.World;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs as callers see them.
public final class RunViews {
    private final World world;

    RunViews(World world) {
        this.world = world;
    }

    /// A run in a list.
    ///
    /// @param owner the account that asked for it, or null
    public record Run(
            String id,
            String pipeline,
            String state,
            String cause,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean stale,
            @Nullable String owner) {
        static Run of(RecordedRun run, @Nullable String owner) {
            return new Run(
                    run.id(),
                    run.pipeline(),
                    run.state(),
                    run.cause(),
                    run.startedAt(),
                    run.endedAt(),
                    run.stale(),
                    owner);
        }
    }

    /// A step of a run.
    ///
    /// @param takenFrom the run whose result it is, where it is another one's
    public record Step(
            String name,
            String uses,
            String state,
            int attempt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            long rowsIn,
            long rowsOut,
            long rejected,
            long cellsChanged,
            List<String> problems,
            @Nullable String takenFrom) {}

    /// A try of a step.
    public record Attempt(
            String step,
            int number,
            String state,
            String worker,
            Instant startedAt,
            @Nullable Instant endedAt,
            List<String> problems) {
        static Attempt of(RunDetailRepository.Attempt attempt) {
            return new Attempt(
                    attempt.step(),
                    attempt.number(),
                    attempt.state().toLowerCase(Locale.ROOT),
                    attempt.worker(),
                    attempt.startedAt(),
                    attempt.endedAt(),
                    attempt.problems());
        }
    }

    /// A step or a run that waits, and why.
    public record Waits(String step, String code, String reason) {}

    /// A score before or after cleaning.
    public record Quality(String phase, double total, Map<String, Object> details) {
        static Quality of(RecordedQuality quality) {
            return new Quality(quality.phase(), quality.total(), quality.details());
        }
    }

    /// A run with all that is known of it.
    public record Whole(
            Run run,
            Map<String, String> params,
            Instant intervalStart,
            Instant intervalEnd,
            int version,
            int round,
            @Nullable String parent,
            String note,
            List<Step> steps,
            List<Waits> waiting,
            List<Quality> quality,
            List<DatasetViews.Item> files) {}

    List<Run> of(List<RecordedRun> runs) {
        var owners = world.identity().origins().of(runs.stream().map(RecordedRun::id).toList());
        return runs.stream().map(run -> Run.of(run, owners.get(run.id()))).toList();
    }

    Whole whole(RecordedRun run) {
        var id = run.id();
        var detail = new RunDetailRepository(world.database()).find(id).orElseThrow();
        var language = world.workspace().language();
        var waiting =
                world.onggi().upkeep().waiting(id).stream()
                        .map(one ->
                                new Waits(
                                        one.step(),
                                        one.reason().id(),
                                        one.reason().message(language)))
                        .toList();
        return new Whole(
                of(List.of(run)).getFirst(),
                detail.params(),
                detail.intervalStart(),
                detail.intervalEnd(),
                detail.version(),
                detail.round(),
                detail.parent(),
                world.runs().note(id),
                steps(id),
                waiting,
                world.runs().quality(id).stream().map(Quality::of).toList(),
                files(id).stream().map(DatasetViews.Item::of).toList());
    }

    private List<Entry> files(String run) {
        return world.datasets().ofRun(run);
    }

    List<Step> steps(String run) {
        var times = new RunDetailRepository(world.database()).times(run);
        var taken = world.runs().taken(run);
        return world.runs().steps(run).stream()
                .map(step -> step(step, times.get(step.name()), taken.get(step.name())))
                .toList();
    }

    private static Step step(
            RecordedStep step,
            RunDetailRepository.@Nullable Times times,
            @Nullable String takenFrom) {
        var ledger = step.ledger();
        return new Step(
                step.name(),
                step.uses(),
                step.state().name().toLowerCase(Locale.ROOT),
                times == null ? 0 : times.attempt(),
                times == null ? null : times.startedAt(),
                times == null ? null : times.endedAt(),
                ledger.rowsIn(),
                ledger.rowsOut(),
                ledger.rejected(),
                ledger.cellsChanged(),
                step.problems(),
                takenFrom);
    }
}
