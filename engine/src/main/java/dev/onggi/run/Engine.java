package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunBookRepository.Order;
import dev.onggi.store.Database;
import dev.onggi.store.Wakes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Works on runs in this process: takes steps that are ready from the store, as many as there are
/// places, and writes down what became of them. What it took is its own until it ends or dies; then
/// another one goes on.
public final class Engine implements AutoCloseable {
    private final RunSpace space;
    private final RunBookRepository book;
    private final WorkerRepository workers;
    private final Definitions definitions;
    private final Worker worker;
    private final Map<String, LiveRun> live = new ConcurrentHashMap<>();
    private final Map<String, List<RunListener>> followers = new ConcurrentHashMap<>();
    private final Map<Lease, Throwable> dropped = new ConcurrentHashMap<>();
    private final Semaphore woken = new Semaphore(0);
    private final Hands hands;
    private final Thread dispatcher;
    private final List<Wakes.Listening> wakes = new ArrayList<>();
    private final Guards guards;
    private volatile boolean closed;
    private volatile @Nullable Throwable unsure;

    /// A process that works on steps.
    ///
    /// @param id unlike that of any other process
    /// @param labels for steps that ask for workers of a kind
    /// @param attending whether it works only on the runs that somebody follows here
    /// @param places how many steps go side by side
    /// @param pulse how others know that it lives
    record Worker(String id, Set<String> labels, boolean attending, Places places, Pulse pulse) {
        Worker(String id, Set<String> labels, boolean attending, Places places) {
            this(id, labels, attending, places, Pulse.STANDARD);
        }
    }

