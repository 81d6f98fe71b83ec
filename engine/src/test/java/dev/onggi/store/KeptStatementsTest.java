package dev.onggi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.OnggiException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatementsTest {
    private static final String NAMES = "SELECT name FROM step_memory ORDER BY name";

    @TempDir Path folder;

    private Database open() {
        return Database.open(folder.resolve("onggi.db"));
    }

    private static void remember(Handle handle, String name) {
        handle.execute("INSERT INTO step_memory VALUES ('p', 's', ?, 'v', 'r')", name);
    }

    @Test
    void aStatementCanRunWhileItRuns() {
        try (var database = open()) {
            database.write(handle -> {
                remember(handle, "a");
                remember(handle, "b");
            });
            var pairs = new ArrayList<String>();
            database.read(handle -> {
                handle.createQuery(NAMES)
                        .mapTo(String.class)
                        .forEach(one ->
                                handle.createQuery(NAMES)
                                        .mapTo(String.class)
                                        .forEach(other -> pairs.add(one + other)));
                return pairs;
            });
            assertThat(pairs).containsExactly("aa", "ab", "ba", "bb");
        }
    }

    @Test
    void whoStopsReadingEarlySeesWhatIsWrittenNext() {
        try (var database = open()) {
            database.write(handle -> {
                remember(handle, "a");
                remember(handle, "b");
            });
            for (int i = 0; i < 10; i++) {
                assertThat(
                                database.<String>select(handle ->
                                        handle.createQuery(NAMES)
                                                .mapTo(String.class)
                                                .findFirst()
                                                .orElseThrow()))
                        .isEqualTo("a");
            }
            database.write(handle -> remember(handle, "0"));
            for (int i = 0; i < 10; i++) {
                assertThat(
                                database.<String>select(handle ->
                                        handle.createQuery(NAMES)
                                                .mapTo(String.class)
                                                .findFirst()
                                                .orElseThrow()))
                        .isEqualTo("0");
            }
        }
    }

    @Test
    void aStatementThatFailedCanBeUsedAgain() {
        try (var database = open()) {
            database.write(handle -> remember(handle, "a"));
            assertThatThrownBy(() -> database.write(handle -> remember(handle, "a")))
                    .isInstanceOf(OnggiException.class);
            database.write(handle -> remember(handle, "b"));
            assertThat(
                            database.<Integer>select(handle ->
                                    handle.createQuery(NAMES).mapTo(String.class).list().size()))
                    .isEqualTo(2);
        }
    }

    @Test
    void moreStatementsThanAreKeptAllWork() {
        try (var database = open()) {
            database.write(handle -> {
                for (int i = 0; i < 500; i++) {
                    assertThat(
                                    handle.createQuery("SELECT " + i + " + ?")
                                            .bind(0, 1)
                                            .mapTo(int.class)
                                            .one())
                            .isEqualTo(i + 1);
                }
            });
        }
    }
}
