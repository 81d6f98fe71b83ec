package dev.onggi.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.Onggi;
import dev.onggi.clean.change.ChangedCell;
import dev.onggi.clean.change.ChangedCells;
import dev.onggi.clean.change.CleanedDataset;
import dev.onggi.clean.change.CleanedDatasets;
import dev.onggi.clean.change.Selection;
import dev.onggi.clean.change.Undo;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changed cells, and datasets without some of them, against the raw file that they came from.
class UndoTest {
    private static final Undo.Why WHY = new Undo.Why("kim", "a test");
    private static final String TEXTS =
            "fetch:\n    uses: collect/file\n    path: inbox/t.csv\n    text: review";

    @TempDir Path root;
    private CleaningWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new CleaningWorkspace(root);
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Onggi onggi, CleanedDataset cleaned) throws Exception;
    }

    private <T> T work(Work<T> work) throws Exception {
        try (var onggi = Onggi.open(workspace.open(), CleaningWorkspace.CLOCK)) {
            var datasets = new DatasetRepository(Objects.requireNonNull(onggi.metadata()));
            var run = datasets.published().getFirst().producer().runId();
            return work.with(
                    onggi, new CleanedDatasets(onggi.workspace(), datasets).newest(run, null));
        }
    }

    private List<ChangedCell> changes(Selection selection) throws Exception {
        return work((onggi, cleaned) -> {
            var cells = new ArrayList<ChangedCell>();
            new ChangedCells(onggi.duckdb(), cleaned, new Cancellation())
                    .read(selection, 0, cells::add);
            return cells;
        });
    }

    private void undo(Selection selection) throws Exception {
        work((onggi, cleaned) -> onggi.undo(cleaned, selection, WHY, new Cancellation()));
    }

    /// The rows of the newest version, or of what it was made of.
    private List<String> rows(boolean raw, String... columns) throws Exception {
        return work((onggi, cleaned) -> {
            try (var session = onggi.duckdb().session(new Cancellation())) {
                return rows(session, raw ? cleaned.before() : cleaned.after(), List.of(columns));
            }
        });
    }

    private static List<String> rows(Session session, Dataset dataset, List<String> columns) {
        var rows = new ArrayList<String>();
        session.query(
                "SELECT concat_ws('|', %s) FROM %s AS rows ORDER BY _row"
                        .formatted(Sql.names(columns), session.relation(dataset)),
                found -> {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                    return "";
                });
        return rows;
    }

    private static Selection columns(String... names) {
        return new Selection(List.of(names), List.of(), List.of(), List.of());
    }

    private static Selection rules(String... names) {
        return new Selection(List.of(), List.of(names), List.of(), List.of());
    }

    @Test
    void everyCellOfManyRowsGoesBackToItsOwnRow() throws Exception {
        var random = new Random(7);
        var csv = new StringBuilder("k,a,b,c\n");
        for (int row = 0; row < 150_000; row++) {
            boolean again = row % 11 == 10; // a duplicate of the row before
            if (!again) {
                random.setSeed(row);
            } else {
                random.setSeed(row - 1L);
            }
            csv.append(again ? row - 1 : row);
            for (int column = 0; column < 3; column++) {
                csv.append(random.nextInt(4) == 0 ? ",  v" : ",v").append(random.nextInt(1000));
                csv.append(random.nextInt(5) == 0 ? "  x  y" : "");
            }
            csv.append('\n');
        }
        workspace.file("inbox/t.csv", csv.toString());
        workspace.clean("duplicates: {by: [k]}\nrules: [trim, collapse-space]");
        var raw = rows(true, "_id", "a", "b", "c");
        var kept = new ArrayList<String>();
        for (int row = 0; row < raw.size(); row++) {
            if (row % 11 != 10) {
                kept.add(raw.get(row));
            }
        }
        long changed = changes(Selection.ALL).size();
        assertThat(changed).isGreaterThan(150_000);
        assertThat(changes(rules("trim")))
                .allMatch(cell -> cell.before() != null && cell.before().startsWith("  v"));

        undo(columns("a", "c"));
        assertThat(rows(false, "_id", "a", "c"))
                .isEqualTo(kept.stream().map(UndoTest::withoutB).toList());
        assertThat(changes(Selection.ALL)).allMatch(cell -> cell.column().equals("b"));
        undo(Selection.ALL);
        assertThat(rows(false, "_id", "a", "b", "c")).isEqualTo(kept);
        assertThat(changes(Selection.ALL)).isEmpty();
    }

    private static String withoutB(String row) {
        var cells = row.split("\\|", -1);
        return cells[0] + "|" + cells[1] + "|" + cells[3];
    }

    @Test
    void textsAndTheirMetadataGoBack() throws Exception {
        workspace.file(
                "inbox/t.csv",
                "id,review,stars,k\n7,<b>good</b>  work, 5 ,1.10\n8,  fine ,four,2\n8,\"<i>\"\"so\"\"</i>\", 3,\n");
        workspace.run(
                TEXTS,
                "duplicates: off\ncolumns: {raw_text: {}, stars: {}}\nrules: [strip-html, collapse-space, trim]");
        assertThat(rows(false, "id", "cleaned_text", "stars", "k"))
                .containsExactly("7|good work|5|1.10", "8|fine|four|2", "8|\"so\"|3");
        assertThat(changes(columns("cleaned_text")))
                .extracting(ChangedCell::before)
                .containsExactly("<b>good</b>  work", "  fine ", "<i>\"so\"</i>");

        undo(new Selection(List.of("stars"), List.of(), List.of(), List.of("7")));
        assertThat(rows(false, "id", "cleaned_text", "stars", "k"))
                .containsExactly("7|good work| 5 |1.10", "8|fine|four|2", "8|\"so\"|3");
        undo(rules("strip-html"));
        assertThat(rows(false, "cleaned_text"))
                .containsExactly("<b>good</b>  work", "fine", "<i>\"so\"</i>");
        assertThat(changes(Selection.ALL))
                .extracting(cell -> cell.row() + " " + cell.column())
                .containsExactly("8 raw_text", "8 stars");
    }

    @Test
    void aValueGoesBackIntoATypedColumnWhereItIsOfItsType() throws Exception {
        workspace.file("inbox/t.csv", "n,d\n 05 ,2024-3-1\n5.7 kg,2024-03-02\n1e400,\n");
        workspace.clean("columns: {n: {type: number}, d: {type: date}}");
        assertThat(rows(false, "n", "d")).startsWith("5.0|2024-03-01");
        assertThatThrownBy(() -> undo(Selection.ALL))
                .isInstanceOfSatisfying(
                        OnggiException.class,
                        e -> assertThat(e.problems().getFirst().id()).isEqualTo("ONGGI-1492"));
        undo(new Selection(List.of("n"), List.of(), List.of(), List.of("1")));
        assertThat(changes(columns("n"))).extracting(ChangedCell::row).doesNotContain("1");
    }

    @Test
    void theManifestOfTheNewVersionSaysWhatWasUndoneByWhomAndWhy() throws Exception {
        workspace.file("inbox/t.csv", "a,b\n x , y \n");
        workspace.clean("rules: [trim]");
        undo(columns("b"));
        work((onggi, cleaned) -> {
            assertThat(cleaned.undone()).hasSize(1);
            assertThat(cleaned.undone().getFirst())
                    .containsEntry("of", "data/processed/cleaned_t_20240305_150708.parquet")
                    .containsEntry("cells", 1)
                    .containsEntry("by", "kim")
                    .containsEntry("reason", "a test");
            assertThat(cleaned.entry().producer().step()).isEqualTo("refine");
            assertThat(cleaned.entry().area()).isEqualTo("processed");
            return "";
        });
    }

    @Test
    void aRecordOfAnEarlierVersionIsReadByTheIdsOfItsRows() throws Exception {
        workspace.file("inbox/t.csv", "k,a\n1, x \n1, y \n2, z \n");
        workspace.clean("duplicates: {by: [k]}\nrules: [trim]");
        earlier("\"row\", \"column\", rules");
        assertThat(changes(Selection.ALL))
                .extracting(cell -> cell.row() + cell.before() + cell.after())
                .containsExactly("1 x x", "3 z z");
        earlier("\"row\", \"column\", rules, CAST(NULL AS VARCHAR) AS \"call\"");
        undo(new Selection(List.of(), List.of("trim"), List.of(), List.of("3")));
        assertThat(rows(false, "_id", "a")).containsExactly("1|x", "3| z ");
        assertThat(changes(Selection.ALL)).extracting(ChangedCell::row).containsExactly("1");
    }

    /// Leaves some columns of the record only.
    private void earlier(String columns) throws Exception {
        work((onggi, cleaned) -> {
            var record = CleanedDataset.record(cleaned.state(), cleaned.after().file());
            var copy = root.resolve("copy.parquet");
            Files.copy(record, copy);
            try (var session = onggi.duckdb().session(new Cancellation())) {
                session.execute(
                        "COPY (SELECT %s FROM read_parquet(%s)) TO %s (FORMAT parquet)"
                                .formatted(columns, Sql.path(copy), Sql.path(record)));
            }
            Files.delete(copy);
            return "";
        });
    }

    @Test
    void nothingIsLeftOfAnUndoThatCannotBePublished() throws Exception {
        workspace.file("inbox/t.csv", "a\n x \n");
        workspace.clean("rules: [trim]");
        var records = root.resolve(".onggi/changes");
        work((onggi, cleaned) -> {
            var manifests = root.resolve(".onggi/manifests/data/processed");
            var away = root.resolve("away");
            Files.move(manifests, away);
            Files.writeString(manifests, "in the way");
            assertThatThrownBy(() -> onggi.undo(cleaned, Selection.ALL, WHY, new Cancellation()))
                    .isInstanceOf(IOException.class);
            Files.delete(manifests);
            Files.move(away, manifests);
            return "";
        });
        assertThat(records).isDirectoryContaining("glob:**cleaned_t_20240305_150708.parquet");
        try (var files = Files.list(records)) {
            assertThat(files).hasSize(1);
        }
        assertThat(changes(Selection.ALL)).hasSize(1);
    }
}
