package dev.onggi.run;

import dev.onggi.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The workers that live, and what becomes of the work of those that died.
///
/// @param world what all transactions share
record WorkerRepository(RunWorld world) {
    private static final int DEATHS = 2;
    private static final long MINUTE = 60_000_000;

    /// Lets others know that a worker lives.
    void seen(String worker, String labels) {
        long now = world.database().now();
        world.database()
                .write(handle ->
                        handle.execute(
                                "INSERT INTO worker VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                                        + " seen_at = excluded.seen_at",
                                worker,
                                world.space().holder(),
                                labels,
                                now,
                                now));
    }

    /// Notes that a worker serves at this minute. What it did while it was silent nobody knows, and
    /// counts as down.
    void serves(String worker) {
        long now = world.database().now();
        world.database()
                .write(handle -> {
                    int found =
                            handle.execute(
                                    "UPDATE service SET seen = ? WHERE worker = ? AND seen >= ?",
                                    now,
                                    worker,
                                    now - MINUTE);
                    if (found == 0) {
                        handle.execute(
                                "INSERT INTO service VALUES (?, ?, ?) ON CONFLICT (worker, began)"
                                        + " DO NOTHING",
                                worker,
                                now,
                                now);
                    }
                });
    }

    /// A worker that ends in good order.
    void gone(String worker) {
        world.database().write(handle -> remove(handle, worker));
    }

    private static void remove(Handle handle, String worker) {
        handle.execute("DELETE FROM scarcity WHERE worker = ?", worker);
        handle.execute("DELETE FROM worker WHERE id = ?", worker);
    }

    /// Workers that have not been seen for some time.
    List<String> dead(Duration silence) {
        long since = world.database().now() - silence.toNanos() / 1000;
        return world.database()
                .read(handle ->
                        handle.createQuery("SELECT id FROM worker WHERE seen_at <= ?")
                                .bind(0, since)
                                .mapTo(String.class)
                                .list());
    }

    /// How many workers there are that are not known to be dead.
    long living() {
        return world.database()
                .read(handle ->
                        handle.createQuery("SELECT COUNT(*) FROM worker").mapTo(Long.class).one());
    }

    /// Takes back what a dead worker had taken. A step whose worker died is tried again, but not a
    /// third time; a run that somebody attended there ends.
    ///
    /// @param worker its id
    /// @return the attended runs, which are to be ended by [#interrupt]
    List<String> bury(String worker) {
        for (var run : holding(worker)) {
            world.database()
                    .exclusive(
                            RunBookRepository.turn(run), handle -> takenBack(handle, run, worker));
        }
        return world.database()
                .transaction(handle -> {
                    remove(handle, worker);
                    return handle.createQuery(
                                    "SELECT id FROM run WHERE attended = ? AND state IN ('queued',"
                                            + " 'running')")
                            .bind(0, worker)
                            .mapTo(String.class)
                            .list();
                });
    }

    private List<String> holding(String worker) {
        return world.database()
                .read(handle ->
                        handle.createQuery(
                                        "SELECT DISTINCT run_id FROM task WHERE worker = ? AND state ="
                                                + " 'leased' ORDER BY run_id")
                                .bind(0, worker)
                                .mapTo(String.class)
                                .list());
    }

    private String takenBack(Handle handle, String run, String worker) {
        new TaskRepository(handle).orphans(run, worker).forEach(orphan -> lost(handle, orphan));
        world.database().wakes().signal(ProgressRepository.WAKES);
        return run;
    }

    private void lost(Handle handle, TaskRepository.Orphan orphan) {
        handle.execute(
                "UPDATE attempt SET state = 'DIED', ended_at = onggi_now() WHERE run_id = ? AND step"
                        + " = ? AND number = ?",
                orphan.run(),
                orphan.step(),
                orphan.attempt());
        var tasks = new TaskRepository(handle);
        if (orphan.step().isEmpty()) {
            tasks.ready(orphan.run(), orphan.step(), 0);
            return;
        }
        var run = world.rows().row(handle, orphan.run());
        var halt = new ProgressRepository(handle, world).halted(run);
        if (halt != null) {
            left(handle, orphan, halt.begun(), halt.problems());
        } else if (orphan.deaths() < DEATHS) {
            tasks.ready(orphan.run(), orphan.step(), 0);
        } else {
            var problem = Problem.of(RunProblem.DIED, null, orphan.step());
            left(handle, orphan, StepState.FAILED, List.of(problem));
        }
    }

    private void left(
            Handle handle, TaskRepository.Orphan orphan, StepState state, List<Problem> problems) {
        var run = world.rows().row(handle, orphan.run());
        var result = ProgressRepository.left(run, orphan.step(), state, problems);
        new StepRepository(handle, world).keep(run, result);
        new ProgressRepository(handle, world).ended(run, orphan.step());
    }

    /// Ends a run whose process died with the person who watched it.
    void interrupt(String run) {
        var queue = world.database().read(handle -> world.rows().row(handle, run).queue());
        world.database()
                .exclusive(
                        queue,
                        handle -> {
                            new StepRepository(handle, world).unfinished(run);
                            new ProgressRepository(handle, world)
                                    .end(world.rows().row(handle, run), "interrupted", false);
                            return run;
                        });
        world.rows().remove(run);
    }

    /// Ends runs that no worker can go on with, as an earlier version left them.
    void interruptTheLost() {
        world.database()
                .write(handle -> {
                    var lost =
                            handle.createQuery(
                                            "SELECT id FROM run WHERE state = 'running' AND NOT EXISTS"
                                                    + " (SELECT 1 FROM task WHERE run_id = id)")
                                    .mapTo(String.class)
                                    .list();
                    for (var run : lost) {
                        new StepRepository(handle, world).unfinished(run);
                        handle.execute(
                                "UPDATE run SET state = 'interrupted', ended_at = ? WHERE id = ?",
                                world.space().clock().instant().toString(),
                                run);
                    }
                });
    }
}