    /// How workers know of each other that they live.
    ///
    /// @param beat between two signs of life
    /// @param silence after which a worker counts as dead, and what it had taken goes to others
    record Pulse(Duration beat, Duration silence) {
        static final Pulse STANDARD = new Pulse(Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    /// @param database where runs are kept; another one than the workspace's for runs that are only
    ///   estimated
    Engine(RunSpace space, Database database, Definitions definitions, Worker worker) {
        this.space = space;
        this.definitions = definitions;
        this.worker = worker;
        this.book = new RunBookRepository(database, space, definitions);
        this.workers = new WorkerRepository(book.world());
        this.guards = Guards.of(space, database, worker.id(), this::tell);
        this.hands = new Hands(worker.places().byLane(), this::work, this::wake);
        listen(database.wakes());
        dispatcher = Thread.ofPlatform().name("onggi-engine").daemon().unstarted(this::dispatch);
    }

    /// A process that works on whatever is ready, until it is closed.
    ///
    /// @param space the workspace
    /// @param definitions its pipelines
    /// @param labels for steps that ask for workers of a kind
    /// @return at work
    public static Engine serve(RunSpace space, Definitions definitions, Set<String> labels) {
        var id = UUID.randomUUID().toString();
        var worker = new Worker(id, labels, false, Places.of(space.workspace()));
        return new Engine(space, space.database(), definitions, worker).start();
    }

    /// A step that is ready is of no interest while its lane is full: whoever has a place of it
    /// takes the next one.
    private void listen(Wakes all) {
        wakes.add(all.listen(ProgressRepository.WAKES, this::wake));
        for (var lane : Lane.values()) {
            wakes.add(
                    all.listen(
                            ProgressRepository.wakes(lane),
                            () -> {
                                if (hands.free(lane)) {
                                    wake();
                                }
                            }));
        }
    }

    /// Begins to work.
    Engine start() {
        seen();
        dispatcher.start();
        return this;
    }

    /// Accepts a run of a pipeline: from here on it ends, whatever happens.
    ///
    /// @param defined the pipeline
    /// @param request what is asked
    /// @param cause why and for which time
    /// @param listeners follow it in this process
    /// @return its id; empty where the same run was accepted before
    Optional<String> accept(
            Definitions.Defined defined,
            RunRequest request,
            RunCause cause,
            List<RunListener> listeners) {
        var attended = worker.attending() ? worker.id() : null;
        var run = book.accept(new Order(defined, request, cause, attended));
        run.ifPresent(id -> followers.put(id, listeners));
        wake();
        return run;
    }

    /// Repeats a part of a run that is over.
    ///
    /// @param plan what is repeated
    /// @param listeners follow it in this process
    /// @throws OnggiException where it is not over, or was repeated meanwhile
    void again(RetryPlan plan, List<RunListener> listeners) {
        followers.put(plan.run(), listeners);
        book.again(plan, worker.attending() ? worker.id() : null);
        wake();
    }

    /// Waits for the end of a run, wherever it is worked on.
    ///
    /// @param run its id
    /// @param stop tells it to end
    RunResult follow(String run, Cancellation stop) {
        var followed = live(run);
        try (var registration = stop.onCancel(() -> cancel(run))) {
            return await(followed, stop);
        }
    }

    private RunResult await(LiveRun followed, Cancellation stop) {
        var run = followed.row().id();
        boolean over = false;
        while (true) {
            try {
                return followed.result().get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (over) {
                    return new RunFollower(space, definitions)
                            .follow(run, followed.listener(), stop);
                }
                // where it was ended here, its result comes in a moment
                over = !book.open(run);
            } catch (InterruptedException e) {
                stop.cancel();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof OnggiException problem) {
                    throw problem;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /// Orders that this process acts on at once.
    public Orders orders() {
        return new Orders(book, definitions, this::wake);
    }

    /// Tells the steps that work here to end whose runs were told to.
    private void obey() {
        for (var run : book.cancelled(live.keySet())) {
            var told = live.get(run);
            if (told != null) {
                told.stop().cancel();
            }
        }
    }

    private void cancel(String run) {
        halted(book.cancel(run));
    }

    private void halted(Map<String, List<RunResult.StepResult>> told) {
        told.forEach((id, left) -> {
            var known = live.get(id);
            if (known != null) {
                left.forEach(
                        one -> known.listener().ended(one.name(), one.state(), one.problems()));
                known.stop().cancel();
            }
        });
        wake();
    }

    private void wake() {
        woken.release();
    }

    private LiveRun live(String run) {
        return live.computeIfAbsent(run, this::open);
    }

    /// What is known of a run is of no use once another process has ended it and it was repeated.
    private LiveRun live(Lease lease) {
        var known = live.get(lease.run());
        if (known != null && known.row().round().number() != lease.round()) {
            live.remove(lease.run(), known);
            known.close();
        }
        return live(lease.run());
    }

    private LiveRun open(String run) {
        try {
            var opened = new LiveRun(space, book.row(run), followers.getOrDefault(run, List.of()));
            guards.shortages().forEach(one -> tell(opened, one));
            if (!opened.row().steps().containsAll(opened.row().allSteps())) {
                new RunRepository(book.world().database())
                        .taken(run)
                        .forEach(opened.listener()::taken);
            }
            return opened;
        } catch (IOException e) {
            throw OnggiException.because(
                    e,
                    DataProblem.UNREADABLE,
                    LiveRun.file(space, run),
                    String.valueOf(e.getMessage()));
        }
    }

    /// Tells those who follow runs here why no step begins.
    private void tell(Problem shortage) {
        live.values().forEach(run -> tell(run, shortage));
    }

    private static void tell(LiveRun run, Problem shortage) {
        if (!run.news(shortage)) {
            return;
        }
        var what = shortage.message(run.language());
        var hint = shortage.hint(run.language());
        run.listener().said("", "warn", hint.isEmpty() ? what : what + ". " + hint);
    }

    private void dispatch() {
        long beat = System.nanoTime();
        while (!closed) {
            try {
                findStrays();
                giveBack();
                obey();
                int taken = take();
                if (System.nanoTime() - beat > worker.pulse().beat().toNanos()) {
                    beat = System.nanoTime();
                    seen();
                    buryTheDead();
                    forgetTheOver();
                    endTheOverdue();
                }
                if (taken == 0) {
                    pause();
                }
            } catch (RuntimeException | Error e) { // nobody else would begin a step here
                failed(e);
                unsure = e;
                sleep(Duration.ofSeconds(1));
            }
        }
    }

    /// A store that failed while it committed may have given this worker steps and could not say
    /// so.
    private void findStrays() {
        var cause = unsure;
        if (cause == null) {
            return;
        }
        unsure = null;
        for (var lease : book.leased(worker.id())) {
            if (!hands.held().contains(lease)) {
                dropped.putIfAbsent(lease, cause);
            }
        }
    }

    /// What could not be brought to an end here is tried again, here or elsewhere, as soon as the
    /// store takes it back.
    private void giveBack() {
        for (var entry : List.copyOf(dropped.entrySet())) {
            var lease = entry.getKey();
            var problems = Causes.problems(lease.step(), entry.getValue());
            try {
                book.giveBack(lease, problems, again(lease));
            } catch (LateException e) {
                traced(lease, e);
                if (lease.end()) {
                    forget(lease.run());
                }
            }
            dropped.remove(lease);
        }
    }

    private void endTheOverdue() {
        new OverdueRepository(book.world())
                .runs(worker.attending() ? worker.id() : null)
                .forEach(run -> halted(book.endOverdue(run)));
    }

    /// A run that another process has ended is of no more concern here, unless somebody follows it.
    private void forgetTheOver() {
        var open = book.forgetTheOver();
        for (var run : List.copyOf(live.keySet())) {
            boolean ours =
                    followers.containsKey(run)
                            || hands.held().stream().anyMatch(lease -> lease.run().equals(run));
            if (!ours && !open.contains(run)) {
                forget(run);
            }
        }
    }

    private void forget(String run) {
        followers.remove(run);
        var gone = live.remove(run);
        if (gone != null) {
            gone.close();
        }
    }

    private static Duration again(Lease lease) {
        return Duration.ofSeconds(Math.min(lease.attempt(), 60));
    }

    /// The store cannot be used: those who wait here for a run are told, and a later owner of the
    /// workspace ends it. A process that serves goes on as soon as the store is there again.
    private void failed(Throwable e) {
        if (worker.attending()) {
            live.values().forEach(run -> run.result().completeExceptionally(e));
        }
    }

    private void pause() {
        var next = book.untilNext();
        long most = worker.pulse().beat().toNanos() / 1000;
        long micros = next == null ? most : Math.min(most, next + 1000);
        try {
            if (woken.tryAcquire(micros, TimeUnit.MICROSECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int take() {
        var places = guards.allowed(hands.free(), worker.places().byLane());
        if (places.values().stream().allMatch(n -> n == 0)) {
            return 0;
        }
        var leases = book.lease(wanted(places));
        for (var lease : leases) {
            try {
                hands.begin(lease, lane(lease));
            } catch (RuntimeException | Error e) {
                dropped.put(lease, e);
            }
        }
        return leases.size();
    }

    private TaskRepository.Wanted wanted(Map<Lane, Integer> places) {
        return new TaskRepository.Wanted(
                worker.id(), worker.labels(), worker.attending(), places, worker.places().pools());
    }

    private Lane lane(Lease lease) {
        return lease.end() ? Lane.TURN : book.row(lease.run()).lane(lease.step());
    }

    private Optional<Lease> work(Lease lease, Lane lane) {
        var successor = new Successor(lane, () -> wanted(lane), hands.held());
        try {
            var run = live(lease);
            if (lease.end()) {
                new RunEnd(book, run).end(lease);
                live.remove(lease.run());
                followers.remove(lease.run());
            } else {
                new StepTurn(book, definitions, run, worker, () -> closed, successor).take(lease);
            }
        } catch (LateException e) {
            traced(lease, e);
        } catch (RuntimeException | Error e) {
            traced(lease, e);
            failed(e);
            dropped.put(lease, e);
            unsure = e;
        }
        return successor.taken();
    }

    /// What a thread takes by itself at its own place.
    private Optional<TaskRepository.Wanted> wanted(Lane lane) {
        return closed || !guards.allow() ? Optional.empty() : Optional.of(wanted(Map.of(lane, 1)));
    }

    private void traced(Lease lease, Throwable e) {
        var run = live.get(lease.run());
        if (run != null) {
            run.log().trace(lease.step(), e);
        }
    }

    private void seen() {
        workers.seen(worker.id(), String.join(",", worker.labels()));
        if (!worker.attending()) {
            workers.serves(worker.id());
        }
    }

    /// Takes over from processes that died.
    private void buryTheDead() {
        new Undertaker(book, space).bury(workers.dead(worker.pulse().silence()));
    }

    /// The runs that are followed or worked on here.
    ///
    /// @return for tests
    Map<String, CompletableFuture<RunResult>> open() {
        var open = new java.util.LinkedHashMap<String, CompletableFuture<RunResult>>();
        live.forEach((id, run) -> open.put(id, run.result()));
        return open;
    }

    /// Ends what goes on here, as far as it ends by itself when it is told to.
    @Override
    public void close() {
        closed = true;
        wakes.forEach(Wakes.Listening::close);
        wake();
        live.values().forEach(run -> run.stop().cancel());
        try {
            dispatcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hands.close();
        leave();
        live.values().forEach(LiveRun::close);
    }

    /// Where the store is gone, whoever comes next finds this worker dead.
    private void leave() {
        try {
            giveBack();
            new Undertaker(book, space).bury(List.of(worker.id()));
        } catch (OnggiException e) {
            failed(e);
        }
    }
}
