package dev.onggi.run;

import dev.onggi.data.Dataset;
import dev.onggi.data.DatasetRepository.Producer;
import dev.onggi.data.Manifest;
import dev.onggi.data.Publication;
import dev.onggi.data.RowSet;
import dev.onggi.step.Publisher;
import dev.onggi.step.RunInfo;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Publishes the files of one step of one run.
final class RunPublisher implements Publisher {
    private static final Map<Area, String> PREFIX =
            Map.of(Area.RAW, "", Area.PROCESSED, "cleaned_", Area.OUTPUT, "");

    private final Workspace workspace;
    private final Publication publication;
    private final RunInfo run;
    private final String step;
    private final StagedNames names;
    private final Map<Path, Area> areas = new ConcurrentHashMap<>();
    private final Map<Path, Staged> open = new ConcurrentHashMap<>();

    RunPublisher(Workspace workspace, Publication publication, RunInfo run, String step) {
        this.workspace = workspace;
        this.publication = publication;
        this.run = run;
        this.step = step;
        this.names = new StagedNames(workspace.state().resolve("staged"));
    }

    @Override
    public Staged stage(Area area, String name, String ending) throws IOException {
        var folder = workspace.root().resolve("data").resolve(area.name().toLowerCase(Locale.ROOT));
        Files.createDirectories(folder);
        var file =
                PREFIX.get(area)
                        + FileNames.reduced(name)
                        + "_"
                        + FileNames.time(run.start(), workspace.zone());
        var staged = names.free(folder, file, ending);
        areas.put(staged.target(), area);
        return opened(staged);
    }

    @Override
    public Staged stageAt(Path target) throws IOException {
        var absolute = workspace.root().resolve(target).normalize();
        var folder = Objects.requireNonNull(absolute.getParent());
        Files.createDirectories(folder);
        return opened(stagedOrBeside(absolute, folder));
    }

    /// Files are staged where [Publication#recover] looks, unless another disk holds their folder.
    private Staged stagedOrBeside(Path target, Path folder) throws IOException {
        var staging = Files.createDirectories(names.staging());
        return Files.getFileStore(staging).equals(Files.getFileStore(folder))
                ? names.fixed(target, workspace.display(target))
                : new Staged(folder.resolve("." + target.getFileName() + ".staged"), target);
    }

    private Staged opened(Staged staged) throws IOException {
        Files.deleteIfExists(staged.file());
        open.put(staged.target(), staged);
        return staged;
    }

    /// Removes what a try left that failed, and gives its names back to the next one.
    void discard() throws IOException {
        for (var staged : open.values()) {
            names.release(staged);
        }
        open.clear();
    }

    private void published(Staged staged) throws IOException {
        open.remove(staged.target());
        names.release(staged);
    }

    @Override
    public Dataset publish(Staged staged, Facts facts, Map<String, ?> notes) throws IOException {
        if (run.estimate()) {
            return new Dataset(facts.layout(), staged.file(), facts.rows(), new RowSet());
        }
        var described =
                new Manifest(
                        workspace.display(staged.target()),
                        "",
                        0,
                        facts.rows(),
                        facts.layout(),
                        noted(notes));
        var manifest =
                publication.publish(staged.file(), staged.target(), described, origin(staged));
        published(staged);
        return new Dataset(facts.layout(), staged.target(), manifest.rows(), new RowSet());
    }

    @Override
    public Path publishFile(Staged staged, long rows, Map<String, ?> notes) throws IOException {
        if (run.estimate()) {
            return staged.file();
        }
        var described =
                new Manifest(workspace.display(staged.target()), "", 0, rows, null, noted(notes));
        publication.publish(staged.file(), staged.target(), described, origin(staged));
        published(staged);
        return staged.target();
    }

    private Publication.Origin origin(Staged staged) {
        var area = areas.get(staged.target());
        return new Publication.Origin(
                area == null ? "output" : area.name().toLowerCase(Locale.ROOT),
                new Producer(run.id(), step),
                run.start().toString(),
                area == null);
    }

    private Map<String, Object> noted(Map<String, ?> notes) {
        var all = new LinkedHashMap<String, Object>();
        all.put("pipeline", run.pipeline());
        all.put("run", run.id());
        all.put("step", step);
        all.put("created_at", run.start().toString());
        if (run.backfill() || run.sample() > 0) {
            all.put(Manifest.PARTIAL, run.backfill() ? "backfill" : "sample");
        }
        all.putAll(notes);
        return all;
    }
}
