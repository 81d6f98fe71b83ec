package dev.onggi.run;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.RunValues;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunRejects.Part;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.step.RunInfo;
import dev.onggi.step.StepOutcome;
import dev.onggi.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The runs that are not over, as the store holds them. Each method is one transaction, so that a
/// run stands between two steps at every instant, whoever dies: a step that ends wakes those that
/// waited for it in the same transaction.
final class RunBook {
    private static final Problem DIED = Problem.of(RunProblem.DIED, null, "");

    private final Database database;
    private final RunSpace space;
    private final Definitions definitions;
    private final StepRecords records;
    private final Map<String, RunRow> rows = new ConcurrentHashMap<>();

    /// @param database where runs are kept; another one than the workspace's for runs that are only
    ///   estimated
    RunBook(Database database, RunSpace space, Definitions definitions) {
        this.database = database;
        this.space = space;
        this.definitions = definitions;
        this.records = new StepRecords(space.workspace().root());
    }

    /// A run to be accepted.
    ///
    /// @param defined the pipeline with its text
    /// @param request what is asked
    /// @param cause why and for which time
    /// @param attended the only worker that works on it, or null
    record Order(
            Definitions.Defined defined,
            RunRequest request,
            RunCause cause,
            @Nullable String attended) {}

    /// Accepts a run: from here on it ends, whatever happens.
    ///
    /// @return its id; empty where it was accepted before
    Optional<String> accept(Order order) {
        var pipeline = order.defined().pipeline();
        var params = pipeline.fill(order.request().params());
        var steps = ChosenSteps.of(pipeline, order.request());
        return database.transaction(handle -> {
            if (known(handle, pipeline.name(), order.cause())) {
                return Optional.empty();
            }
            var info = info(handle, order, params);
            insert(handle, info, order, steps);
            var queue = queue(pipeline.name(), order.cause());
            admit(handle, queue);
            return Optional.of(info.id());
        });
    }

    private static boolean known(Handle handle, String pipeline, RunCause cause) {
        return cause.once() != null
                && handle.createQuery(
                                "SELECT COUNT(*) FROM run WHERE pipeline = ? AND kind = ? AND once"
                                        + " = ?")
                                .bind(0, pipeline)
                                .bind(1, cause.kind().word())
                                .bind(2, cause.once())
                                .mapTo(Long.class)
                                .one()
                        > 0;
    }

    private static String queue(String pipeline, RunCause cause) {
        var call = cause.call();
        return call == null ? pipeline : call.run() + "/" + call.step();
    }

