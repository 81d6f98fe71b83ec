package dev.onggi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.identity.AuditEntry.Outcome;
import dev.onggi.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final Instant AT = Instant.parse("2026-03-01T06:00:00Z");

    @TempDir Path folder;
    private final List<AuditRecord> heads = new CopyOnWriteArrayList<>();
    private Database database;
    private AuditLog log;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("onggi.db"));
        log = new AuditLog(database, heads::add);
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private static AuditEntry entry(String who, String action) {
        return new AuditEntry(
                AT, who, action, "a_1", Outcome.ALLOWED, "127.0.0.1", Map.of("status", "200"));
    }

    private void tamper(String sql) {
        database.write(handle -> handle.execute(sql));
    }

    @Test
    void entriesFollowEachOtherAndTheHeadIsTold() {
        log.record(entry("kim", "run.start"));
        log.record(entry("lee", "run.cancel"));
        assertThat(log.from(1, 10)).extracting(AuditRecord::number).containsExactly(1L, 2L);
        assertThat(log.broken()).isEmpty();
        assertThat(heads.getLast()).isEqualTo(log.last().orElseThrow());
    }

    @Test
    void aChangedEntryShows() {
        IntStream.range(0, 5).forEach(i -> log.record(entry("kim", "run.start")));
        tamper("UPDATE audit SET who = 'lee' WHERE number = 3");
        assertThat(log.broken()).contains(3L);
    }

    @Test
    void aMissingEntryShows() {
        IntStream.range(0, 5).forEach(i -> log.record(entry("kim", "run.start")));
        tamper("DELETE FROM audit WHERE number = 2");
        assertThat(log.broken()).contains(2L);
    }

    @Test
    void aCutTailShowsAgainstTheHeadThatWasTold() {
        IntStream.range(0, 5).forEach(i -> log.record(entry("kim", "run.start")));
        tamper("DELETE FROM audit WHERE number > 3");
        assertThat(log.broken()).isEmpty();
        assertThat(log.last().orElseThrow().hash()).isNotEqualTo(heads.getLast().hash());
    }

    @Test
    void everyPartOfAnEntryCounts() {
        log.record(entry("kim", "run.start"));
        for (var column : List.of("action", "target", "address", "outcome")) {
            tamper("CREATE TEMP TABLE kept AS SELECT * FROM audit");
            tamper("UPDATE audit SET " + column + " = 'denied'");
            assertThat(log.broken()).as(column).contains(1L);
            tamper("UPDATE audit SET " + column + " = (SELECT " + column + " FROM kept)");
            tamper("DROP TABLE kept");
        }
        tamper("UPDATE audit SET facts = '{}'");
        assertThat(log.broken()).contains(1L);
    }

    @Test
    void whatWaitsIsWrittenBeforeItCloses() {
        IntStream.range(0, 3000).forEach(i -> log.note(entry("kim", "dataset.rows")));
        log.close();
        assertThat(new AuditRepository(database).last().orElseThrow().number()).isEqualTo(3000);
    }

    @Test
    void entriesAreFoundByWhoAndWhat() {
        log.record(entry("kim", "run.start"));
        log.record(entry("lee", "run.start"));
        log.record(entry("kim", "run.cancel"));
        var found = log.find(new AuditLog.Query(Long.MAX_VALUE, "kim", null, null, 10));
        assertThat(found)
                .extracting(r -> r.entry().action())
                .containsExactly("run.cancel", "run.start");
        assertThat(log.find(new AuditLog.Query(2, null, "run.start", "a_1", 10))).hasSize(1);
    }
}
