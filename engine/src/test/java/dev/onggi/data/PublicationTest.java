package dev.onggi.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.DatasetRepository.Producer;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.store.Database;
import dev.onggi.store.TestStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class PublicationTest {
    private static final String TIME = "2024-03-05T06:07:08Z";

    @Parameter TestStore kind;
    @TempDir Path root;
    private Database database;
    private DatasetRepository repository;

    @BeforeEach
    void open() {
        database = kind.in(root.resolve(".onggi")).open();
        repository = new DatasetRepository(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// A disk that fails at the Nth call: the process dies there, or goes on.
    private static final class FailingFiles extends DurableFiles {
        private final int failing;
        private final boolean dies;
        private int calls;

        FailingFiles(int failing, boolean dies) {
            this.failing = failing;
            this.dies = dies;
        }

        private synchronized void call() throws IOException {
            calls++;
            if (calls == failing) {
                if (dies) {
                    throw new Death();
                }
                throw new IOException("the disk failed at call " + calls);
            }
        }

        @Override
        public void force(Path file) throws IOException {
            call();
            super.force(file);
        }

        @Override
        public Digest digest(Path file) throws IOException {
            call();
            return super.digest(file);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            call();
            super.rename(from, to);
        }

        @Override
        public void replace(Path from, Path to) throws IOException {
            call();
            super.replace(from, to);
        }

        @Override
        public void write(Path file, String text) throws IOException {
            call();
            super.write(file, text);
        }
    }

    /// The end of the process: nothing of the program runs behind it.
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// A disk that is done with forcing a staged file only once somebody reads it.
    private static final class SlowFiles extends DurableFiles {
        private final CountDownLatch read = new CountDownLatch(1);

        @Override
        public void force(Path file) throws IOException {
            try {
                if (file.toString().contains("staged")) {
                    read.await();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            super.force(file);
        }

        @Override
        public Digest digest(Path file) throws IOException {
            read.countDown();
            return super.digest(file);
        }
    }

    @Test
    @Timeout(60)
    void aFileIsHashedWhileItIsForced() throws Exception {
        publish(new SlowFiles(), "content", false);

        assertThat(target()).hasContent("content");
    }

    private Publication publication(DurableFiles files) {
        return new Publication(root, root.resolve(".onggi"), repository, files);
    }

    private Path stage(String content) throws IOException {
        var staging = Files.createDirectories(root.resolve(".onggi/staged"));
        return Files.writeString(staging.resolve("output_a.csv"), content);
    }

    private Path target() throws IOException {
        return Files.createDirectories(root.resolve("data/output")).resolve("a.csv");
    }

    private static Manifest manifest() {
        return new Manifest("data/output/a.csv", "", 0, 1, null, Map.of("run", "r1"));
    }

    private Manifest publish(DurableFiles files, String content, boolean replaces)
            throws IOException {
        var origin = new Publication.Origin("output", new Producer("r1", "s"), TIME, replaces);
        return publication(files).publish(stage(content), target(), manifest(), origin);
    }

    @Test
    void aPublishedFileIsWholeRecordedAndVerified() throws IOException {
        var manifest = publish(new DurableFiles(), "옹기\n", false);
        assertThat(target()).hasContent("옹기");
        assertThat(manifest.bytes()).isEqualTo(7);
        assertThat(repository.published())
                .extracting(DatasetRepository.Entry::manifest)
                .containsExactly(manifest);
        assertThat(repository.ofRun("r1")).hasSize(1);
        assertThat(repository.prepared()).isEmpty();
        assertThat(Manifest.read(Manifest.path(root.resolve(".onggi"), "data/output/a.csv")))
                .isEqualTo(manifest);
        publication(new DurableFiles()).verify(manifest);
        Files.writeString(target(), "other");
        assertThatThrownBy(() -> publication(new DurableFiles()).verify(manifest))
                .isInstanceOf(OnggiException.class)
                .hasMessageContaining("5 bytes instead of 7");
        Files.delete(target());
        assertThatThrownBy(() -> publication(new DurableFiles()).verify(manifest))
                .hasMessageContaining("gone");
    }

    @Test
    void aNameThatIsTakenStaysAsItIs() throws IOException {
        Files.writeString(target(), "somebody's");
        assertThatThrownBy(() -> publish(new DurableFiles(), "new", false))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target()).hasContent("somebody's");
        assertNothingBetween();
        assertThat(repository.published()).isEmpty();
    }

    @Test
    void aFixedNameIsReplacedWhole() throws IOException {
        publish(new DurableFiles(), "old", true);
        publish(new DurableFiles(), "new", true);
        assertThat(target()).hasContent("new");
        assertThat(repository.published()).hasSize(1);
    }

    @Test
    void wherever_the_process_dies_recovery_leaves_a_whole_file_or_none() throws IOException {
        for (boolean replaces : new boolean[] {false, true}) {
            for (int n = 1; ; n++) {
                reset();
                var files = new FailingFiles(n, true);
                boolean died = false;
                try {
                    publish(files, "content", replaces);
                } catch (Death e) {
                    died = true;
                }
                publication(new DurableFiles()).recover();
                assertWholeOrNothing("content", n);
                if (!died) {
                    assertThat(target()).hasContent("content");
                    break;
                }
            }
        }
    }

    @Test
    void wherever_the_disk_fails_the_name_is_not_there_and_recovery_changes_nothing()
            throws IOException {
        int failures = 0;
        for (int n = 1; ; n++) {
            reset();
            try {
                publish(new FailingFiles(n, false), "content", false);
                break;
            } catch (IOException e) {
                failures++;
                assertThat(target()).as("call %s", n).doesNotExist();
                publication(new DurableFiles()).recover();
                assertThat(target()).as("call %s", n).doesNotExist();
                assertNothingBetween();
            }
        }
        assertThat(failures).isGreaterThan(4);
    }

    @Test
    void wherever_replacing_fails_one_of_both_files_is_whole_and_recorded() throws IOException {
        for (boolean dies : new boolean[] {false, true}) {
            for (int n = 1; ; n++) {
                reset();
                publish(new DurableFiles(), "old", true);
                boolean failed = false;
                try {
                    publish(new FailingFiles(n, dies), "new", true);
                } catch (IOException | Death e) {
                    failed = true;
                }
                publication(new DurableFiles()).recover();
                assertThat(Files.readString(target())).as("call %s", n).isIn("old", "new");
                assertThat(repository.published()).as("call %s", n).hasSize(1);
                publication(new DurableFiles())
                        .verify(repository.published().getFirst().manifest());
                assertThat(
                                Manifest.read(
                                                Manifest.path(
                                                        root.resolve(".onggi"),
                                                        "data/output/a.csv"))
                                        .sha256())
                        .as("call %s", n)
                        .isEqualTo(repository.published().getFirst().manifest().sha256());
                assertNothingBetween();
                if (!failed) {
                    break;
                }
            }
        }
    }

    @Test
    void aNameThatIsFreeAgainBelongsToWhoeverTakesItFirst() throws IOException {
        publish(new DurableFiles(), "withdrawn", false);
        var other = new Producer("r2", "b");
        var files =
                new DurableFiles() {
                    @Override
                    public void delete(Path file) throws IOException {
                        super.delete(file);
                        if (file.equals(target())) {
                            publication(new DurableFiles())
                                    .publish(
                                            stage("the other's"),
                                            target(),
                                            manifest(),
                                            new Publication.Origin("output", other, TIME, false));
                        }
                    }
                };

        publication(files).withdraw(new Producer("r1", "s"));

        assertThat(target()).hasContent("the other's");
        var recorded = repository.published();
        assertThat(recorded).extracting(DatasetRepository.Entry::producer).containsExactly(other);
        assertThat(Manifest.read(Manifest.path(root.resolve(".onggi"), "data/output/a.csv")))
                .isEqualTo(recorded.getFirst().manifest());
    }

    @Test
    void recoveryRemovesWhatWasNeverPreparedFoldersIncluded() throws IOException {
        Files.createDirectories(root.resolve("data"));
        stage("half");
        Files.createDirectories(root.resolve(".onggi/staged/run_1"));
        Files.writeString(root.resolve(".onggi/staged/run_1/rejects_1.parquet"), "half");
        publication(new DurableFiles()).recover();
        assertNothingBetween();
        assertThat(target()).doesNotExist();
    }

    private void reset() throws IOException {
        Files.deleteIfExists(target());
        DurableFiles.remove(root.resolve(".onggi/manifests"));
        repository.forget("data/output/a.csv");
    }

    private void assertWholeOrNothing(String content, int n) throws IOException {
        assertNothingBetween();
        if (Files.exists(target())) {
            assertThat(target()).as("call %s", n).hasContent(content);
            assertThat(repository.published()).as("call %s", n).hasSize(1);
            publication(new DurableFiles()).verify(repository.published().getFirst().manifest());
        } else {
            assertThat(repository.published()).as("call %s", n).isEmpty();
            assertThat(Manifest.path(root.resolve(".onggi"), "data/output/a.csv")).doesNotExist();
        }
    }

    private void assertNothingBetween() throws IOException {
        assertThat(repository.prepared()).isEmpty();
        var staging = root.resolve(".onggi/staged");
        if (Files.exists(staging)) {
            assertThat(staging).isEmptyDirectory();
        }
        try (var files = Files.walk(root.resolve("data"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .noneMatch(f -> f.startsWith("."));
        }
    }

    @Test
    void aManifestComesBackAsItWas() throws IOException {
        var columns = List.of(Column.text("원문 \"a\""), new Column("n", ColumnType.decimal(9, 2)));
        var layout =
                new Dataset.Layout(
                        "reviews",
                        Dataset.Kind.TEXT,
                        columns,
                        List.of(new Column("별점", ColumnType.INTEGER), Column.text("코드")),
                        Set.of("코드"));
        var manifest = new Manifest("data/raw/a.parquet", "ab", 7, 3, layout, Map.of("run", "r"));
        assertThat(Manifest.parse(manifest.json())).isEqualTo(manifest);
        var dataset = manifest.open(root);
        assertThat(dataset.file()).isEqualTo(root.resolve("data/raw/a.parquet"));
        assertThat(dataset.idColumn()).isEqualTo("id");
        assertThat(dataset.ownColumns())
                .extracting(Column::name)
                .containsExactly("원문 \"a\"", "n", "별점", "코드");
        assertThatThrownBy(() -> manifest().open(root)).hasMessageContaining("no dataset");
        assertThatThrownBy(() -> Manifest.parse("{}")).hasMessageContaining("`file`");
    }

    @Test
    void unfoldedColumnsOfAnOlderManifestAreText() throws IOException {
        var old =
                """
                {"file":"data/raw/a.parquet","sha256":"ab","bytes":7,"rows":3,"source":"s",
                 "kind":"TEXT","columns":{"id":"integer"},"unfolded":["별점"],"notes":{}}\
                """;
        assertThat(Manifest.parse(old).open(root).unfolded()).containsExactly(Column.text("별점"));
    }

    @Test
    void namesOfColumnsMayBeLong() throws IOException {
        var columns = List.of(Column.text("b".repeat(200_000)));
        var layout = new Dataset.Layout("s", Dataset.Kind.TABLE, columns, List.of(), Set.of());
        var manifest = new Manifest("data/raw/a.parquet", "ab", 7, 3, layout, Map.of());
        assertThat(Manifest.parse(manifest.json())).isEqualTo(manifest);
    }

    @Test
    void theLastRawDatasetOfAStepIsTheNewestThatIsNoSample() {
        for (int i = 1; i <= 3; i++) {
            var run = "r" + i;
            int day = i;
            database.write(handle ->
                    handle.execute(
                            "INSERT INTO run (id, pipeline, environment, state, started_at, interval_start,"
                                    + " interval_end, params, definition, holder) VALUES (?, 'p', 'd', 'succeeded',"
                                    + " ?, '', '', '{}', '', '')",
                            run,
                            "2024-03-0" + day));
            var layout =
                    new Dataset.Layout(
                            "s",
                            Dataset.Kind.TABLE,
                            List.of(Column.text("a")),
                            List.of(),
                            Set.of());
            Map<String, Object> notes = i < 3 ? Map.of() : Map.of(Manifest.PARTIAL, "sample");
            var manifest = new Manifest("data/raw/" + i, "", 0, i, layout, notes);
            repository.prepare(
                    new DatasetRepository.Entry(
                            manifest, "raw", new Producer(run, "fetch"), "", "2024-03-0" + day));
            repository.publish(manifest.file());
        }
        assertThat(repository.lastRaw("p", "fetch"))
                .hasValueSatisfying(e -> assertThat(e.manifest().rows()).isEqualTo(2));
        assertThat(repository.lastRaw("p", "other")).isEmpty();
        assertThat(repository.find("data/raw/1")).isPresent();
    }
}
