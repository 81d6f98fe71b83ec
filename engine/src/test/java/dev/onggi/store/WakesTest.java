package dev.onggi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class WakesTest {
    @Parameter TestStore kind;
    @TempDir Path folder;
    private Database database;
    private TestStore.Place place;
    private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();

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

    private static int count(Database database) {
        return database.read(handle ->
                handle.createQuery("SELECT count(*) FROM step_memory").mapTo(int.class).one());
    }

    @Test
    void aListenerIsWokenOnceTheTransactionIsCommittedAndSeesIt() throws Exception {
        database.wakes().listen("runs", () -> heard.add(count(database)));
        heard.clear();

        database.write(handle -> {
            database.wakes().signal("runs");
            remember(handle, "a");
        });

        assertThat(untilOne()).isEqualTo(1);
    }

    /// Skips wakes for nothing, such as the first one on PostgreSQL.
    private Integer untilOne() throws InterruptedException {
        Integer count;
        do {
            count = heard.poll(10, TimeUnit.SECONDS);
        } while (count != null && count == 0);
        return count;
    }

    @Test
    void aTransactionThatFailsWakesNobody() throws Exception {
        database.wakes().listen("end", () -> heard.add(2));
        if (kind == TestStore.SQLITE) {
            database.wakes().listen("runs", () -> heard.add(1));
        }

        assertThatThrownBy(() ->
                        database.write(handle -> {
                            database.wakes().signal("runs");
                            throw new IllegalStateException();
                        }))
                .isInstanceOf(IllegalStateException.class);
        database.wakes().signal("end");

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void whoStoppedListeningHearsNothing() throws Exception {
        var listening = database.wakes().listen("runs", () -> heard.add(1));
        database.wakes().listen("runs", () -> heard.add(2));
        listening.close();
        heard.clear();

        database.wakes().signal("runs");

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(heard).doesNotContain(1);
    }

    @Test
    void aListenerThatFailsKeepsNobodyElseFromHearing() throws Exception {
        database.wakes()
                .listen(
                        "runs",
                        () -> {
                            throw new IllegalStateException("on purpose");
                        });
        database.wakes().listen("runs", () -> heard.add(1));

        database.wakes().signal("runs");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        heard.clear();
        database.wakes().signal("runs");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void aTopicIsShort() {
        assertThatThrownBy(() -> database.wakes().signal("x".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
