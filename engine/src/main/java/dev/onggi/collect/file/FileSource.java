package dev.onggi.collect.file;

import dev.onggi.collect.BatchRows;
import dev.onggi.collect.CheckedSource;
import dev.onggi.collect.CollectProblem;
import dev.onggi.collect.EndOfCollection;
import dev.onggi.collect.EngineRequest;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Request;
import dev.onggi.spi.Rows;
import dev.onggi.spi.Setting;
import dev.onggi.step.StepSettings;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `collect/file`: a file, the files of a folder, or those that match a pattern; archives are
/// opened. Several files are joined by the names of their columns.
public final class FileSource implements CheckedSource {
    private static final List<Setting> SETTINGS =
            List.of(
                    Setting.of(
                                    "path",
                                    Setting.Kind.TEXTS,
                                    "A file, a folder or a pattern such as inbox/**/*.csv.")
                            .mandatory(),
                    Setting.text("format", "The kind of file where the ending says too little."),
                    Setting.text("charset", "The charset; found by looking where it is absent."),
                    Setting.text("delimiter", "The character between the cells of a CSV file."),
                    Setting.text("quote", "The character around cells, or none."),
                    Setting.text("header_row", "The line of the header from 1, or none."),
                    Setting.text(
                                    "ragged",
                                    "What a row with too few or too many cells does: stop, or be kept,"
                                            + " missing cells empty and surplus ones joined into the"
                                            + " last.")
                            .among("stop", "keep")
                            .orElse("stop"),
                    Setting.text("sheet", "The sheet of a workbook, by name or number."),
                    Setting.text("records", "The key or element that holds the rows."),
                    Setting.text("row", "What a row of a text is.").among("line", "file", "page"),
                    Setting.text("max_cell", "The largest value that is read.").orElse("64MB"),
                    Setting.text(
                            "max_unpacked",
                            "The most that an archive may unpack to; the workspace's"
                                    + " `archive.max_size` by default."));

    private final Kinds kinds = new Kinds();

    /// A source for one try.
    public FileSource() {}

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public void validate(StepSettings settings, Problems problems) {
        var charset = settings.text("charset").orElse("");
        if (!charset.contains("${")) {
            problems.collect(() -> Texts.charset(charset, settings.place("charset")));
        }
        CsvSettings.validate(settings, problems);
    }

    @Override
    public void look(StepSettings settings, Workspace workspace, Problems notes) {
        var finder = new FileFinder(workspace.root());
        for (var path : settings.texts("path")) {
            if (!path.contains("${")) {
                missing(finder, path)
                        .ifPresent(nearest ->
                                notes.add(
                                        settings.place("path"),
                                        FileProblem.NOT_THERE_YET,
                                        path,
                                        nearest));
            }
        }
    }

    /// A word about the name that was probably meant, where nothing is found; empty where there is
    /// something, or where looking fails.
    private static Optional<String> missing(FileFinder finder, String path) {
        try {
            return finder.find(path).files().isEmpty() ? Optional.of("") : Optional.empty();
        } catch (OnggiException e) {
            return e.problems().stream()
                    .filter(problem -> problem.code() == FileProblem.NO_SUCH_FILE)
                    .map(problem -> problem.args().getLast())
                    .findFirst();
        }
    }

    @Override
    public void collect(Request request, Rows rows) throws Exception {
        if (!(request instanceof EngineRequest own) || !(rows instanceof BatchRows batches)) {
            throw new IllegalArgumentException("collect/file runs in the engine's own frame");
        }
        var limits = Limits.of(own.context().workspace(), own.settings().text("max_unpacked"));
        var temporary = own.context().duckdb().limits().temporary();
        Files.createDirectories(temporary);
        var folder = Files.createTempDirectory(temporary, "unpacked");
        try (var archives = new Archives(limits)) {
            collect(own, batches, archives, folder);
        } finally {
            remove(folder);
        }
    }

    private void collect(EngineRequest request, BatchRows rows, Archives archives, Path folder)
            throws Exception {
        var found = find(request);
        var seen = new SeenFiles(request);
        var fresh = seen.fresh(found.files());
        if (fresh.isEmpty()) {
            nothingNew(request, rows, seen);
            return;
        }
        var readings = new ArrayList<Reading>();
        for (var path : fresh) {
            var name = request.context().workspace().display(path);
            for (var content : guarded(name, () -> archives.contents(path, name))) {
                readings.add(new Reading(content, request, rows, folder));
            }
        }
        var files = readable(readings, found.several(), request);
        files.forEach(file -> tellUnusedSheet(file, request));
        for (var file : files) {
            rows.expect(guarded(file.name(), () -> file.kind().columns(file.reading())));
        }
        boolean several = found.several() || files.size() > 1;
        for (var file : files) {
            rows.file(several ? file.name() : null);
            guarded(
                    file.name(),
                    () -> {
                        file.kind().read(file.reading());
                        return rows;
                    });
        }
        seen.remember(rows);
    }

