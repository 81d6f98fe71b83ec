package dev.onggi.run;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.run.RunBookRepository.Order;
import dev.onggi.step.RunInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Accepts runs and lets them begin, within a transaction.
///
/// @param handle the transaction's
/// @param world what all transactions share
record AdmissionRepository(Handle handle, RunWorld world) {
    /// Accepts a run.
    ///
    /// @return empty where it was accepted before
    Optional<RunRow> accept(Order order) {
        var pipeline = order.defined().pipeline();
        if (known(pipeline.name(), order.cause()) || leftOut(order)) {
            return Optional.empty();
        }
        var info = info(order, pipeline.fill(order.request().params()));
        var run = insert(info, order, ChosenSteps.of(pipeline, order.request()));
        new EarlierResultRepository(handle, world).take(run);
        return Optional.of(run);
    }

    /// Whether a slot of a schedule is left out, because as many runs go on or wait as may.
    private boolean leftOut(Order order) {
        var running = order.defined().pipeline().running();
        return running.overlap() == Pipeline.Overlap.SKIP
                && order.cause().kind() == RunCause.Kind.SCHEDULED
                && handle.createQuery(
                                        "SELECT COUNT(*) FROM run WHERE queue = ? AND state IN"
                                                + " ('queued', 'running')")
                                .bind(0, queue(order))
                                .mapTo(Long.class)
                                .one()
                        >= running.maxActiveRuns();
    }

    boolean known(String pipeline, RunCause cause) {
        return find(pipeline, cause).isPresent();
    }

    Optional<String> find(String pipeline, RunCause cause) {
        return cause.once() == null
                ? Optional.empty()
                : handle.createQuery(
                                "SELECT id FROM run WHERE pipeline = ? AND kind = ? AND once = ?")
                        .bind(0, pipeline)
                        .bind(1, cause.kind().word())
                        .bind(2, cause.once())
                        .mapTo(String.class)
                        .findOne();
    }

    /// The queue that a run waits in.
    static String queue(Order order) {
        return queue(order.defined().pipeline().name(), order.cause());
    }

    /// The queue of the runs of a pipeline, or of those that a step begins.
    private static String queue(String pipeline, RunCause cause) {
        var call = cause.call();
        return call == null ? pipeline : queue(call.run(), call.step());
    }

    /// The queue of the runs that a step begins.
    static String queue(String run, String step) {
        return run + "/" + step;
    }

    RunInfo info(Order order, Map<String, String> params) {
        var pipeline = order.defined().pipeline();
        var request = order.request();
        var start = world.space().clock().instant();
        var id =
                freeId(
                        pipeline.name()
                                + "_"
                                + FileNames.time(start, world.space().workspace().zone()));
        var date = request.date();
        var ends = order.cause().intervalEnd();
        var end = ends != null ? ends : date == null ? start : date;
        var begins = order.cause().intervalStart();
        var begin =
                begins != null
                        ? begins
                        : date == null ? before(pipeline.name()) : date.minus(Duration.ofDays(1));
        boolean backfill = date != null || order.cause().kind() == RunCause.Kind.BACKFILL;
        return new RunInfo(
                id,
                pipeline.name(),
                start,
                begin,
                end,
                backfill,
                request.sample(),
                request.estimate(),
                params,
                null);
    }

