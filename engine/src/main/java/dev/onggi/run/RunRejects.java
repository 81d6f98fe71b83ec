package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.data.Dataset;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.Publication;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.ProblemCode;
import dev.onggi.save.CsvDialect;
import dev.onggi.save.FormulaGuard;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.step.Rejects;
import dev.onggi.step.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rejected rows of a run: each attempt of a step lays its own aside, and when the run ends
/// they are published, one file for each source. What an attempt laid aside counts once the step
/// has ended well and the store says so.
final class RunRejects {
    private static final List<String> ADDED = List.of("_reason", "_step", "_id", "_file");
    private static final Set<ProblemCode> BROKEN =
            Set.of(DataProblem.QUERY_FAILED, DataProblem.NOT_PARQUET, DataProblem.DAMAGED);

    private final RunSpace space;
    private final RunInfo run;
    private final Path folder;

    RunRejects(RunSpace space, RunInfo run) {
        this.space = space;
        this.run = run;
        this.folder = aside(space).resolve(run.id());
    }

    private static Path aside(RunSpace space) {
        return space.workspace().state().resolve("aside");
    }

    /// Removes what runs left aside whose process died when they had ended.
    ///
    /// @param open whether a run has not ended
    static void removeOthers(RunSpace space, Predicate<String> open) throws IOException {
        if (!Files.isDirectory(aside(space))) {
            return;
        }
        try (var folders = Files.list(aside(space))) {
            for (var folder : folders.toList()) {
                if (!open.test(folder.getFileName().toString())) {
                    DurableFiles.remove(folder);
                }
            }
        }
    }

    /// Rejected rows that lie aside.
    ///
    /// @param source the source of their dataset
    /// @param file a Parquet file in the run's own folder
    record Part(String source, Path file) {}

    /// The rejects of one attempt of a step.
    Attempt attempt(String step, int number, Cancellation cancellation) {
        return new Attempt(step, number, cancellation);
    }

    /// Publishes everything that lies aside.
    ///
    /// @param publication the way to their names
    /// @param parts names of files in the run's folder, by source
    /// @return the files published
    List<Path> publish(Publication publication, Map<String, List<String>> parts)
            throws IOException {
        var published = new ArrayList<Path>();
        for (var entry : parts.entrySet()) {
            var files = entry.getValue().stream().map(folder::resolve).toList();
            published.add(
                    new RejectFile(space.workspace(), publication, run)
                            .publish(entry.getKey(), staged -> write(files, staged)));
        }
        return List.copyOf(published);
    }

    /// Of some files that lie aside those that are gone or broken. A disk or a memory that does not
    /// suffice says nothing of them.
    ///
    /// @param files names of files in the run's folder
    List<String> lost(Collection<String> files) {
        return files.stream().filter(name -> !whole(folder.resolve(name))).toList();
    }

    private boolean whole(Path part) {
        if (!Files.exists(part)) {
            return false;
        }
        try (var session = space.duckdb().session(new Cancellation())) {
            return session.query(
                    "SELECT max(CAST(COLUMNS(*) AS VARCHAR)) FROM read_parquet(%s)"
                            .formatted(Sql.path(part)),
                    ResultSet::next);
        } catch (OnggiException e) {
            return !BROKEN.contains(e.problems().getFirst().code());
        }
    }

    private long write(List<Path> parts, Path target) {
        var files = parts.stream().map(Sql::path).collect(Collectors.joining(", "));
        return write("SELECT * FROM read_parquet([" + files + "], union_by_name = true)", target);
    }

    /// Publishes what still holds of a file of an earlier round.
    ///
    /// @param source the source of the file, reduced to what stands in its name
    /// @param rows a query
    Path again(Publication publication, String source, String rows) throws IOException {
        return new RejectFile(space.workspace(), publication, run)
                .publish(source, staged -> write(rows, staged));
    }