    private RunInfo info(Handle handle, Order order, Map<String, String> params) {
        var pipeline = order.defined().pipeline();
        var request = order.request();
        var start = space.clock().instant();
        var id =
                freeId(
                        handle,
                        pipeline.name() + "_" + FileNames.time(start, space.workspace().zone()));
        var date = request.date();
        var ends = order.cause().intervalEnd();
        var end = ends != null ? ends : date == null ? start : date;
        var begins = order.cause().intervalStart();
        var begin =
                begins != null
                        ? begins
                        : date == null
                                ? before(handle, pipeline.name())
                                : date.minus(Duration.ofDays(1));
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
                params);
    }

    private static Instant before(Handle handle, String pipeline) {
        return handle.createQuery(
                        "SELECT started_at FROM run WHERE pipeline = ? ORDER BY started_at DESC, id"
                                + " DESC LIMIT 1")
                .bind(0, pipeline)
                .mapTo(String.class)
                .findOne()
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    private static String freeId(Handle handle, String id) {
        var free = id;
        for (int n = 2; exists(handle, free); n++) {
            free = id + "_" + n;
        }
        return free;
    }

    private static boolean exists(Handle handle, String id) {
        return handle.createQuery("SELECT COUNT(*) FROM run WHERE id = ?")
                        .bind(0, id)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private void insert(Handle handle, RunInfo info, Order order, List<String> steps) {
        var pipeline = order.defined().pipeline();
        var cause = order.cause();
        var call = cause.call();
        int version = version(handle, pipeline, order.defined().text());
        handle.createUpdate(
                        """
                        INSERT INTO run (id, pipeline, environment, state, started_at, interval_start,
                            interval_end, params, definition, holder, version, kind, once, backfill,
                            sample, steps, attended, queue, most, rank, parent_run, parent_step, item)
                        VALUES (:id, :pipeline, :environment, 'queued', :start, :begin, :end, :params,
                            '', :holder, :version, :kind, :once, :backfill, :sample, :steps, :attended,
                            :queue, :most, :rank, :parentRun, :parentStep, :item)
                        """)
                .bind("id", info.id())
                .bind("pipeline", info.pipeline())
                .bind("environment", space.workspace().environment())
                .bind("start", info.start().toString())
                .bind("begin", info.intervalStart().toString())
                .bind("end", info.intervalEnd().toString())
                .bind("params", StepRecords.text(info.params()))
                .bind("holder", space.holder())
                .bind("version", version)
                .bind("kind", cause.kind().word())
                .bind("once", cause.once())
                .bind("backfill", info.backfill() ? 1 : 0)
                .bind("sample", info.sample())
                .bind("steps", StepRecords.text(steps))
                .bind("attended", order.attended())
                .bind("queue", queue(info.pipeline(), cause))
                .bind("most", call == null ? pipeline.running().maxActiveRuns() : call.most())
                .bind("rank", database.now())
                .bind("parentRun", call == null ? null : call.run())
                .bind("parentStep", call == null ? null : call.step())
                .bind("item", call == null ? null : call.item())
                .execute();
        rows.put(
                info.id(),
                new RunRow(
                        info,
                        () -> pipeline,
                        steps,
                        queue(info.pipeline(), cause),
                        order.attended(),
                        call == null ? null : call.run(),
                        call == null ? null : call.step(),
                        call == null ? null : call.item()));
    }

    private int version(Handle handle, Pipeline pipeline, String text) {
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
                database.now());
        return next;
    }

    /// Lets runs of a queue begin, the longest waiting first, as far as there is room.
    private void admit(Handle handle, String queue) {
        long running =
                handle.createQuery(
                                "SELECT COUNT(*) FROM run WHERE queue = ? AND state = 'running'")
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
            begin(handle, row(handle, run.getKey()));
            running++;
        }
    }

    private void begin(Handle handle, RunRow run) {
        var tasks = new TaskRepository(handle);
        for (var name : run.steps()) {
            var step = run.pipeline().steps().step(name).orElseThrow();
            tasks.add(
                    new TaskRepository.Fresh(
                            run.id(),
                            name,
                            Lane.of(step),
                            step.control().pool(),
                            step.control().worker(),
                            run.attended()));
        }
        wake(handle, run, run.steps());
    }

    /// A run that is not over.
    RunRow row(String run) {
        var known = rows.get(run);
        return known != null ? known : database.read(handle -> row(handle, run));
    }

    private RunRow row(Handle handle, String run) {
        return rows.computeIfAbsent(run, id -> read(handle, id));
    }

    private RunRow read(Handle handle, String run) {
        return handle.createQuery(
                        "SELECT r.*, v.file, v.definition AS text FROM run r JOIN pipeline_version"
                                + " v ON v.pipeline = r.pipeline AND v.version = r.version WHERE"
                                + " r.id = ?")
                .bind(0, run)
                .map((row, context) -> {
                    var params = new LinkedHashMap<String, String>();
                    StepRecords.map(row.getString("params"))
                            .forEach((key, value) -> params.put(key, String.valueOf(value)));
                    var info =
                            new RunInfo(
                                    run,
                                    row.getString("pipeline"),
                                    Instant.parse(row.getString("started_at")),
                                    Instant.parse(row.getString("interval_start")),
                                    Instant.parse(row.getString("interval_end")),
                                    row.getInt("backfill") == 1,
                                    row.getLong("sample"),
                                    params);
                    var text = row.getString("text");
                    var file = row.getString("file");
                    return new RunRow(
                            info,
                            new Once<>(() -> definitions.stored(text, file)),
                            StepRecords.texts(row.getString("steps")),
                            row.getString("queue"),
                            row.getString("attended"),
                            row.getString("parent_run"),
                            row.getString("parent_step"),
                            row.getString("item"));
                })
                .one();
    }

    /// A value made when it is first asked for.
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private @Nullable T made;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            var known = made;
            if (known == null) {
                known = maker.get();
                made = known;
            }
            return known;
        }
    }

    /// Takes steps for a worker and counts the tries, before anything is done of them.
    List<Lease> lease(TaskRepository.Wanted wanted) {
        return database.transaction(handle -> {
            long now = database.now();
            var leases = new TaskRepository(handle).lease(wanted, now);
            for (var lease : leases) {
                if (!lease.end()) {
                    begun(handle, lease, wanted.worker(), now);
                }
            }
            return leases;
        });
    }

    private void begun(Handle handle, Lease lease, String worker, long now) {
        var run = row(handle, lease.run());
        var step = run.pipeline().steps().step(lease.step()).orElseThrow();
        handle.execute(
                "INSERT INTO attempt (run_id, step, number, worker, fence, state, started_at)"
                        + " VALUES (?, ?, ?, ?, ?, 'RUNNING', ?)",
                lease.run(),
                lease.step(),
                lease.attempt(),
                worker,
                lease.fence(),
                now);
        handle.execute(
                "INSERT INTO step (run_id, name, position, uses, state, attempt, started_at)"
                        + " VALUES (?, ?, ?, ?, 'RUNNING', ?, ?) ON CONFLICT (run_id, name) DO"
                        + " UPDATE SET attempt = excluded.attempt, state = 'RUNNING'",
                lease.run(),
                lease.step(),
                run.steps().indexOf(lease.step()),
                step.uses(),
                lease.attempt(),
                space.clock().instant().toString());
    }

    /// What a step leaves behind that has ended.
    ///
    /// @param result what became of it
    /// @param held what it has to remember once its rows have gone through, by name
    /// @param rejected its rejected rows, which lie aside
    record Done(StepResult result, Map<String, String> held, List<Part> rejected) {}

    /// Ends a step and wakes those that waited for it.
    ///
    /// @return the steps that are left out because of it
    /// @throws LateException where the step was taken from the worker
    List<StepResult> finish(Lease lease, Done done) {
        return database.transaction(handle -> {
            var tasks = new TaskRepository(handle);
            tasks.check(lease);
            var run = row(handle, lease.run());
            for (var part : done.rejected()) {
                handle.execute(
                        "INSERT INTO reject_part VALUES (?, ?, ?, ?)",
                        lease.run(),
                        lease.step(),
                        part.source(),
                        part.file().getFileName().toString());
            }
            ended(handle, lease, done.result().state(), done.result().problems());
            keep(handle, run, done.result());
            handle.execute(
                    "UPDATE step SET held = ? WHERE run_id = ? AND name = ?",
                    done.held().isEmpty() ? null : StepRecords.text(done.held()),
                    lease.run(),
                    lease.step());
            tasks.remove(lease.run(), lease.step());
            return wake(handle, run, after(run, lease.step()));
        });
    }

    private void ended(Handle handle, Lease lease, StepState state, List<Problem> problems) {
        handle.execute(
                "UPDATE attempt SET state = ?, ended_at = ?, problems = ? WHERE run_id = ? AND step"
                        + " = ? AND number = ?",
                state.name(),
                database.now(),
                lines(problems),
                lease.run(),
                lease.step(),
                lease.attempt());
    }

    private static String lines(List<Problem> problems) {
        return StepRecords.text(problems.stream().map(p -> p.line(Language.EN)).toList());
    }

    private static List<String> after(RunRow run, String step) {
        return run.steps().stream()
                .filter(name -> run.pipeline().steps().waitsFor(name).contains(step))
                .toList();
    }

    /// Writes down what became of a step.
    private void keep(Handle handle, RunRow run, StepResult result) {
        var outcome = result.outcome();
        var ledger = outcome == null ? new StepOutcome.Ledger(0, 0, 0, 0) : outcome.ledger();
        var problems = new ArrayList<>(result.problems());
        if (outcome != null) {
            problems.addAll(outcome.warnings());
        }
        handle.createUpdate(
                        """
                        INSERT INTO step (run_id, name, position, uses, state, attempt, ended_at, rows_in,
                            rows_out, rejected, cells_changed, outputs, problems, record)
                        VALUES (:run, :name, :position, :uses, :state, 1, :at, :in, :out, :rejected,
                            :changed, :outputs, :problems, :record)
                        ON CONFLICT (run_id, name) DO UPDATE SET state = excluded.state,
                            ended_at = excluded.ended_at, rows_in = excluded.rows_in,
                            rows_out = excluded.rows_out, rejected = excluded.rejected,
                            cells_changed = excluded.cells_changed, outputs = excluded.outputs,
                            problems = excluded.problems, record = excluded.record
                        """)
                .bind("run", run.id())
                .bind("name", result.name())
                .bind("position", run.steps().indexOf(result.name()))
                .bind("uses", result.uses())
                .bind("state", result.state().name())
                .bind("at", space.clock().instant().toString())
                .bind("in", ledger.rowsIn())
                .bind("out", ledger.rowsOut())
                .bind("rejected", ledger.rejected())
                .bind("changed", ledger.cellsChanged())
                .bind("outputs", StepRecords.text(outcome == null ? Map.of() : outcome.outputs()))
                .bind("problems", lines(problems))
                .bind("record", records.json(result))
                .execute();
        if (outcome != null) {
            for (var score : outcome.scores()) {
                RunRepository.quality(
                        handle,
                        run.id(),
                        result.name(),
                        new RunRepository.RecordedQuality(
                                score.phase(), score.total(), Map.copyOf(score.parts())));
            }
        }
    }

    /// Lets every step of some begin that can, leaves out what cannot, and follows what that means
    /// for others. Where nothing is left, the end of the run is the next thing to do.
    private List<StepResult> wake(Handle handle, RunRow run, Collection<String> steps) {
        var tasks = new TaskRepository(handle);
        var left = new ArrayList<StepResult>();
        var open = new ArrayDeque<>(steps);
        boolean cancelled = cancelled(handle, run.id());
        while (!open.isEmpty()) {
            var name = open.poll();
            if (!tasks.in(run.id(), name, "waiting")) {
                continue;
            }
            var step = run.pipeline().steps().step(name).orElseThrow();
            var verdict = verdict(handle, run, step, cancelled);
            switch (verdict) {
                case null -> {}
                case Readiness.Verdict.Run _ ->
                        tasks.ready(run.id(), name, rank(step), 0);
                case Readiness.Verdict.Leave(var state, var problems) -> {
                    var result = left(step, state, problems);
                    keep(handle, run, result);
                    tasks.remove(run.id(), name);
                    left.add(result);
                    open.addAll(after(run, name));
                }
            }
        }
        settle(handle, run);
        if (tasks.open(run.id()) == 0) {
            tasks.add(
                    new TaskRepository.Fresh(
                            run.id(), "", Lane.TURN, null, null, run.attended()));
            tasks.ready(run.id(), "", database.now(), 0);
        }
        return left;
    }

    private static StepResult left(StepDefinition step, StepState state, List<Problem> problems) {
        return new StepResult(step.name(), step.uses(), state, null, problems, Duration.ZERO);
    }

    /// A step of a higher priority counts as if it had been ready some time before, so that it goes
    /// first, and nothing waits for ever.
    private long rank(StepDefinition step) {
        return database.now() - step.control().priority() * 60_000_000L;
    }

    /// What becomes of a step, or null while it has to wait.
    private Readiness.@Nullable Verdict verdict(
            Handle handle, RunRow run, StepDefinition step, boolean cancelled) {
        var waits = run.pipeline().steps().waitsFor(step.name());
        var above = states(handle, run.id(), waits);
        if (above.size() < waits.size()) {
            return null;
        }
        if (cancelled) {
            return new Readiness.Verdict.Leave(StepState.CANCELLED, List.of());
        }
        var outputs =
                step.order().when().isEmpty()
                        ? Map.<String, Map<String, String>>of()
                        : outputs(handle, run.id());
        return new Readiness(run.pipeline().steps(), run.info().estimate())
                .of(step, above, values(run, outputs));
    }

    private Map<String, Readiness.Ended> states(
            Handle handle, String run, Collection<String> steps) {
        var ended = new LinkedHashMap<String, Readiness.Ended>();
        if (steps.isEmpty()) {
            return ended;
        }
        for (var result : results(handle, run, steps)) {
            ended.put(result.name(), facts(result));
        }
        return ended;
    }

    private static Readiness.Ended facts(StepResult result) {
        var outcome = result.outcome();
        return new Readiness.Ended(
                result.state(),
                result.state() == StepState.SKIPPED
                        && result.problems().stream()
                                .allMatch(p -> p.code() == RunProblem.CONDITION),
                outcome != null && outcome.stopped().isEmpty() && outcome.dataset() != null);
    }

    /// What the references of a run's steps stand for.
    RunValues values(RunRow run, Map<String, Map<String, String>> outputs) {
        return new RunValues(
                run.pipeline().params(),
                run.info(),
                space.workspace().zone(),
                space.workspace().secrets(),
                outputs,
                null);
    }

    /// What the steps of a run that have ended handed on, by step and name.
    Map<String, Map<String, String>> outputs(String run) {
        return database.read(handle -> outputs(handle, run));
    }

    private static Map<String, Map<String, String>> outputs(Handle handle, String run) {
        var outputs = new LinkedHashMap<String, Map<String, String>>();
        handle.createQuery(
                        "SELECT name, outputs FROM step WHERE run_id = ? AND record IS NOT NULL AND"
                                + " outputs <> '{}'")
                .bind(0, run)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> {
                    var values = new LinkedHashMap<String, String>();
                    StepRecords.map(entry.getValue())
                            .forEach((key, value) -> values.put(key, String.valueOf(value)));
                    outputs.put(entry.getKey(), values);
                });
        return outputs;
    }

    /// The results of the steps of a run that have ended.
    ///
    /// @return in the pipeline's order
    List<StepResult> results(String run) {
        return database.read(handle -> {
            var row = row(handle, run);
            return results(handle, run, row.steps());
        });
    }

    /// The results of some steps, as far as they have ended.
    List<StepResult> results(String run, Collection<String> steps) {
        return steps.isEmpty()
                ? List.of()
                : database.read(handle -> results(handle, run, steps));
    }

    private List<StepResult> results(Handle handle, String run, Collection<String> steps) {
        return handle.createQuery(
                        "SELECT record FROM step WHERE run_id = :run AND record IS NOT NULL AND"
                                + " name IN (<steps>) ORDER BY position")
                .bind("run", run)
                .bindList("steps", List.copyOf(steps))
                .mapTo(String.class)
                .map(records::parse)
                .list();
    }

    /// Lets steps remember whose rows have gone through.
    private void settle(Handle handle, RunRow run) {
        var held = held(handle, run.id());
        if (held.isEmpty() || run.info().estimate()) {
            return;
        }
        var results = new LinkedHashMap<String, StepResult>();
        results(handle, run.id(), run.steps()).forEach(r -> results.put(r.name(), r));
        var marks = new HeldMarks(run.pipeline().steps());
        held.forEach((step, memory) -> {
            if (marks.through(step, results)) {
                RunRepository.remember(handle, run.id(), run.info().pipeline(), step, memory);
                handle.execute(
                        "UPDATE step SET held = NULL WHERE run_id = ? AND name = ?", run.id(), step);
            }
        });
    }

    private static Map<String, Map<String, String>> held(Handle handle, String run) {
        var held = new LinkedHashMap<String, Map<String, String>>();
        handle.createQuery("SELECT name, held FROM step WHERE run_id = ? AND held IS NOT NULL")
                .bind(0, run)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> {
                    var memory = new LinkedHashMap<String, String>();
                    StepRecords.map(entry.getValue())
                            .forEach((key, value) -> memory.put(key, String.valueOf(value)));
                    held.put(entry.getKey(), memory);
                });
        return held;
    }

    /// The steps of a run whose memory waits for rows that have not gone through.
    List<String> held(String run) {
        return database.read(handle -> List.copyOf(held(handle, run).keySet()));
    }

    /// Lets a step be tried again.
    ///
    /// @param wait before the next try
    /// @throws LateException where the step was taken from the worker
    void again(Lease lease, List<Problem> problems, Duration wait) {
        database.write(handle -> {
            var tasks = new TaskRepository(handle);
            tasks.check(lease);
            ended(handle, lease, StepState.FAILED, problems);
            var step = row(handle, lease.run()).pipeline().steps().step(lease.step()).orElseThrow();
            tasks.ready(
                    lease.run(), lease.step(), rank(step), database.now() + wait.toNanos() / 1000);
            state(handle, lease, StepState.WAITING);
        });
    }

    private static void state(Handle handle, Lease lease, StepState state) {
        handle.execute(
                "UPDATE step SET state = ? WHERE run_id = ? AND name = ?",
                state.name(),
                lease.run(),
                lease.step());
    }

    /// Begins the runs of a step that runs a pipeline.
    ///
    /// @param orders one for each item
    /// @return how many there are, begun now or before
    int call(Lease lease, List<Order> orders) {
        return database.transaction(handle -> {
            var tasks = new TaskRepository(handle);
            tasks.check(lease);
            for (var order : orders) {
                var pipeline = order.defined().pipeline();
                if (!known(handle, pipeline.name(), order.cause())) {
                    var params = pipeline.fill(order.request().params());
                    var info = info(handle, order, params);
                    insert(handle, info, order, ChosenSteps.of(pipeline, order.request()));
                }
            }
            tasks.calling(lease);
            state(handle, lease, StepState.RUNNING);
            admit(handle, lease.run() + "/" + lease.step());
            return orders.size();
        });
    }

    /// A run that a step has begun.
    ///
    /// @param id its id
    /// @param item the item it is for, or an empty text
    /// @param state how it stands
    record Called(String id, String item, String state) {}

    /// The runs that a step has begun.
    List<Called> called(Lease lease) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT id, item, state FROM run WHERE parent_run = ? AND"
                                        + " parent_step = ? ORDER BY rank, id")
                        .bind(0, lease.run())
                        .bind(1, lease.step())
                        .map((row, context) ->
                                new Called(row.getString(1), row.getString(2), row.getString(3)))
                        .list());
    }

    /// The files of rejected rows that lie aside, by source.
    Map<String, List<String>> rejected(String run) {
        return database.read(handle -> {
            var parts = new LinkedHashMap<String, List<String>>();
            handle.createQuery(
                            "SELECT p.source, p.file FROM reject_part p JOIN step s ON s.run_id ="
                                    + " p.run_id AND s.name = p.step WHERE p.run_id = ? ORDER BY"
                                    + " p.source, s.position, p.file")
                    .bind(0, run)
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(entry ->
                            parts.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                                    .add(entry.getValue()));
            return parts;
        });
    }

    /// Adds a warning to what is recorded of a step.
    void warn(String run, StepResult warned) {
        database.write(handle -> keep(handle, row(handle, run), warned));
    }

    /// Ends a run, lets the next of its queue begin, and wakes the step that waited for it.
    void end(Lease lease, String state, boolean stale) {
        database.write(handle -> {
            new TaskRepository(handle).check(lease);
            end(handle, row(handle, lease.run()), state, stale);
        });
        rows.remove(lease.run());
    }

    private void end(Handle handle, RunRow run, String state, boolean stale) {
        var tasks = new TaskRepository(handle);
        tasks.removeAll(run.id());
        handle.execute(
                "UPDATE run SET state = ?, ended_at = ?, stale = ? WHERE id = ?",
                state,
                space.clock().instant().toString(),
                stale ? 1 : 0,
                run.id());
        handle.execute("DELETE FROM reject_part WHERE run_id = ?", run.id());
        admit(handle, run.queue());
        var parent = run.parentRun();
        var step = run.parentStep();
        if (parent != null && step != null && calling(handle, parent, step)) {
            tasks.ready(parent, step, database.now(), 0);
        }
    }

    private static boolean calling(Handle handle, String run, String step) {
        return new TaskRepository(handle).in(run, step, "calling")
                && handle.createQuery(
                                "SELECT COUNT(*) FROM run WHERE parent_run = ? AND parent_step = ?"
                                        + " AND state IN ('queued', 'running')")
                                .bind(0, run)
                                .bind(1, step)
                                .mapTo(Long.class)
                                .one()
                        == 0;
    }

    /// Tells a run to end, and the runs that its steps have begun: what nobody works on ends at
    /// once.
    ///
    /// @return the runs told, and the steps left out
    Map<String, List<StepResult>> cancel(String run) {
        return database.transaction(handle -> {
            var told = new LinkedHashMap<String, List<StepResult>>();
            cancel(handle, run, told);
            return told;
        });
    }

    private void cancel(Handle handle, String run, Map<String, List<StepResult>> told) {
        int found =
                handle.execute(
                        "UPDATE run SET cancelled = 1 WHERE id = ? AND cancelled = 0 AND state IN"
                                + " ('queued', 'running')",
                        run);
        if (found == 0) {
            return;
        }
        var row = row(handle, run);
        var left = new ArrayList<StepResult>();
        var tasks = new TaskRepository(handle);
        if (state(handle, run).equals("queued")) {
            handle.execute("UPDATE run SET state = 'running' WHERE id = ?", run);
            begin(handle, row);
        }
        for (var name : tasks.idle(run)) {
            var step = row.pipeline().steps().step(name).orElseThrow();
            if (!tasks.in(run, name, "calling")) {
                var result = left(step, StepState.CANCELLED, List.of());
                keep(handle, row, result);
                tasks.remove(run, name);
                left.add(result);
            }
        }
        told.put(run, left);
        handle.createQuery("SELECT id FROM run WHERE parent_run = ?")
                .bind(0, run)
                .mapTo(String.class)
                .list()
                .forEach(child -> cancel(handle, child, told));
        left.addAll(wake(handle, row, List.of()));
    }

    private static boolean cancelled(Handle handle, String run) {
        return handle.createQuery("SELECT cancelled FROM run WHERE id = ?")
                        .bind(0, run)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    private static String state(Handle handle, String run) {
        return handle.createQuery("SELECT state FROM run WHERE id = ?")
                .bind(0, run)
                .mapTo(String.class)
                .one();
    }

    /// How a run stands.
    ///
    /// @return queued, running, or how it has ended
    String state(String run) {
        return database.read(handle -> state(handle, run));
    }

    /// When the next step that waits for its time may run.
    ///
    /// @return microseconds from now, or null where none waits
    @Nullable Long untilNext() {
        var next = database.read(handle -> new TaskRepository(handle).next());
        return next == null ? null : Math.max(0, next - database.now());
    }

    /// Lets others know that a worker lives.
    void seen(String worker, String labels) {
        long now = database.now();
        database.write(handle ->
                handle.execute(
                        "INSERT INTO worker VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                                + " seen_at = excluded.seen_at",
                        worker,
                        space.holder(),
                        labels,
                        now,
                        now));
    }

    /// A worker that ends in good order.
    void gone(String worker) {
        database.write(handle -> handle.execute("DELETE FROM worker WHERE id = ?", worker));
    }

    /// Workers that have not been seen for some time.
    List<String> dead(Duration silence) {
        long since = database.now() - silence.toNanos() / 1000;
        return database.read(handle ->
                handle.createQuery("SELECT id FROM worker WHERE seen_at <= ?")
                        .bind(0, since)
                        .mapTo(String.class)
                        .list());
    }

    /// Takes back what a dead worker had taken. A step whose worker died is tried again, but not
    /// a third time; a run that somebody attended there ends.
    ///
    /// @param worker its id
    /// @return the attended runs, which are to be ended by [#interrupt]
    List<String> bury(String worker) {
        return database.transaction(handle -> {
            var tasks = new TaskRepository(handle);
            for (var orphan : tasks.orphans(worker)) {
                lost(handle, orphan);
            }
            handle.execute("DELETE FROM worker WHERE id = ?", worker);
            return handle.createQuery(
                            "SELECT id FROM run WHERE attended = ? AND state IN ('queued',"
                                    + " 'running')")
                    .bind(0, worker)
                    .mapTo(String.class)
                    .list();
        });
    }

    private void lost(Handle handle, TaskRepository.Orphan orphan) {
        var tasks = new TaskRepository(handle);
        handle.execute(
                "UPDATE attempt SET state = 'DIED', ended_at = ? WHERE run_id = ? AND step = ? AND"
                        + " number = ?",
                database.now(),
                orphan.run(),
                orphan.step(),
                orphan.attempt());
        if (orphan.deaths() < 2 || orphan.step().isEmpty()) {
            tasks.ready(orphan.run(), orphan.step(), database.now(), 0);
            return;
        }
        var run = row(handle, orphan.run());
        var step = run.pipeline().steps().step(orphan.step()).orElseThrow();
        var problem = new Problem(DIED.code(), null, List.of(step.name()));
        keep(handle, run, left(step, StepState.FAILED, List.of(problem)));
        tasks.remove(orphan.run(), orphan.step());
        wake(handle, run, after(run, orphan.step()));
    }

    /// Ends a run whose process died with the person who watched it.
    void interrupt(String run) {
        database.write(handle -> {
            unfinished(handle, run);
            end(handle, row(handle, run), "interrupted", false);
        });
        rows.remove(run);
    }

    private void unfinished(Handle handle, String run) {
        handle.execute(
                "UPDATE step SET state = 'FAILED', ended_at = ? WHERE state IN ('RUNNING',"
                        + " 'WAITING') AND run_id = ?",
                space.clock().instant().toString(),
                run);
    }

    /// Ends runs that no worker can go on with, as an earlier version left them.
    void interruptTheLost() {
        database.write(handle -> {
            var lost =
                    handle.createQuery(
                                    "SELECT id FROM run WHERE state = 'running' AND NOT EXISTS"
                                            + " (SELECT 1 FROM task WHERE run_id = id)")
                            .mapTo(String.class)
                            .list();
            for (var run : lost) {
                unfinished(handle, run);
                handle.execute(
                        "UPDATE run SET state = 'interrupted', ended_at = ? WHERE id = ?",
                        space.clock().instant().toString(),
                        run);
            }
        });
    }
}
