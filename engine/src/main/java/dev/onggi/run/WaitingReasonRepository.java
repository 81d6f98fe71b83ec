package dev.onggi.run;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.store.Database;
import dev.onggi.store.Micros;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Says of everything in a run that does not go on why it does not: one sentence each, from what
/// the store knows. A worker that is alive and at work is no reason.
public final class WaitingReasonRepository {
    private static final Duration SILENCE = Engine.Pulse.STANDARD.silence();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Database database;
    private final Definitions definitions;
    private final ZoneId zone;

    private record Alive(String id, Set<String> labels) {
        boolean isOneOf(List<String> wanted) {
            return wanted.stream().anyMatch(labels::contains);
        }
    }

    /// Looks at the runs of a workspace.
    ///
    /// @param database its metadata, which is only read
    /// @param definitions reads the pipelines that runs began with
    /// @param zone in which times are told
    public WaitingReasonRepository(Database database, Definitions definitions, ZoneId zone) {
        this.database = database;
        this.definitions = definitions;
        this.zone = zone;
    }

    /// Whether a pipeline starts no run by itself.
    ///
    /// @param pipeline its name
    /// @return the sentence, or empty
    public Optional<Problem> paused(String pipeline) {
        return database.read(handle -> paused(handle, pipeline));
    }

    private Optional<Problem> paused(Handle handle, String pipeline) {
        return database.has(handle, "pipeline_state")
                        && handle.createQuery(
                                                "SELECT COUNT(*) FROM pipeline_state WHERE pipeline = ?"
                                                        + " AND paused = 1")
                                        .bind(0, pipeline)
                                        .mapTo(Long.class)
                                        .one()
                                > 0
                ? Optional.of(Problem.of(WaitReason.PAUSED, null, pipeline))
                : Optional.empty();
    }

    /// Looks at a run.
    ///
    /// @param run its id
    /// @return what waits in it, in the pipeline's order; nothing where it has ended
    public List<Waiting> of(String run) {
        return database.read(handle -> {
            if (!database.has(handle, "task")) {
                return List.of();
            }
            var state =
                    handle.createQuery("SELECT state FROM run WHERE id = ?")
                            .bind(0, run)
                            .mapTo(String.class)
                            .findOne()
                            .orElse("");
            return switch (state) {
                case "queued" -> List.of(new Waiting(run, "", queued(handle, run)));
                case "running" -> steps(handle, run);
                default -> List.of();
            };
        });
    }

    private static Problem queued(Handle handle, String run) {
        var ahead =
                handle.createQuery(
                                "SELECT o.id FROM run o JOIN run r ON r.queue = o.queue WHERE r.id"
                                        + " = :run AND (o.state = 'running' OR (o.state = 'queued'"
                                        + " AND (o.rank < r.rank OR (o.rank = r.rank AND o.id <"
                                        + " r.id)))) ORDER BY o.state DESC, o.rank, o.id")
                        .bind("run", run)
                        .mapTo(String.class)
                        .list();
        int most =
                handle.createQuery("SELECT most FROM run WHERE id = ?")
                        .bind(0, run)
                        .mapTo(Integer.class)
                        .one();
        return ahead.isEmpty()
                ? Problem.of(WaitReason.SOON, null)
                : Problem.of(
                        WaitReason.QUEUED,
                        null,
                        ahead.getFirst(),
                        most,
                        ahead.size() == 1 ? "" : ahead.size() - 1);
    }

    private List<Waiting> steps(Handle handle, String run) {
        var row = row(handle, run);
        if (row == null) {
            return List.of();
        }
        var tasks = new WaitingTaskRepository(handle).of(run);
        var open = tasks.stream().map(WaitingTask::step).toList();
        var waiting = new ArrayList<Waiting>();
        for (var name : row.steps()) {
            tasks.stream()
                    .filter(task -> task.step().equals(name))
                    .findFirst()
                    .flatMap(task -> Optional.ofNullable(reason(handle, row, task, open)))
                    .ifPresent(reason -> waiting.add(new Waiting(run, name, reason)));
        }
        return List.copyOf(waiting);
    }

    /// Null where a kind of step is gone since the run began: such a run fails, it does not wait.
    private @Nullable RunRow row(Handle handle, String run) {
        try {
            var row = new RunRowRepository(definitions).row(handle, run);
            return row.pipeline().steps().order().isEmpty() ? null : row;
        } catch (OnggiException e) {
            return null;
        }
    }

    private @Nullable Problem reason(
            Handle handle, RunRow run, WaitingTask task, Collection<String> open) {
        return switch (task.state()) {
            case "waiting" -> above(run, task, open);
            case "calling" -> calls(handle, task);
            case "leased" -> silent(handle, task);
            default -> ready(handle, task);
        };
    }

