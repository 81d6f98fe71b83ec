package dev.onggi.schedule;

import dev.onggi.collect.file.FileFinder;
import dev.onggi.collect.file.FileProblem;
import dev.onggi.pipeline.Trigger;
import dev.onggi.problem.OnggiException;
import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds data that has arrived, and hands over the slots that come of it.
final class DataSchedules {
    /// How soon a file that may still grow is looked at again, and how often one is looked for.
    private static final Duration SOON = FileLook.QUIET;

    private static final Duration LATER = Duration.ofSeconds(10);

    private final Workspace workspace;
    private final FileRepository files;
    private final ArrivalRepository arrivals;
    private final Starts starts;

    DataSchedules(Workspace workspace, Database database, Starts starts) {
        this.workspace = workspace;
        this.files = new FileRepository(database);
        this.arrivals = new ArrivalRepository(database);
        this.starts = starts;
    }

    /// Takes what is there for known, because the schedule begins now.
    void know(Planned planned, Instant now) {
        switch (planned.schedule().trigger()) {
            case Trigger.AfterFile(var pattern) -> {
                var known = files.known(planned.key());
                files.remember(planned.key(), FileLook.known(known, found(pattern), now), now);
            }
            case Trigger.AfterDataset _, Trigger.AfterPipeline _ ->
                    arrivals.know(planned.key(), fresh(planned));
            case Trigger.Times _, Trigger.Every _, Trigger.EveryAuto _ -> {}
        }
    }

    /// Records what has arrived. What arrives for a paused pipeline, or outside the schedule's
    /// start and end, is let go like a time would be.
    ///
    /// @return when to look again, or empty where that can wait
    Optional<Instant> look(Planned planned, Instant now) {
        if (planned.paused() || !planned.open(now)) {
            if (!planned.schedule().catchup()) {
                know(planned, now);
            }
            return Optional.empty();
        }
        if (planned.schedule().trigger() instanceof Trigger.AfterFile(var pattern)) {
            var look = FileLook.of(files.known(planned.key()), found(pattern), now);
            files.remember(planned.key(), look, now);
            return Optional.of(now.plus(look.waiting() ? SOON : LATER));
        }
        var fresh = fresh(planned);
        if (!fresh.isEmpty()) {
            arrivals.arrive(planned.key(), fresh, now);
        }
        return Optional.empty();
    }

    private List<Arrival> fresh(Planned planned) {
        return switch (planned.schedule().trigger()) {
            case Trigger.AfterDataset(var name) -> arrivals.versions(planned.key(), name);
            case Trigger.AfterPipeline(var name) -> arrivals.runs(planned.key(), name);
            case Trigger.AfterFile _, Trigger.Times _, Trigger.Every _, Trigger.EveryAuto _ ->
                    List.of();
        };
    }

    /// Hands over what was recorded, now or before a crash.
    void handOver(Consumer<ScheduleEvent> events) {
        for (var slot : arrivals.open()) {
            try {
                if (starts.start(slot)) {
                    events.accept(new ScheduleEvent.Started(slot));
                }
                arrivals.handed(slot);
            } catch (RuntimeException e) {
                events.accept(new ScheduleEvent.Failed(slot.key(), e));
            }
        }
    }

    private Map<String, FileStamp> found(String pattern) {
        var stamps = new LinkedHashMap<String, FileStamp>();
        for (var file : files(pattern)) {
            stamp(file)
                    .ifPresent(
                            stamp -> stamps.put(workspace.display(file).replace('\\', '/'), stamp));
        }
        return stamps;
    }

    /// Empty where the file has gone meanwhile.
    private static Optional<FileStamp> stamp(Path file) {
        try {
            var modified = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(
                    new FileStamp(Files.size(file), modified.truncatedTo(ChronoUnit.MICROS)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw OnggiException.because(
                    e, FileProblem.UNREADABLE, file, String.valueOf(e.getMessage()));
        }
    }

    private List<Path> files(String pattern) {
        try {
            return new FileFinder(workspace.root()).find(pattern).files();
        } catch (OnggiException e) {
            if (e.problems().stream().allMatch(p -> p.code() == FileProblem.NO_SUCH_FILE)) {
                return List.of();
            }
            throw e;
        }
    }
}
