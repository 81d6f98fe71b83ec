package dev.onggi.clean.change;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Takes changes of a cleaned dataset back, in a new version beside it.
///
/// A cell goes back to what the raw file says, all rules that had a part in it with it; where only
/// a model is meant, to what rules had made of it. Columns keep their types, because later steps
/// and programs count on them, so a cell whose old text is no value of its type cannot go back.
public final class Undo {
    private final DuckDb duckdb;
    private final CleanedDataset cleaned;
    private final Cancellation stop;

    /// Who undoes something.
    ///
    /// @param by the person
    /// @param reason in their words; may be empty
    public record Why(String by, String reason) {}

    /// Undoing changes of a dataset.
    ///
    /// @param duckdb the engine
    /// @param cleaned the dataset
    /// @param stop ends the work
    public Undo(DuckDb duckdb, CleanedDataset cleaned, Cancellation stop) {
        this.duckdb = duckdb;
        this.cleaned = cleaned;
        this.stop = stop;
    }

    /// Looks what would be undone, and whether it can be.
    ///
    /// @param selection which cells
    /// @return how many, by column, rule and model
    /// @throws OnggiException where no cell is meant, or an old value is none of its column's type
    public ChangeTotals check(Selection selection) {
        var totals = new ChangedCells(duckdb, cleaned, stop).totals(selection);
        if (totals.cells() == 0) {
            throw OnggiException.of(
                    ChangeProblem.NOTHING_TO_UNDO,
                    cleaned.name(),
                    cleaned.entry().producer().runId());
        }
        new TypeCheck(duckdb, cleaned, stop)
                .check(selection, List.copyOf(totals.columns().keySet()));
        return totals;
    }

    /// Shows cells as they are and as they would be.
    ///
    /// @param selection which cells
    /// @param most how many at most; 0 for all
    /// @param reader is given each of them, in the order of rows and columns
    public void look(Selection selection, long most, Consumer<? super RestoredCell> reader) {
        try (var cells = new CellStream(duckdb, cleaned, selection, most, stop)) {
            while (cells.next()) {
                reader.accept(
                        new RestoredCell(
                                cells.id(), cells.column(), cells.after(), cells.restored()));
            }
        }
    }

    /// Writes the dataset without changes as a new version.
    ///
    /// @param selection which changes
    /// @param checked what [#check] said of them
    /// @param why who undoes them
    /// @param options of the Parquet file
    /// @param publisher of the run and step that wrote the dataset, at the present time
    /// @return the new version
    /// @throws IOException when the disk fails
    public Dataset write(
            Selection selection, ChangeTotals checked, Why why, String options, Publisher publisher)
            throws IOException {
        var staged = publisher.stage(Publisher.Area.PROCESSED, cleaned.after().source(), "parquet");
        var columns = List.copyOf(checked.columns().keySet());
        try (var session = duckdb.session(stop);
                var restored =
                        new RestoredCells(
                                new CellStream(duckdb, cleaned, selection, 0, stop),
                                columns,
                                cleaned.after().rows())) {
            session.execute(
                    "COPY (%s) TO %s (FORMAT parquet, %s)"
                            .formatted(
                                    new RestoredTable(session, cleaned, columns).sql(restored),
                                    Sql.path(staged.file()),
                                    options));
            record(
                    staged.target(),
                    file -> {
                        var table = new ChangeTable(session, cleaned);
                        session.execute(
                                "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)"
                                        .formatted(
                                                table.without(
                                                        selection, table.rows(selection.rows())),
                                                Sql.path(file)));
                    });
        }
        var undone = new ArrayList<>(cleaned.undone());
        undone.add(noted(selection, checked, why));
        var notes = new LinkedHashMap<String, Object>(own(cleaned.entry().manifest().notes()));
        notes.put(CleanedDataset.UNDONE, undone);
        notes.put(CleanedDataset.SUPERSEDES, cleaned.name());
        return publish(publisher, staged, notes);
    }

    /// Takes the last undoing back: the version before it is written anew as the newest.
    ///
    /// @param earlier that version
    /// @param why who does it
    /// @param publisher of the run and step that wrote the dataset, at the present time
    /// @return the new version
    /// @throws IOException when the disk fails
    public Dataset restore(CleanedDataset earlier, Why why, Publisher publisher)
            throws IOException {
        var staged = publisher.stage(Publisher.Area.PROCESSED, cleaned.after().source(), "parquet");
        Files.copy(earlier.after().file(), staged.file());
        record(staged.target(), copy -> Files.copy(earlier.record(), copy));
        var notes = new LinkedHashMap<String, Object>(own(earlier.entry().manifest().notes()));
        notes.put(CleanedDataset.SUPERSEDES, cleaned.name());
        notes.put("restored", Map.of("of", earlier.name(), "by", why.by(), "reason", why.reason()));
        return publish(publisher, staged, notes);
    }

    @FunctionalInterface
    private interface Writer {
        void write(Path file) throws IOException;
    }

    /// The record comes before its dataset, so that no version is ever seen without one.
    private void record(Path target, Writer writer) throws IOException {
        var file = CleanedDataset.record(cleaned.state(), target);
        var staged = file.resolveSibling("." + file.getFileName() + ".staged");
        Files.deleteIfExists(staged);
        writer.write(staged);
        var files = new DurableFiles();
        files.force(staged);
        files.replace(staged, file);
    }

    private Dataset publish(Publisher publisher, Publisher.Staged staged, Map<String, Object> notes)
            throws IOException {
        var facts = new Publisher.Facts(cleaned.after().layout(), cleaned.after().rows());
        try {
            return publisher.publish(staged, facts, notes);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(CleanedDataset.record(cleaned.state(), staged.target()));
            throw e;
        }
    }

    /// The notes of a version that hold for the next one.
    private static Map<String, Object> own(Map<String, Object> notes) {
        var own = new LinkedHashMap<>(notes);
        List.of("pipeline", "run", "step", "created_at", "replaces", "restored")
                .forEach(own::remove);
        return own;
    }

    private Map<String, Object> noted(Selection selection, ChangeTotals checked, Why why) {
        var noted = new LinkedHashMap<String, Object>();
        noted.put("of", cleaned.name());
        noted.put("cells", checked.cells());
        noted.put("columns", checked.columns());
        noted.put("rules", selection.rules());
        noted.put("models", selection.models());
        noted.put("rows", selection.rows());
        noted.put("by", why.by());
        noted.put("reason", why.reason());
        return noted;
    }
}
