package dev.onggi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.OnggiException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What a database promises, whatever its kind.
@ParameterizedClass
@EnumSource
class DatabaseContractTest {
    @Parameter TestStore kind;
    @TempDir Path folder;
    private TestStore.Place place;
    private Database database;

    @BeforeEach
    void open() {
        place = kind.in(folder);
        database = place.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void remember(Handle handle, String name) {
        handle.execute("INSERT INTO step_memory VALUES ('p', 's', ?, 'v', 'r')", name);
    }

    private static List<String> names(Handle handle) {
        return handle.createQuery("SELECT name FROM step_memory ORDER BY name")
                .mapTo(String.class)
                .list();
    }

    private List<String> names() {
        return database.read(DatabaseContractTest::names);
    }

    @Test
    void whatIsWrittenIsThereWhenItIsOpenedAgain() {
        database.write(handle -> remember(handle, "a"));
        database.close();
        database = place.open();

        assertThat(names()).containsExactly("a");
    }

    @Test
    void aTransactionHappensWholeOrNotAtAll() {
        assertThatThrownBy(() ->
                        database.write(handle -> {
                            remember(handle, "a");
                            handle.execute("INSERT INTO nowhere VALUES (1)");
                        }))
                .satisfies(e -> assertThat(code(e)).isEqualTo(StoreProblem.UNUSABLE))
                .hasMessageContaining("nowhere");

        assertThat(names()).isEmpty();
    }

    @Test
    void whatTheWorkThrowsComesBackAsItWas() {
        var own = new IllegalStateException("own");

        assertThatThrownBy(() ->
                        database.write(handle -> {
                            remember(handle, "a");
                            throw own;
                        }))
                .isSameAs(own);
        assertThatThrownBy(() ->
                        database.read(handle -> {
                            throw own;
                        }))
                .isSameAs(own);

        assertThat(names()).isEmpty();
    }

    @Test
    void aTransactionInsideOfAnotherJoinsIt() {
        database.write(outer -> {
            remember(outer, "a");
            database.write(inner -> remember(inner, "b"));
            assertThat(names()).containsExactly("a", "b");
        });

        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void aPartThatFailsTakesItsWholeTransactionBackEvenIfNobodyMinds() {
        var own = new IllegalStateException("own");

        assertThatThrownBy(() ->
                        database.write(outer -> {
                            remember(outer, "a");
                            try {
                                database.write(inner -> {
                                    throw own;
                                });
                            } catch (IllegalStateException e) {
                                remember(outer, "b");
                            }
                        }))
                .isSameAs(own);

        assertThat(names()).isEmpty();
    }

    @Test
    void readingCannotWrite() {
        assertThatThrownBy(() ->
                        database.read(handle -> {
                            remember(handle, "a");
                            return "";
                        }))
                .isInstanceOf(OnggiException.class);

        assertThat(names()).isEmpty();
    }

    @Test
    void allStatementsOfOneReadingSeeOneMoment() {
        database.write(handle -> remember(handle, "a"));

        database.read(handle -> {
            assertThat(names(handle)).containsExactly("a");
            runElsewhere(() -> database.write(h -> remember(h, "b")));
            assertThat(names(handle)).containsExactly("a");
            return "";
        });

        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void readersDoNotWaitForAWriter() {
        database.write(handle -> {
            remember(handle, "a");
            runElsewhere(() -> assertThat(names()).isEmpty());
        });
    }

    @Test
    void aReadingInsideOfAReadingNeedsNoFurtherConnection() {
        int depth = 12;

        assertThat(nested(depth)).isEqualTo(depth);
    }

    private int nested(int depth) {
        return depth == 0 ? 0 : database.read(handle -> 1 + nested(depth - 1));
    }

    @Test
    void aReaderSeesWhatAWriterWroteAndWritesNothing() {
        try (var reader = place.openReadOnly()) {
            database.write(handle -> remember(handle, "a"));
            assertThat(reader.<List<String>>read(DatabaseContractTest::names)).containsExactly("a");
            assertThatThrownBy(() -> reader.write(handle -> remember(handle, "b")))
                    .isInstanceOf(OnggiException.class);
        }
        assertThat(names()).containsExactly("a");
    }

    @Test
    void manyWritersAtOnceLoseNothingAndAFailingOneHarmsNobody() throws Exception {
        int writers = 8;
        int each = 50;
        try (var pool = Executors.newFixedThreadPool(writers)) {
            var ended = new ArrayList<Future<?>>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                ended.add(pool.submit(() -> writeSome(writer, each)));
            }
            for (var future : ended) {
                future.get();
            }
        }

        assertThat(names()).hasSize(writers * each * 4 / 5).noneMatch(n -> n.endsWith("0"));
    }

    /// Every fifth fails after it has written.
    private void writeSome(int writer, int count) {
        for (int i = 0; i < count; i++) {
            var name = "%d-%03d%s".formatted(writer, i, i % 5 == 0 ? "0" : "x");
            if (i % 5 != 0) {
                database.write(handle -> remember(handle, name));
                assertThat(names()).contains(name);
            } else {
                assertThatThrownBy(() ->
                                database.write(handle -> {
                                    remember(handle, name);
                                    remember(handle, name);
                                }))
                        .satisfies(e -> assertThat(code(e)).isEqualTo(StoreProblem.UNUSABLE));
            }
        }
    }

    @Test
    void exclusiveWorkOfOneKeyIsDoneByOneAtATime() throws Exception {
        database.write(handle -> remember(handle, "0"));
        try (var other = kind == TestStore.SQLITE ? database : place.open();
                var pool = Executors.newFixedThreadPool(8)) {
            var ended = new ArrayList<Future<?>>();
            for (int i = 0; i < 80; i++) {
                var either = i % 2 == 0 ? database : other;
                ended.add(pool.submit(() -> either.exclusive("count", this::increment)));
            }
            for (var future : ended) {
                future.get();
            }
            assertThat(names()).containsExactly("80");
        }
    }

    /// Reads, thinks, writes: two at once would lose one.
    private int increment(Handle handle) {
        int next = Integer.parseInt(names(handle).getFirst()) + 1;
        LockSupport.parkNanos(100_000);
        return handle.execute("UPDATE step_memory SET name = ?", String.valueOf(next));
    }

    @Test
    void anInterruptedCallerStillKnowsWhatBecameOfItsWork() {
        var written =
                runElsewhere(() -> {
                    Thread.currentThread().interrupt();
                    try {
                        database.write(handle -> remember(handle, "a"));
                        return true;
                    } catch (OnggiException e) {
                        return false;
                    } finally {
                        assertThat(Thread.interrupted()).isTrue();
                    }
                });

        assertThat(names()).hasSize(written ? 1 : 0);
    }

    @Test
    void statementsKnowTheTimeInMicroseconds() {
        long before = micros(Instant.now());

        long now = database.now();
        long inside =
                database.transaction(handle ->
                        handle.createQuery("SELECT onggi_now() + 5").mapTo(long.class).one());

        long margin = Duration.ofSeconds(1).toNanos() / 1_000;
        assertThat(now).isBetween(before - margin, micros(Instant.now()) + margin);
        assertThat(inside).isBetween(now, now + 60 * margin);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    @Test
    void textIsSortedByItsCodePoints() {
        database.write(
                handle -> List.of("b", "가", "_", "A", "a", "B").forEach(n -> remember(handle, n)));

        assertThat(names()).containsExactly("A", "B", "_", "a", "b", "가");
    }

    @Test
    void aTableIsThereOrNot() {
        assertThat(database.<Boolean>read(handle -> database.has(handle, "run"))).isTrue();
        assertThat(database.<Boolean>read(handle -> database.has(handle, "ran"))).isFalse();
    }

    @Test
    void aSoundDatabaseSaysSo() {
        assertThat(database.health()).isEqualTo("ok");
    }

    @Test
    void whatIsClosedIsUsedNoMore() {
        database.close();

        assertThatThrownBy(() -> database.write(handle -> remember(handle, "a")))
                .isInstanceOf(OnggiException.class);
        assertThatThrownBy(this::names).isInstanceOf(OnggiException.class);
    }

    @Test
    void aNewerDatabaseIsRefused() {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO flyway_schema_history (installed_rank, version, description,"
                                + " type, script, checksum, installed_by, execution_time, success)"
                                + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 7, 'x', 1, "
                                + (kind == TestStore.SQLITE ? "1)" : "true)")));

        assertThatThrownBy(place::open)
                .satisfies(e -> assertThat(code(e)).isEqualTo(StoreProblem.NEWER));
    }

    private static dev.onggi.problem.ProblemCode code(Throwable e) {
        return ((OnggiException) e).problems().getFirst().code();
    }

    private static void runElsewhere(Runnable work) {
        runElsewhere(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T runElsewhere(java.util.concurrent.Callable<T> work) {
        try (var pool = Executors.newSingleThreadExecutor()) {
            return pool.submit(work).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
