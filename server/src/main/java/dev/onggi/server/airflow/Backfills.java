package dev.onggi.server.airflow;

import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunCause;
import dev.onggi.run.RunListRepository;
import dev.onggi.run.RunListRepository.By;
import dev.onggi.run.RunListRepository.Filter;
import dev.onggi.run.RunListRepository.Page;
import dev.onggi.run.RunRequest;
import dev.onggi.run.Span;
import dev.onggi.server.access.World;
import dev.onggi.server.airflow.BackfillRepository.Order;
import dev.onggi.server.airflow.BackfillRepository.Row;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Backfills: ranges of time whose runs start a few at a time. What starts next follows from what
/// is recorded, so that it goes on after any crash.
public final class Backfills implements AutoCloseable {
    private static final TypeReference<Map<String, Object>> KEYS = new TypeReference<>() {};
    private static final int MOST_SLOTS = 10_000;
    private static final int LOOK_MILLIS = 1000;
    private static final Set<String> GOING = Set.of("queued", "running");
    private static final List<String> BEHAVIOURS = List.of("none", "failed", "completed");

    private final World world;
    private final Catalog catalog;
    private final JsonMapper json;
    private final BackfillRepository backfills;
    private final RunListRepository runs;
    private final ScheduledFuture<?> looking;
    private final ScheduledExecutorService look =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("onggi-backfills").daemon().factory());

    Backfills(World world, Catalog catalog, JsonMapper json) {
        this.world = world;
        this.catalog = catalog;
        this.json = json;
        this.backfills = new BackfillRepository(world.database());
        this.runs = new RunListRepository(world.database());
        this.looking =
                look.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// A backfill.
    ///
    /// @param id its number
    /// @param pipeline whose runs
    /// @param from the first logical date, or an earlier time
    /// @param to the last logical date, or a later time
    /// @param conf values for the pipeline's parameters
    /// @param reprocess none, failed or completed
    /// @param most how many runs go side by side
    /// @param paused whether no more start
    /// @param times when it was asked for, changed and over
    public record Backfill(
            long id,
            String pipeline,
            Instant from,
            Instant to,
            Map<String, @Nullable Object> conf,
            String reprocess,
            int most,
            boolean paused,
            Times times) {}

    /// The times of a backfill.
    ///
    /// @param created when it was asked for
    /// @param updated when it was changed last
    /// @param completed when it was over, or null
    public record Times(Instant created, Instant updated, @Nullable Instant completed) {}

    /// What is asked for.
    ///
    /// @param pipeline whose runs
    /// @param from the first logical date, or an earlier time
    /// @param to the last logical date, or a later time
    /// @param backwards whether the last one comes first
    /// @param conf values for the pipeline's parameters
    /// @param reprocess which dates that have runs are run again: none, failed or completed
    /// @param most how many runs go side by side
    public record Wanted(
            String pipeline,
            Instant from,
            Instant to,
            boolean backwards,
            @Nullable Map<String, @Nullable Object> conf,
            String reprocess,
            int most) {}

    /// Begins a backfill.
    ///
    /// @param wanted what is asked for
    /// @param account who asks
    /// @return the backfill
    public Backfill begin(Wanted wanted, String account) {
        var slots = slots(wanted);
        var params = Conf.texts(wanted.conf());
        catalog.get(wanted.pipeline()).whole().fill(params);
        if (wanted.most() < 1) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "max_active_runs", "1 ..");
        }
        var order =
                new Order(
                        wanted.pipeline(),
                        wanted.from(),
                        wanted.to(),
                        json.writeValueAsString(params),
                        wanted.reprocess(),
                        wanted.most(),
                        json.writeValueAsString(slots.stream().map(Instant::toString).toList()),
                        account);
        var row = backfills.add(order);
        look.execute(this::look);
        return backfill(row);
    }

    /// The logical dates that a backfill would run.
    ///
    /// @param wanted what is asked for
    /// @return in the order in which they would start
    public List<Instant> slots(Wanted wanted) {
        if (!BEHAVIOURS.contains(wanted.reprocess())) {
            throw CallException.of(
                    ServerProblem.BAD_PARAMETER,
                    "reprocess_behavior",
                    String.join(", ", BEHAVIOURS));
        }
        if (wanted.to().isBefore(wanted.from())) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "to_date", "from_date ..");
        }
        var all = times(wanted);
        var done = done(wanted);
        var open = all.stream().filter(at -> again(done.get(at), wanted.reprocess())).toList();
        return wanted.backwards() ? open.reversed() : open;
    }

    private List<Instant> times(Wanted wanted) {
        var slots =
                catalog.slots(catalog.get(wanted.pipeline()).whole()).stream()
                        .findFirst()
                        .orElseThrow(
                                () -> CallException.of(AirflowProblem.NO_SLOTS, wanted.pipeline()));
        var all = new ArrayList<Instant>();
        var next = slots.next(wanted.from().minusNanos(1000));
        while (next.isPresent() && !next.get().isAfter(wanted.to())) {
            all.add(next.get());
            if (all.size() > MOST_SLOTS) {
                throw CallException.of(
                        ServerProblem.BAD_PARAMETER, "to_date", "at most " + MOST_SLOTS);
            }
            next = slots.next(next.get());
        }
        return all;
    }

    /// How the last run of each logical date stands.
    private Map<Instant, String> done(Wanted wanted) {
        var spans =
                List.of(
                        new Span(Span.Time.LOGICAL, Span.How.FROM, wanted.from()),
                        new Span(Span.Time.LOGICAL, Span.How.TO, wanted.to()));
        var filter = new Filter(List.of(wanted.pipeline()), null, null, null, spans);
        var states = new LinkedHashMap<Instant, String>();
        runs.page(filter, new Page(By.STARTED, false, 0, Integer.MAX_VALUE))
                .forEach(run -> states.put(run.times().intervalEnd(), run.state()));
        return states;
    }

    private static boolean again(@Nullable String state, String reprocess) {
        if (state == null) {
            return true;
        }
        if (GOING.contains(state)) {
            return false;
        }
        return switch (reprocess) {
            case "completed" -> true;
            case "failed" -> !state.equals("succeeded");
            default -> false;
        };
    }

    /// All backfills.
    ///
    /// @return the oldest first
    public List<Backfill> all() {
        return backfills.all().stream().map(this::backfill).toList();
    }

    /// A backfill.
    ///
    /// @param id its number
    /// @return the backfill
    public Backfill one(long id) {
        return backfill(row(id));
    }

    private Row row(long id) {
        return backfills.find(id).orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, id));
    }

    /// Lets no more runs of a backfill start, or lets them again.
    ///
    /// @param id its number
    /// @param paused whether none start
    /// @return the backfill
    public Backfill pause(long id, boolean paused) {
        if (row(id).completedAt() != null) {
            throw CallException.of(AirflowProblem.BACKFILL_OVER, id);
        }
        backfills.pause(id, paused);
        return one(id);
    }

    /// Ends a backfill: what waits is cancelled, what works goes on.
    ///
    /// @param id its number
    /// @return the backfill
    public Backfill cancel(long id) {
        var row = row(id);
        if (row.completedAt() != null) {
            throw CallException.of(AirflowProblem.BACKFILL_OVER, id);
        }
        backfills.complete(id);
        runs.ofSlots(row.order().pipeline(), beginning(row))
                .forEach((once, state) -> {
                    if (state.equals("queued")) {
                        var cause = new RunCause(RunCause.Kind.BACKFILL, once, null, null, null);
                        world.serving()
                                .orders()
                                .find(row.order().pipeline(), cause)
                                .ifPresent(world.serving().orders()::cancel);
                    }
                });
        return one(id);
    }

    private static String beginning(Row row) {
        return "backfill/" + row.id() + "/";
    }

    private void look() {
        try {
            backfills.open().forEach(this::goOn);
        } catch (RuntimeException e) {
            // the store does not answer; the next look may find it again
        }
    }

    private void goOn(Row row) {
        var states = runs.ofSlots(row.order().pipeline(), beginning(row));
        var slots = json.readValue(row.order().slots(), String[].class);
        long going = states.values().stream().filter(GOING::contains).count();
        if (going == 0 && states.size() >= slots.length) {
            backfills.complete(row.id());
            return;
        }
        for (var slot : slots) {
            if (row.paused() || going >= row.order().most()) {
                return;
            }
            if (!states.containsKey(beginning(row) + slot)) {
                start(row, Instant.parse(slot));
                going++;
            }
        }
    }

    /// A pipeline that cannot be run any more ends its backfills.
    private void start(Row row, Instant at) {
        var order = row.order();
        try {
            var pipeline = catalog.get(order.pipeline()).whole();
            var from =
                    catalog.slots(pipeline).stream()
                            .findFirst()
                            .flatMap(slots -> slots.previous(at))
                            .orElse(at);
            var params = new LinkedHashMap<String, String>();
            json.readValue(order.params(), KEYS)
                    .forEach((key, value) -> params.put(key, String.valueOf(value)));
            var cause = new RunCause(RunCause.Kind.BACKFILL, beginning(row) + at, from, at, null);
            world.serving().orders().start(order.pipeline(), RunRequest.NOW.with(params), cause);
        } catch (OnggiException | CallException e) {
            backfills.complete(row.id());
        }
    }

    private Backfill backfill(Row row) {
        var order = row.order();
        var conf = Keys.of();
        json.readValue(order.params(), KEYS).forEach(conf::put);
        return new Backfill(
                row.id(),
                order.pipeline(),
                order.from(),
                order.to(),
                conf,
                order.reprocess(),
                order.most(),
                row.paused(),
                new Times(row.createdAt(), row.updatedAt(), row.completedAt()));
    }

    @Override
    public void close() {
        looking.cancel(true);
        look.shutdownNow();
    }
}
