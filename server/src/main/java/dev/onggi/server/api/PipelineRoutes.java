package dev.onggi.server.api;

import dev.onggi.pipeline.Param;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.run.RunRepository.RecordedRun;
import dev.onggi.run.RunRepository.StoredVersion;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ProblemBody;
import dev.onggi.server.reply.Replies;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Pipelines: their files, versions and faults.
@RestController
@RequestMapping("/api/onggi/v1/pipelines")
public final class PipelineRoutes {
    private final World world;
    private final Places places;
    private final Replies replies;

    PipelineRoutes(World world, Places places, Replies replies) {
        this.world = world;
        this.places = places;
        this.replies = replies;
    }

    /// A pipeline in a list.
    record Item(
            String name,
            String folder,
            String file,
            String description,
            String owner,
            List<String> tags,
            boolean paused,
            boolean broken,
            @Nullable LastRun lastRun) {}

    /// How a pipeline went last.
    record LastRun(String id, String state, Instant startedAt, @Nullable Instant endedAt) {
        static @Nullable LastRun of(@Nullable RecordedRun run) {
            return run == null
                    ? null
                    : new LastRun(run.id(), run.state(), run.startedAt(), run.endedAt());
        }
    }

    /// A parameter of a pipeline.
    record Parameter(
            String name,
            String type,
            @Nullable String fallback,
            boolean required,
            String description) {
        static Parameter of(Param param) {
            return new Parameter(
                    param.name(),
                    param.type().word(),
                    param.fallback(),
                    param.required(),
                    param.description());
        }
    }

    /// A step of a pipeline, and the steps that it waits for.
    record Step(String name, String uses, List<String> after) {
        static Step of(Pipeline pipeline, StepDefinition step) {
            return new Step(
                    step.name(), step.uses(), List.copyOf(pipeline.steps().waitsFor(step.name())));
        }
    }

    /// A pipeline with all that is known of it.
    record Whole(
            Item pipeline,
            List<Parameter> params,
            List<Step> steps,
            int maxActiveRuns,
            List<ProblemBody.One> problems) {}

    /// A version of a pipeline's file.
    record Version(int version, String file, Instant storedAt, long runs) {
        static Version of(StoredVersion stored) {
            return new Version(stored.version(), stored.file(), stored.storedAt(), stored.runs());
        }
    }

    /// A text to be looked at.
    record Draft(String text, String file) {}

    /// What is wrong with a text.
    record Findings(boolean valid, List<ProblemBody.One> problems) {}

    @Access(Permission.LIST)
    @GetMapping
    Page<Item> list(Caller caller) {
        var shown = places.shown(caller).orElse(null);
        var read = world.serving().pipelines();
        var last = world.runs().latestOfEach();
        var paused = Set.copyOf(world.serving().orders().paused());
        var items = new java.util.ArrayList<Item>();
        read.all().forEach(pipeline -> items.add(item(pipeline, paused, last)));
        read.broken()
                .forEach(broken -> items.add(broken(broken.name(), broken.file(), paused, last)));
        items.removeIf(item -> shown != null && !shown.contains(item.name()));
        return new Page<>(List.copyOf(items), null);
    }

    private Item item(Pipeline pipeline, Set<String> paused, Map<String, RecordedRun> last) {
        var name = pipeline.name();
        return new Item(
                name,
                places.folder(name).orElse(""),
                pipeline.place().file(),
                pipeline.about().description(),
                pipeline.about().owner(),
                pipeline.about().tags(),
                paused.contains(name),
                false,
                LastRun.of(last.get(name)));
    }

    private Item broken(
            String name, String file, Set<String> paused, Map<String, RecordedRun> last) {
        return new Item(
                name,
                places.folder(name).orElse(""),
                file,
                "",
                "",
                List.of(),
                paused.contains(name),
                true,
                LastRun.of(last.get(name)));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "name")
    @GetMapping("/{name}")
    Whole show(@PathVariable String name, HttpServletRequest request) {
        var read = world.serving().pipelines();
        var paused = Set.copyOf(world.serving().orders().paused());
        var last = world.runs().latestOfEach();
        var broken = read.broken().stream().filter(one -> one.name().equals(name)).findFirst();
        if (broken.isPresent()) {
            var problems =
                    broken.get().problems().stream().map(p -> replies.one(p, request)).toList();
            var item = broken(name, broken.get().file(), paused, last);
            return new Whole(item, List.of(), List.of(), 1, problems);
        }
        var pipeline =
                read.all().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, name));
        return new Whole(
                item(pipeline, paused, last),
                pipeline.params().stream().map(Parameter::of).toList(),
                pipeline.steps().order().stream().map(step -> Step.of(pipeline, step)).toList(),
                pipeline.running().maxActiveRuns(),
                List.of());
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "name")
    @GetMapping(path = "/{name}/text", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> text(@PathVariable String name) throws IOException {
        var text = Files.readString(world.workspace().resolve(file(name)));
        return ResponseEntity.ok().eTag(ETags.of(text)).body(text);
    }

    private String file(String name) {
        var read = world.serving().pipelines();
        return read.all().stream()
                .filter(pipeline -> pipeline.name().equals(name))
                .map(pipeline -> pipeline.place().file())
                .findFirst()
                .or(() ->
                        read.broken().stream()
                                .filter(broken -> broken.name().equals(name))
                                .map(broken -> broken.file())
                                .findFirst())
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, name));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "name")
    @GetMapping("/{name}/versions")
    Page<Version> versions(@PathVariable String name) {
        return new Page<>(world.runs().versions(name).stream().map(Version::of).toList(), null);
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "name")
    @GetMapping(path = "/{name}/versions/{version}", produces = MediaType.TEXT_PLAIN_VALUE)
    String version(@PathVariable String name, @PathVariable int version) {
        return world.runs().version(name, version).definition();
    }

    @Access(Permission.READ)
    @PostMapping("/validate")
    Findings validate(@RequestBody Draft draft, HttpServletRequest request) {
        var problems = world.onggi().review(draft.text(), draft.file());
        return new Findings(
                problems.isEmpty(), problems.stream().map(p -> replies.one(p, request)).toList());
    }

    @Access(value = Permission.SWITCH, on = On.PIPELINE, by = "name")
    @PostMapping("/{name}/pause")
    ResponseEntity<Void> pause(@PathVariable String name) {
        world.serving().orders().pause(name);
        return ResponseEntity.noContent().build();
    }

    @Access(value = Permission.SWITCH, on = On.PIPELINE, by = "name")
    @PostMapping("/{name}/resume")
    ResponseEntity<Void> resume(@PathVariable String name) {
        world.serving().orders().resume(name);
        return ResponseEntity.noContent().build();
    }
}
