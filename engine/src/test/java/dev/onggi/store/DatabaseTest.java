package dev.onggi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.OnggiException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir Path folder;

    private static void remember(Database database, String name) {
        database.write(handle ->
                handle.execute("INSERT INTO step_memory VALUES ('p', 's', ?, 'v', 'r')", name));
    }

    private static int count(Database database) {
        return database.read(handle ->
                handle.createQuery("SELECT count(*) FROM step_memory").mapTo(int.class).one());
    }

    private static dev.onggi.problem.ProblemCode code(Throwable e) {
        return ((OnggiException) e).problems().getFirst().code();
    }

    @Test
    void whatIsWrittenIsThereWhenItIsOpenedAgain() {
        var file = folder.resolve("state/onggi.db");
        try (var database = Database.open(file)) {
            remember(database, "a");
        }
        try (var database = Database.open(file)) {
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void aTransactionHappensWholeOrNotAtAll() {
        try (var database = Database.open(folder.resolve("onggi.db"))) {
            assertThatThrownBy(() ->
                            database.write(handle -> {
                                handle.execute(
                                        "INSERT INTO step_memory VALUES ('p', 's', 'n', 'v', 'r')");
                                handle.execute("INSERT INTO nowhere VALUES (1)");
                            }))
                    .satisfies(e -> assertThat(code(e)).isEqualTo(StoreProblem.UNUSABLE))
                    .hasMessageContaining("nowhere");
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void aReaderSeesWhatAWriterWroteAndWritesNothing() {
        var file = folder.resolve("onggi.db");
        try (var writer = Database.open(file);
                var reader = Database.openReadOnly(file)) {
            remember(writer, "a");
            assertThat(count(reader)).isEqualTo(1);
            remember(writer, "b");
            assertThat(count(reader)).isEqualTo(2);
            assertThatThrownBy(() -> remember(reader, "c")).isInstanceOf(OnggiException.class);
            assertThat(count(writer)).isEqualTo(2);
        }
    }

    @Test
    void aNewerDatabaseIsRefused() {
        var file = folder.resolve("onggi.db");
        try (var database = Database.open(file)) {
            database.write(handle ->
                    handle.execute(
                            "INSERT INTO flyway_schema_history VALUES (99, '99', 'later', 'SQL',"
                                    + " 'V99__later.sql', 7, 'x', '2030-01-01 00:00:00', 1, 1)"));
        }
        assertThatThrownBy(() -> Database.open(file))
                .satisfies(e -> assertThat(code(e)).isEqualTo(StoreProblem.NEWER));
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedByName() throws Exception {
        var file =
                Files.writeString(
                        folder.resolve("onggi.db"), "rubbish, and more of it".repeat(500));
        assertThatThrownBy(() -> Database.open(file))
                .satisfies(e -> assertThat(code(e)).isEqualTo(StoreProblem.UNUSABLE))
                .hasMessageContaining("onggi.db");
        try (var reader = Database.openReadOnly(file)) {
            assertThatThrownBy(() -> count(reader))
                    .satisfies(e -> assertThat(code(e)).isEqualTo(StoreProblem.UNUSABLE));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Database.open(file.resolve("onggi.db")))
                .satisfies(e -> assertThat(code(e)).isEqualTo(StoreProblem.UNUSABLE));
    }

    @Test
    void onlyOneOwnsAWorkspaceAndIsNamed() throws Exception {
        try (var first = Ownership.take(folder, "onggi (process 7)")) {
            assertThatThrownBy(() -> Ownership.take(folder, "another"))
                    .satisfies(e -> assertThat(code(e)).isEqualTo(StoreProblem.OWNED))
                    .hasMessageContaining("onggi (process 7)");
        }
        Ownership.take(folder, "another").close();
        assertThat(folder.resolve("holder")).hasContent("another");
    }

    @Test
    void aLockOfAnotherProcessIsRespected() throws Exception {
        var child =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockingProcess.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertThat(child.inputReader().readLine()).isEqualTo("held");
            assertThatThrownBy(() -> Ownership.take(folder, "me"))
                    .hasMessageContaining("the other process");
        } finally {
            child.destroyForcibly().waitFor();
        }
        Ownership.take(folder, "me").close();
    }

    @Test
    void aHolderThatCannotBeReadIsAQuestionMark() throws Exception {
        try (var channel =
                        FileChannel.open(
                                folder.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> Ownership.take(folder, "me")).hasMessageContaining("?");
        }
    }
}
