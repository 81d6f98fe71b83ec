package dev.onggi.server.airflow;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.Schedule;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.pipeline.Trigger;
import dev.onggi.problem.Problem;
import dev.onggi.schedule.DurationRepository;
import dev.onggi.schedule.Slots;
import dev.onggi.schedule.Spacing;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Pipelines as DAGs.
public final class Catalog {
    private final World world;
    private final Places places;

    Catalog(World world, Places places) {
        this.world = world;
        this.places = places;
    }

    /// A pipeline, or a file that is none for its faults.
    ///
    /// @param name of the pipeline
    /// @param file relative to the workspace
    /// @param pipeline null where it has faults
    /// @param problems its faults
    /// @param paused whether it starts no run by itself
    public record Dag(
            String name,
            String file,
            @Nullable Pipeline pipeline,
            List<Problem> problems,
            boolean paused) {
        /// The pipeline.
        ///
        /// @return without faults
        /// @throws CallException where it has faults
        public Pipeline whole() {
            return Optional.ofNullable(pipeline)
                    .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, name));
        }
    }

    /// A run that its schedule will start.
    ///
    /// @param from start of its interval
    /// @param at end of its interval, its logical date
    public record Next(Instant from, Instant at) {}

    /// The pipelines that a caller may know of.
    ///
    /// @param caller who asks
    /// @return by their names' order
    public List<Dag> shown(Caller caller) {
        var shown = places.shown(caller).orElse(null);
        return all().stream().filter(dag -> shown == null || shown.contains(dag.name())).toList();
    }

    private List<Dag> all() {
        var read = world.serving().pipelines();
        var paused = Set.copyOf(world.serving().orders().paused());
        var dags = new ArrayList<Dag>();
        read.all()
                .forEach(one ->
                        dags.add(
                                new Dag(
                                        one.name(),
                                        one.place().file(),
                                        one,
                                        List.of(),
                                        paused.contains(one.name()))));
        read.broken()
                .forEach(one ->
                        dags.add(
                                new Dag(
                                        one.name(),
                                        one.file(),
                                        null,
                                        one.problems(),
                                        paused.contains(one.name()))));
        dags.sort(Comparator.comparing(Dag::name));
        return dags;
    }

    /// A pipeline.
    ///
    /// @param name its name
    /// @return with faults or without
    /// @throws CallException where no file has it any more
    public Dag get(String name) {
        return find(name).orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, name));
    }

    /// A pipeline.
    ///
    /// @param name its name
    /// @return empty where no file has it any more
    public Optional<Dag> find(String name) {
        return all().stream().filter(dag -> dag.name().equals(name)).findFirst();
    }

    /// The pipelines of which runs may be shown.
    ///
    /// @param caller who asks
    /// @param asked of these only; none for all
    /// @return null for all there are
    public @Nullable Collection<String> among(Caller caller, List<String> asked) {
        var shown = places.shown(caller).orElse(null);
        if (asked.isEmpty()) {
            return shown;
        }
        return asked.stream().filter(name -> shown == null || shown.contains(name)).toList();
    }

    /// Asks whether a caller may do something to a pipeline that the path of the call does not
    /// name.
    ///
    /// @param caller who asks
    /// @param what is to be done
    /// @param pipeline its name
    public void check(Caller caller, Permission what, String pipeline) {
        places.check(caller, what, pipeline);
    }

    /// The next run that a pipeline starts by itself at a time.
    ///
    /// @param dag the pipeline
    /// @return empty where it is paused, has faults or waits for data
    public Optional<Next> next(Dag dag) {
        var pipeline = dag.pipeline();
        if (pipeline == null || dag.paused()) {
            return Optional.empty();
        }
        var now = world.onggi().clock().instant();
        return slots(pipeline).stream()
                .flatMap(slots ->
                        slots
                                .next(now)
                                .map(at -> new Next(slots.previous(at).orElse(at), at))
                                .stream())
                .min(Comparator.comparing(Next::at));
    }

    /// The times at which a pipeline starts runs.
    ///
    /// @param pipeline any
    /// @return of each schedule of times
    public List<Slots> slots(Pipeline pipeline) {
        var spacing = new Spacing(new DurationRepository(world.database()));
        return pipeline.running().schedules().stream()
                .flatMap(schedule ->
                        Slots.of(
                                schedule,
                                world.workspace().zone(),
                                () -> spacing.of(pipeline.name()))
                                .stream())
                .toList();
    }

    /// Whether a text has another one in it, as SQL's LIKE without regard to case.
    ///
    /// @param text any
    /// @param pattern with `%` for anything; without one, it may stand anywhere
    /// @return whether it fits
    public static boolean like(String text, String pattern) {
        var wanted = pattern.contains("%") ? pattern : "%" + pattern + "%";
        var expression = new StringBuilder();
        for (var part : wanted.toLowerCase(Locale.ROOT).split("%", -1)) {
            expression.append(expression.isEmpty() ? "" : ".*");
            expression.append(part.isEmpty() ? "(?:)" : java.util.regex.Pattern.quote(part));
        }
        return text.toLowerCase(Locale.ROOT).matches("(?s)" + expression);
    }

    /// When a pipeline runs by itself, in short.
    ///
    /// @param pipeline any
    /// @return an empty text where it does not
    public static String summary(Pipeline pipeline) {
        return pipeline.running().schedules().stream()
                .map(schedule ->
                        switch (schedule.trigger()) {
                            case Trigger.Times(var cron) -> cron.toString();
                            case Trigger.Every(var interval) -> "every " + interval;
                            case Trigger.EveryAuto() -> "every auto";
                            case Trigger.AfterFile(var pattern) -> "after file " + pattern;
                            case Trigger.AfterDataset(var name) -> "after dataset " + name;
                            case Trigger.AfterPipeline(var name) -> "after pipeline " + name;
                        })
                .collect(Collectors.joining(", "));
    }

    /// After what a step runs, in Airflow's words.
    ///
    /// @param step any
    /// @return a trigger rule
    public static String rule(StepDefinition step) {
        return switch (step.order().runOn()) {
            case SUCCESS -> "all_success";
            case FAILURE -> "one_failed";
            case ALWAYS -> "all_done";
        };
    }

    /// The time zone of schedules.
    ///
    /// @param schedules of a pipeline
    /// @return that of the first one that has one, else the workspace's
    public ZoneId zone(List<Schedule> schedules) {
        return schedules.stream()
                .flatMap(schedule -> Stream.ofNullable(schedule.zone()))
                .findFirst()
                .orElse(world.workspace().zone());
    }

    /// When schedules begin.
    ///
    /// @param schedules of a pipeline
    /// @return null where that is not said
    public @Nullable Instant start(List<Schedule> schedules) {
        return schedules.stream()
                .flatMap(schedule -> Stream.ofNullable(schedule.start()))
                .findFirst()
                .map(at -> at.atZone(zone(schedules)).toInstant())
                .orElse(null);
    }

    /// When schedules end.
    ///
    /// @param schedules of a pipeline
    /// @return null where that is not said
    public @Nullable Instant end(List<Schedule> schedules) {
        return schedules.stream()
                .flatMap(schedule -> Stream.ofNullable(schedule.end()))
                .findFirst()
                .map(at -> at.atZone(zone(schedules)).toInstant())
                .orElse(null);
    }

    /// The text of a pipeline's file.
    ///
    /// @param dag the pipeline
    /// @return its YAML
    public String text(Dag dag) {
        try {
            return Files.readString(world.workspace().resolve(dag.file()));
        } catch (IOException e) {
            throw CallException.of(ServerProblem.NOT_FOUND, dag.name());
        }
    }
}
