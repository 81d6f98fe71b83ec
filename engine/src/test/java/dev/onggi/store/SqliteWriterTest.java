package dev.onggi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

class SqliteWriterTest {
    @TempDir Path folder;
    private final List<String> commits = new ArrayList<>();
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(Thread::new);
    private SqliteWriter writer;

    @BeforeEach
    void open() throws Exception {
        var connection = new SqliteFile(folder.resolve("x.db"), InstantSource.system()).writer();
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (name TEXT PRIMARY KEY)");
        }
        connection.unwrap(SQLiteConnection.class).addCommitListener(new Counting());
        writer = new SqliteWriter(connection);
    }

    private final class Counting implements SQLiteCommitListener {
        @Override
        public void onCommit() {
            commits.add("commit");
        }

        @Override
        public void onRollback() {}
    }

    @AfterEach
    void close() {
        writer.close();
        callers.close();
    }

    private static void keep(Handle handle, String name) {
        handle.execute("INSERT INTO kept VALUES (?)", name);
    }

    private List<String> kept() {
        return writer.transact(handle ->
                handle.createQuery("SELECT name FROM kept ORDER BY rowid")
                        .mapTo(String.class)
                        .list());
    }

    /// Holds the writer until the others wait for it, one after the other.
    private List<Future<?>> together(int count, java.util.function.IntConsumer each)
            throws Exception {
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        callers.execute(() ->
                writer.transact(handle -> {
                    held.countDown();
                    await(go);
                    return "";
                }));
        held.await();
        commits.clear();
        var waiting = new ArrayList<Future<?>>();
        for (int i = 0; i < count; i++) {
            int number = i;
            waiting.add(callers.submit(() -> each.accept(number)));
            while (writer.waiting() <= i) {
                Thread.onSpinWait();
            }
        }
        go.countDown();
        return waiting;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void write(String... names) {
        writer.transact(handle -> {
            for (var name : names) {
                keep(handle, name);
            }
            return "";
        });
    }

    private static void done(List<Future<?>> futures) throws Exception {
        for (var future : futures) {
            future.get();
        }
    }

    @Test
    void whatWaitsGoesIntoOneCommitInTheOrderOfArrival() throws Exception {
        done(together(20, i -> write("n" + i)));

        assertThat(commits).hasSizeBetween(1, 2);
        assertThat(kept()).isEqualTo(IntStream.range(0, 20).mapToObj(i -> "n" + i).toList());
    }

    @Test
    void aPieceThatFailsTakesBackOnlyItself() throws Exception {
        var futures =
                together(3, i -> write(i == 1 ? new String[] {"x", "x"} : new String[] {"n" + i}));

        futures.get(0).get();
        futures.get(2).get();
        assertThatThrownBy(() -> futures.get(1).get()).hasCauseInstanceOf(JdbiException.class);
        assertThat(kept()).containsExactly("n0", "n2");
    }

    @Test
    void aCommitThatFailsFailsAllItsPieces() throws Exception {
        writer.transact(handle ->
                handle.execute(
                        "CREATE TABLE child (name TEXT REFERENCES kept (name) DEFERRABLE"
                                + " INITIALLY DEFERRED)"));

        var futures =
                together(
                        2,
                        i ->
                                writer.transact(handle ->
                                        i == 0
                                                ? handle.execute("INSERT INTO kept VALUES ('a')")
                                                : handle.execute(
                                                        "INSERT INTO child VALUES ('nobody')")));

        for (var future : futures) {
            assertThatThrownBy(future::get).hasStackTraceContaining("FOREIGN KEY");
        }
        assertThat(kept()).isEmpty();
        write("after");
        assertThat(kept()).containsExactly("after");
    }

    @Test
    void whereSqliteEndsTheTransactionItsPiecesFailAndTheNextOnesGoOn() throws Exception {
        var futures =
                together(
                        3,
                        i -> {
                            if (i == 1) {
                                writer.transact(handle ->
                                        handle.execute("INSERT OR ROLLBACK INTO kept SELECT 'n0'"));
                            } else {
                                write("n" + i);
                            }
                        });

        assertThatThrownBy(() -> futures.get(0).get()).hasStackTraceContaining("not committed");
        assertThatThrownBy(() -> futures.get(1).get()).hasStackTraceContaining("UNIQUE");
        futures.get(2).get();
        assertThat(kept()).containsExactly("n2");
    }

    @Test
    void whatWaitsWhenItIsClosedIsStillWritten() throws Exception {
        var futures = together(5, i -> write("n" + i));

        writer.close();

        done(futures);
        try (var again =
                new SqliteWriter(
                        new SqliteFile(folder.resolve("x.db"), InstantSource.system()).writer())) {
            int count =
                    again.transact(handle ->
                            handle.createQuery("SELECT count(*) FROM kept").mapTo(int.class).one());
            assertThat(count).isEqualTo(5);
        }
    }
}
