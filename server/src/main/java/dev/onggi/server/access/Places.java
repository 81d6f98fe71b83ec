package dev.onggi.server.access;

import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.pipeline.Pipelines;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds where things lie and whose they are. Whatever a call says about that counts for nothing.
public final class Places {
    private static final String PIPELINES = "pipelines/";

    private final World world;
    private @Nullable Known known;

    private record Known(Pipelines pipelines, Map<String, String> folders) {}

    /// Places of a workspace.
    ///
    /// @param world the workspace
    public Places(World world) {
        this.world = world;
    }

    Place find(On kind, String name, String of) {
        return switch (kind) {
            case WORKSPACE -> Place.WORKSPACE;
            case PIPELINE -> new Place(folder(name).orElseThrow(() -> gone(name)), null);
            case RUN -> of.isEmpty() ? run(name) : run(named(of, name));
            case DATASET -> new Place(folder(entry(name)), null);
            case TOKEN -> new Place(null, world.identity().tokens().get(name).account());
            case FOLDER -> new Place(name, null);
        };
    }

    private Place run(String id) {
        var run = world.runs().ofId(id).orElseThrow(() -> gone(id));
        return new Place(
                folder(run.pipeline()).orElse(""), world.identity().origins().of(id).orElse(null));
    }

    /// The run that a caller names beside its pipeline: by its id, or by the name that it was given
    /// by whoever asked for it.
    ///
    /// @param pipeline its pipeline
    /// @param name as the caller has it
    /// @return its id
    /// @throws CallException where the pipeline has no such run
    public String named(String pipeline, String name) {
        return world.runs()
                .ofId(name)
                .filter(run -> run.pipeline().equals(pipeline))
                .map(run -> run.id())
                .or(() -> world.identity().origins().named(pipeline, name))
                .orElseThrow(() -> gone(name));
    }

    /// The file that an id stands for.
    ///
    /// @param id as lists give it
    /// @return what is recorded of it
    /// @throws CallException where there is none
    public Entry entry(String id) {
        return DatasetId.file(id)
                .flatMap(file -> world.datasets().find(file))
                .orElseThrow(() -> gone(id));
    }

    /// The folder of a dataset: that of the pipeline whose run wrote it.
    ///
    /// @param entry what is recorded of it
    /// @return below `pipelines/`; empty for the top
    public String folder(Entry entry) {
        var noted = entry.manifest().notes().get("pipeline");
        var pipeline =
                world.runs()
                        .ofId(entry.producer().runId())
                        .map(run -> run.pipeline())
                        .orElse(noted == null ? "" : noted.toString());
        return folder(pipeline).orElse("");
    }

    /// The folder of a pipeline: that of its file, or of the file it had when it ran last.
    ///
    /// @param pipeline its name
    /// @return below `pipelines/`; empty where no such pipeline was ever there
    public Optional<String> folder(String pipeline) {
        var now = folders().get(pipeline);
        return now != null
                ? Optional.of(now)
                : world.runs().versions(pipeline).stream()
                        .findFirst()
                        .map(version -> folderOf(version.file()));
    }

    /// Asks the policy about a pipeline that a body names, as it is asked about one that a path
    /// names.
    ///
    /// @param caller who asks
    /// @param what is to be done
    /// @param pipeline its name
    /// @throws CallException where the caller may not
    public void check(Caller caller, Permission what, String pipeline) {
        check(caller, what, find(On.PIPELINE, pipeline, ""), pipeline);
    }

    /// Asks the policy about a run that a body names, or that a call is about without naming it.
    ///
    /// @param caller who asks
    /// @param what is to be done
    /// @param run its id
    /// @throws CallException where the caller may not
    public void checkRun(Caller caller, Permission what, String run) {
        check(caller, what, find(On.RUN, run, ""), run);
    }

    private static void check(Caller caller, Permission what, Place place, String name) {
        switch (Policy.decide(caller, what, place)) {
            case ALLOWED -> {}
            case UNKNOWN -> throw CallException.of(ServerProblem.NOT_SIGNED_IN);
            case DENIED -> throw CallException.of(ServerProblem.FORBIDDEN, what.role().word());
            case HIDDEN -> throw gone(name);
        }
    }

    /// The pipelines that a caller may know of.
    ///
    /// @param caller who asks
    /// @return their names; empty where it may know of all
    public Optional<Set<String>> shown(Caller caller) {
        if (Policy.decide(caller, Permission.READ, Place.WORKSPACE) == Policy.Decision.ALLOWED) {
            return Optional.empty();
        }
        var shown = new LinkedHashSet<String>();
        folders()
                .forEach((name, folder) -> {
                    if (Policy.shows(caller, folder)) {
                        shown.add(name);
                    }
                });
        return Optional.of(shown);
    }

    private synchronized Map<String, String> folders() {
        var now = world.serving().pipelines();
        var read = known;
        if (read == null || read.pipelines() != now) {
            var folders = new HashMap<String, String>();
            now.all().forEach(p -> folders.put(p.name(), folderOf(p.place().file())));
            now.broken().forEach(b -> folders.putIfAbsent(b.name(), folderOf(b.file())));
            read = new Known(now, Map.copyOf(folders));
            known = read;
        }
        return read.folders();
    }

    private static String folderOf(String file) {
        var path = file.replace('\\', '/');
        int begin = path.startsWith(PIPELINES) ? PIPELINES.length() : 0;
        int end = path.lastIndexOf('/');
        return end <= begin ? "" : path.substring(begin, end);
    }

    private static CallException gone(String name) {
        return CallException.of(ServerProblem.NOT_FOUND, name);
    }
}