    private static Problem above(RunRow run, WaitingTask task, Collection<String> open) {
        var before =
                run.pipeline().steps().waitsFor(task.step()).stream()
                        .filter(open::contains)
                        .toList();
        return before.isEmpty()
                ? Problem.of(WaitReason.SOON, null)
                : Problem.of(WaitReason.STEP, null, String.join("`, `", before));
    }

    private static Problem calls(Handle handle, WaitingTask task) {
        var open =
                handle.createQuery(
                                "SELECT id FROM run WHERE parent_run = ? AND parent_step = ? AND"
                                        + " state IN ('running', 'queued') ORDER BY state DESC,"
                                        + " rank, id")
                        .bind(0, task.run())
                        .bind(1, task.step())
                        .mapTo(String.class)
                        .list();
        return open.isEmpty()
                ? Problem.of(WaitReason.SOON, null)
                : Problem.of(WaitReason.CALLS, null, open.size(), open.getFirst());
    }

    private @Nullable Problem silent(Handle handle, WaitingTask task) {
        var worker = String.valueOf(task.worker());
        long seen =
                handle.createQuery("SELECT seen_at FROM worker WHERE id = ?")
                        .bind(0, worker)
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(0L);
        long until = seen + SILENCE.toNanos() / 1000;
        var holder =
                handle.createQuery("SELECT holder FROM worker WHERE id = ?")
                        .bind(0, worker)
                        .mapTo(String.class)
                        .findOne()
                        .orElse(worker);
        return database.now() - seen < SILENCE.toNanos() / 2000
                ? null
                : Problem.of(WaitReason.SILENT, null, holder, time(seen), time(until));
    }

    private Problem ready(Handle handle, WaitingTask task) {
        long now = database.now();
        if (task.notBefore() > now) {
            return later(handle, task);
        }
        var alive = alive(handle, now);
        var fit =
                alive.stream()
                        .filter(w -> task.attended() == null || w.id().equals(task.attended()))
                        .toList();
        if (fit.isEmpty()) {
            return Problem.of(WaitReason.NO_WORKER, null);
        }
        var label = task.label();
        if (label != null && fit.stream().noneMatch(w -> w.isOneOf(List.of(label.split(","))))) {
            return Problem.of(WaitReason.NO_LABEL, null, label.replace(",", "` / `"));
        }
        return new ScarcityRepository(database)
                .of(task.lane(), SILENCE)
                .map(Scarcity::problem)
                .orElseGet(() -> places(handle, task));
    }

    private Problem later(Handle handle, WaitingTask task) {
        var failed =
                handle.createQuery(
                                "SELECT problems FROM attempt WHERE run_id = ? AND step = ? AND"
                                        + " number = ? AND state = 'FAILED'")
                        .bind(0, task.run())
                        .bind(1, task.step())
                        .bind(2, task.attempt())
                        .mapTo(String.class)
                        .findOne()
                        .map(StepRecords::texts)
                        .filter(lines -> !lines.isEmpty());
        var at = time(task.notBefore());
        return failed.map(lines ->
                        Problem.of(WaitReason.RETRY, null, at, task.attempt(), lines.getFirst()))
                .orElseGet(() -> Problem.of(WaitReason.NOT_BEFORE, null, at));
    }

    private static Problem places(Handle handle, WaitingTask task) {
        var pool = task.pool();
        if (pool != null) {
            var holders = new WaitingTaskRepository(handle).holders("pool", pool);
            return holders.isEmpty()
                    ? Problem.of(WaitReason.NO_POOL, null, pool)
                    : Problem.of(WaitReason.POOL, null, pool, WaitingTask.told(holders));
        }
        var holders = new WaitingTaskRepository(handle).holders("lane", task.lane().word());
        return holders.isEmpty()
                ? Problem.of(WaitReason.SOON, null)
                : Problem.of(
                        WaitReason.PLACES, null, task.lane().word(), WaitingTask.told(holders));
    }

    private static List<Alive> alive(Handle handle, long now) {
        return handle.createQuery("SELECT id, labels FROM worker WHERE seen_at > ?")
                .bind(0, now - SILENCE.toNanos() / 1000)
                .map((row, context) ->
                        new Alive(row.getString("id"), Set.of(row.getString("labels").split(","))))
                .list();
    }

    private String time(long micros) {
        var at = Micros.instant(micros).atZone(zone);
        var now = Micros.instant(database.now()).atZone(zone);
        return (at.toLocalDate().equals(now.toLocalDate()) ? TIME : DAY).format(at);
    }
}