    private static FileFinder.Found find(EngineRequest request) {
        var finder = new FileFinder(request.folder());
        var paths = request.settings().texts("path");
        var files = new ArrayList<Path>();
        boolean several = paths.size() > 1;
        for (var path : paths) {
            var found = finder.find(path);
            several |= found.several();
            files.addAll(found.files());
        }
        if (files.isEmpty() && !SeenFiles.wanted(request)) {
            throw OnggiException.of(FileProblem.NO_MATCH, String.join(", ", paths));
        }
        return new FileFinder.Found(files.stream().distinct().toList(), several);
    }

    private void nothingNew(EngineRequest request, BatchRows rows, SeenFiles seen) {
        if (seen.first()) {
            throw OnggiException.of(
                    FileProblem.NO_MATCH, String.join(", ", request.settings().texts("path")));
        }
        rows.note(Problem.of(CollectProblem.NOTHING_NEW, null));
        var last = request.context().memory().lastDataset();
        if (last.isPresent() && last.get().kind() == dev.onggi.data.Dataset.Kind.TEXT) {
            rows.texts();
        }
    }

    /// A file and its kind.
    private record KnownFile(Reading reading, FileKind kind) {
        String name() {
            return reading.name();
        }
    }

    private List<KnownFile> readable(
            List<Reading> readings, boolean several, EngineRequest request) {
        var files = new ArrayList<KnownFile>();
        for (var reading : readings) {
            var kind = kinds.of(reading);
            if (kind.isPresent()) {
                files.add(new KnownFile(reading, kind.get()));
            } else if (several || readings.size() > 1) {
                var why = kinds.unknown(reading.name()).problems().getFirst();
                reading.rows()
                        .note(
                                Problem.of(
                                        FileProblem.PASSED_OVER,
                                        null,
                                        reading.name(),
                                        why.message(request.context().workspace().language())));
            } else {
                throw kinds.unknown(reading.name());
            }
        }
        if (files.isEmpty()) {
            throw OnggiException.of(
                    FileProblem.NOTHING_READABLE,
                    String.join(", ", request.settings().texts("path")),
                    kinds.endings());
        }
        refuseMixture(files);
        return files;
    }

    private static void refuseMixture(List<KnownFile> files) {
        var texts = files.stream().filter(f -> f.kind().isText(f.reading())).findFirst();
        var tables = files.stream().filter(f -> !f.kind().isText(f.reading())).findFirst();
        if (texts.isPresent() && tables.isPresent()) {
            throw OnggiException.of(
                    FileProblem.MIXED_KINDS, texts.get().name(), tables.get().name());
        }
        texts.ifPresent(text -> text.reading().rows().texts());
    }

    private static void tellUnusedSheet(KnownFile file, EngineRequest request) {
        if (request.settings().has("sheet") && !(file.kind() instanceof FormatKind)) {
            file.reading().rows().note(Problem.of(FileProblem.NO_SHEETS, null, file.name()));
        }
    }

    private interface Work<T> {
        T run() throws Exception;
    }

    /// At the edge of every parser: whatever it throws becomes a problem that names the file.
    private static <T> T guarded(String name, Work<T> work) throws Exception {
        try {
            return work.run();
        } catch (OnggiException | Failure | EndOfCollection | UncheckedIOException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw OnggiException.because(e, FileProblem.NO_SUCH_FILE, name, "");
        } catch (AccessDeniedException e) {
            throw OnggiException.because(e, FileProblem.UNREADABLE, name, "access denied");
        } catch (IOException e) {
            throw causeOf(e, name);
        } catch (RuntimeException e) {
            throw OnggiException.because(
                    e,
                    FileProblem.REFUSED,
                    name,
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private static Exception causeOf(IOException e, String name) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof OnggiException problem) {
                return problem;
            }
        }
        return OnggiException.because(
                e, FileProblem.UNREADABLE, name, String.valueOf(e.getMessage()));
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
