package dev.onggi.server.api;

import dev.onggi.run.RetryRequest;
import dev.onggi.run.RunDetailRepository;
import dev.onggi.run.RunRepository.RecordedRun;
import dev.onggi.run.RunSearchRepository;
import dev.onggi.run.RunSearchRepository.Filter;
import dev.onggi.run.RunSearchRepository.Mark;
import dev.onggi.run.StepState;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Runs: how they stand, and what people do with them.
@RestController
@RequestMapping("/api/onggi/v1/runs")
public final class RunRoutes {
    private final World world;
    private final Places places;
    private final RunViews views;

    RunRoutes(World world, Places places, RunViews views) {
        this.world = world;
        this.places = places;
        this.views = views;
    }

    /// How a run is to be repeated.
    ///
    /// @param from the step to begin with, or null for all that did not end well
    /// @param sameVersion whether with the version that the run began with
    /// @param budgetUsd dollars that asking may cost in all, or null
    record Again(
            @Nullable String from, @Nullable Boolean sameVersion, @Nullable BigDecimal budgetUsd) {
        RetryRequest request() {
            return new RetryRequest(from, Set.of(), Boolean.TRUE.equals(sameVersion), budgetUsd);
        }
    }

    /// The steps that are repeated.
    record Repeated(String run, List<String> steps) {}

    /// The runs that were told to end.
    record Told(List<String> runs) {}

    /// A step that somebody says how it ended.
    record Marking(String step, String state) {}

    /// A note.
    record Note(String text) {}

    @Access(Permission.LIST)
    @GetMapping
    Page<RunViews.Run> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Parameters.oneOf("state", state, RunSearchRepository.STATES);
        int most = Page.limit(limit);
        var filter = new Filter(pipeline, state, Parameters.instant("since", since), most + 1);
        var page =
                new RunSearchRepository.Page(
                        filter, places.shown(caller).orElse(null), mark(cursor));
        var found = new RunSearchRepository(world.database()).page(page);
        var shown = found.subList(0, Math.min(most, found.size()));
        var next =
                found.size() > most
                        ? Cursor.of(shown.getLast().startedAt().toString(), shown.getLast().id())
                        : null;
        return new Page<>(views.of(shown), next);
    }

    private static @Nullable Mark mark(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var parts = Cursor.parts(cursor, 2);
        try {
            return new Mark(Instant.parse(parts.getFirst()), parts.getLast());
        } catch (java.time.DateTimeException e) {
            throw CallException.of(ServerProblem.BAD_CURSOR);
        }
    }

    private RecordedRun run(String id) {
        return world.runs()
                .ofId(id)
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, id));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "run")
    @GetMapping("/{run}")
    RunViews.Whole show(@PathVariable String run) {
        return views.whole(run(run));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "run")
    @GetMapping("/{run}/steps")
    Page<RunViews.Step> steps(@PathVariable String run) {
        return new Page<>(views.steps(run), null);
    }

    @Access(value = Permission.READ, on = On.RUN, by = "run")
    @GetMapping("/{run}/attempts")
    Page<RunViews.Attempt> attempts(@PathVariable String run) {
        var attempts = new RunDetailRepository(world.database()).attempts(run);
        return new Page<>(attempts.stream().map(RunViews.Attempt::of).toList(), null);
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "run")
    @PostMapping("/{run}/cancel")
    Told cancel(@PathVariable String run) {
        return new Told(world.serving().orders().cancel(run));
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "run")
    @PostMapping("/{run}/retry")
    Repeated retry(@PathVariable String run, @RequestBody(required = false) @Nullable Again again) {
        var orders = world.serving().orders();
        var request = again == null ? RetryRequest.UNDONE : again.request();
        var plan = orders.plan(run, request);
        orders.again(plan);
        return new Repeated(run, List.copyOf(plan.repeated()));
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "run")
    @PostMapping("/{run}/mark")
    RunViews.Whole mark(@PathVariable String run, @RequestBody Marking marking, Caller caller) {
        var known =
                Set.of(StepState.SUCCEEDED, StepState.FAILED, StepState.SKIPPED).stream()
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        Parameters.oneOf("state", Objects.requireNonNullElse(marking.state(), ""), known);
        world.serving()
                .orders()
                .mark(
                        run,
                        marking.step(),
                        StepState.valueOf(marking.state().toUpperCase(Locale.ROOT)),
                        caller.name());
        return views.whole(run(run));
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "run")
    @PutMapping("/{run}/note")
    ResponseEntity<Void> note(@PathVariable String run, @RequestBody Note note) {
        world.serving().orders().note(run, note.text());
        return ResponseEntity.noContent().build();
    }
}