    private long write(String rows, Path target) {
        var guard = new FormulaGuard();
        try (var session = space.duckdb().session(new Cancellation())) {
            var names = ordered(session.describe(rows).stream().map(Column::name).toList());
            var header = CsvDialect.STANDARD.header(names.stream().map(guard::guard).toList());
            return session.execute(
                    "COPY (SELECT %s FROM (%s)) TO %s%s"
                            .formatted(
                                    names.stream().map(Sql::name).collect(Collectors.joining(", ")),
                                    rows,
                                    Sql.path(target),
                                    CsvDialect.STANDARD.options(header)));
        }
    }

    /// The rows' own columns, why they are here, and where they come from.
    private static List<String> ordered(List<String> names) {
        return Stream.concat(
                        names.stream().filter(name -> !ADDED.contains(name)),
                        ADDED.stream().filter(names::contains))
                .toList();
    }

    /// Removes what lies aside.
    void remove() throws IOException {
        DurableFiles.remove(folder);
    }

    /// What one attempt of a step rejects.
    final class Attempt implements Rejects {
        private final String step;
        private final int number;
        private final Cancellation cancellation;
        private final List<Part> own = new ArrayList<>();

        private Attempt(String step, int number, Cancellation cancellation) {
            this.step = step;
            this.number = number;
            this.cancellation = cancellation;
        }

        /// What it has laid aside, on the disk.
        synchronized List<Part> parts() throws IOException {
            for (var part : own) {
                new DurableFiles().force(part.file());
            }
            return List.copyOf(own);
        }

        private synchronized Path part(Dataset dataset) throws IOException {
            Files.createDirectories(folder);
            var name = "%s_%d_%d.parquet".formatted(step, number, own.size() + 1);
            var part = new Part(dataset.source(), folder.resolve(name));
            Files.deleteIfExists(part.file());
            own.add(part);
            return part.file();
        }

        @Override
        public void reject(Dataset dataset, RowSet rows, LongFunction<String> reason)
                throws IOException {
            if (rows.isEmpty()) {
                return;
            }
            var part = part(dataset);
            var guard = new FormulaGuard();
            try (var session = space.duckdb().session(cancellation)) {
                var reasons =
                        session.map(
                                (positions, cells) -> {
                                    for (int i = 0; i < cells.length; i++) {
                                        cells[i] =
                                                guard.guard(reason.apply(positions.applyAsLong(i)));
                                    }
                                },
                                "_row",
                                "CAST(NULL AS VARCHAR)");
                session.execute(
                        "COPY (SELECT %s%s AS _reason, %s AS _step FROM %s AS rows WHERE %s) TO %s (FORMAT parquet)"
                                .formatted(
                                        columns(session, dataset, guard),
                                        reasons,
                                        Sql.text(step),
                                        session.relation(dataset),
                                        session.in(rows, "_row"),
                                        Sql.path(part)));
            }
        }

        private static String columns(Session session, Dataset dataset, FormulaGuard guard) {
            var shown = new ArrayList<Column>();
            dataset.column(dataset.idColumn()).ifPresent(shown::add);
            if (dataset.kind() == Dataset.Kind.TEXT) {
                dataset.column("raw_text").ifPresent(shown::add);
            }
            Stream.concat(dataset.ownColumns().stream(), dataset.column("_file").stream())
                    .filter(column -> !shown.contains(column))
                    .forEach(shown::add);
            return shown.stream()
                    .map(column -> cell(session, column, guard) + " AS " + Sql.name(column.name()))
                    .collect(Collectors.joining(", ", "", ", "));
        }

        private static String cell(Session session, Column column, FormulaGuard guard) {
            var written = session.written(column);
            return column.type().kind() == ColumnType.Kind.TEXT
                    ? guard.sql(session, written)
                    : written;
        }

        synchronized void discard() {
            own.forEach(part -> part.file().toFile().delete());
            own.clear();
        }
    }
}