    private Instant before(String pipeline) {
        return handle.createQuery(
                        "SELECT started_at FROM run WHERE pipeline = ? ORDER BY started_at DESC, id"
                                + " DESC LIMIT 1")
                .bind(0, pipeline)
                .mapTo(String.class)
                .findOne()
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    private String freeId(String id) {
        var free = id;
        for (int n = 2; exists(free); n++) {
            free = id + "_" + n;
        }
        return free;
    }

    private boolean exists(String id) {
        return handle.createQuery("SELECT COUNT(*) FROM run WHERE id = ?")
                        .bind(0, id)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    RunRow insert(RunInfo info, Order order, List<String> steps) {
        var pipeline = order.defined().pipeline();
        var cause = order.cause();
        var call = cause.call();
        int version = version(pipeline, order.defined().text());
        handle.createUpdate(
                        """
                        INSERT INTO run (id, pipeline, environment, state, started_at, interval_start,
                            interval_end, params, definition, holder, version, kind, once, backfill,
                            sample, steps, attended, queue, most, rank, parent_run, parent_step, item, called_in)
                        VALUES (:id, :pipeline, :environment, 'queued', :start, :begin, :end, :params,
                            '', :holder, :version, :kind, :once, :backfill, :sample, :steps, :attended,
                            :queue, :most, :rank, :parentRun, :parentStep, :item,
                            COALESCE((SELECT round FROM run WHERE id = :parentRun), 0))
                        """)
                .bind("id", info.id())
                .bind("pipeline", info.pipeline())
                .bind("environment", world.space().workspace().environment())
                .bind("start", info.start().toString())
                .bind("begin", info.intervalStart().toString())
                .bind("end", info.intervalEnd().toString())
                .bind("params", StepRecords.text(info.params()))
                .bind("holder", world.space().holder())
                .bind("version", version)
                .bind("kind", cause.kind().word())
                .bind("once", cause.once())
                .bind("backfill", info.backfill() ? 1 : 0)
                .bind("sample", info.sample())
                .bind("steps", StepRecords.text(steps))
                .bind("attended", order.attended())
                .bind("queue", queue(info.pipeline(), cause))
                .bind("most", call == null ? pipeline.running().maxActiveRuns() : call.most())
                .bind("rank", world.database().now())
                .bind("parentRun", call == null ? null : call.run())
                .bind("parentStep", call == null ? null : call.step())
                .bind("item", call == null ? null : call.item())
                .execute();
        var row =
                new RunRow(
                        info,
                        () -> pipeline,
                        steps,
                        RunRow.Round.FIRST,
                        queue(info.pipeline(), cause),
                        order.attended(),
                        call == null ? null : call.run(),
                        call == null ? null : call.step());
        world.rows().put(row);
        return row;
    }

    /// The version of a pipeline of that text, stored where it is a new one.
    int version(Pipeline pipeline, String text) {
        var last =
                handle.createQuery(
                                "SELECT version, definition FROM pipeline_version WHERE pipeline ="
                                        + " ? ORDER BY version DESC LIMIT 1")
                        .bind(0, pipeline.name())
                        .map((row, context) -> Map.entry(row.getInt(1), row.getString(2)))
                        .findOne();
        if (last.isPresent() && last.get().getValue().equals(text)) {
            return last.get().getKey();
        }
        int next = last.map(Map.Entry::getKey).orElse(0) + 1;
        handle.execute(
                "INSERT INTO pipeline_version VALUES (?, ?, ?, ?, ?)",
                pipeline.name(),
                next,
                pipeline.place().file(),
                text,
                world.database().now());
        return next;
    }

    /// Lets runs of a queue begin, the longest waiting first, as far as there is room.
    void admit(String queue) {
        long running =
                handle.createQuery("SELECT COUNT(*) FROM run WHERE queue = ? AND state = 'running'")
                        .bind(0, queue)
                        .mapTo(Long.class)
                        .one();
        var waiting =
                handle.createQuery(
                                "SELECT id, most FROM run WHERE queue = ? AND state = 'queued'"
                                        + " ORDER BY rank, id LIMIT 100")
                        .bind(0, queue)
                        .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                        .list();
        for (var run : waiting) {
            if (running >= run.getValue()) {
                return;
            }
            handle.execute("UPDATE run SET state = 'running' WHERE id = ?", run.getKey());
            begin(world.rows().row(handle, run.getKey()));
            running++;
        }
    }

    void begin(RunRow run) {
        var ended = new StepRepository(handle, world).ended(run.id());
        var open = run.steps().stream().filter(name -> !ended.contains(name)).toList();
        new TaskRepository(handle).add(open.stream().map(name -> fresh(run, name)).toList());
        new ProgressRepository(handle, world).wake(run, open);
    }

    private static TaskRepository.Fresh fresh(RunRow run, String step) {
        var control = run.readable(step).map(StepDefinition::control);
        return new TaskRepository.Fresh(
                run.id(),
                step,
                run.lane(step),
                control.flatMap(one -> Optional.ofNullable(one.pool())).orElse(null),
                control.flatMap(one -> Optional.ofNullable(one.worker())).orElse(null),
                run.attended());
    }
}
