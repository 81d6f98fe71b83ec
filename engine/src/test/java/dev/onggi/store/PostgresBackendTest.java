package dev.onggi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.StoreUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a server can do, and do wrong.
class PostgresBackendTest {
    private static final Pattern LOADED_FOR_POSTGRES =
            Pattern.compile(
                    " (org\\.postgresql\\.|com\\.zaxxer\\."
                            + "|dev\\.onggi\\.store\\.Postgres(?!BackendTest))");

    private static void sql(String... statements) throws Exception {
        try (var connection = TestStore.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var text : statements) {
                statement.execute(text);
            }
        }
    }

    @Test
    void aServerThatIsDownSaysSoInOneSentence() {
        var url =
                StoreUrl.parse(
                        "jdbc:postgresql://localhost:1/onggi?user=u&password=canary42", null);

        assertThatThrownBy(() -> Database.open(url))
                .satisfies(e -> {
                    var problem = ((OnggiException) e).problems().getFirst();
                    assertThat(problem.code()).isEqualTo(StoreProblem.UNREACHABLE);
                    assertThat(((OnggiException) e).retryable()).isTrue();
                    assertThat(problem.line(Language.EN))
                            .contains("ONGGI-7004", "postgresql://localhost:1/onggi")
                            .doesNotContain("canary42", "\n");
                    assertThat(problem.hint(Language.KO)).contains("onggi.yaml", "`store`");
                });
        try (var reader = Database.openReadOnly(url)) {
            assertThatThrownBy(reader::health).hasMessageContaining("ONGGI-7004");
        }
    }

    @Test
    void aWrongPasswordIsToldAndNotSaid() throws Exception {
        Path hba;
        try (var connection = TestStore.dataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SHOW hba_file")) {
            result.next();
            hba = Path.of(result.getString(1));
        }
        Files.writeString(hba, "host all guarded all scram-sha-256\n" + Files.readString(hba));
        sql("CREATE ROLE guarded LOGIN PASSWORD 'right-secret'", "SELECT pg_reload_conf()");
        var url =
                StoreUrl.parse(
                        "jdbc:postgresql://localhost:%d/postgres?user=guarded&password=canary42"
                                .formatted(TestStore.server().getPort()),
                        null);

        assertThatThrownBy(() -> Database.open(url))
                .hasMessageContaining("ONGGI-7005")
                .hasMessageNotContaining("canary42");
    }

    @Test
    void aDatabaseThatIsNotThereIsTold() {
        var url =
                StoreUrl.parse(
                        "jdbc:postgresql://localhost:%d/nowhere?user=postgres"
                                .formatted(TestStore.server().getPort()),
                        null);

        assertThatThrownBy(() -> Database.open(url))
                .hasMessageContaining("ONGGI-7005")
                .hasMessageContaining("nowhere");
    }

    @Test
    void severalProcessesMayBeginAtOnce() throws Exception {
        var url = TestStore.freshUrl();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var opened = new ArrayList<Future<Database>>();
            for (int i = 0; i < 4; i++) {
                opened.add(pool.submit((Callable<Database>) () -> Database.open(url)));
            }
            for (var future : opened) {
                assertThat(future.get().health()).isEqualTo("ok");
                future.get().close();
            }
        }
    }

    @Test
    void whatOneProcessCommitsWakesTheOthers() throws Exception {
        var url = TestStore.freshUrl();
        try (var one = Database.open(url);
                var other = Database.open(url)) {
            var heard = new LinkedBlockingQueue<Long>();
            other.wakes().listen("runs", () -> heard.add(System.nanoTime()));
            heard.poll(10, TimeUnit.SECONDS); // as it begins to listen
            heard.clear();
            var delays = new ArrayList<Long>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                long before = System.nanoTime();
                one.write(handle -> {
                    handle.execute(
                            "INSERT INTO step_memory VALUES ('p', 's', ?, '', '')", "" + number);
                    one.wakes().signal("runs");
                });
                var at = heard.poll(10, TimeUnit.SECONDS);
                assertThat(at).isNotNull();
                delays.add(at - before);
            }
            // far below the net of three seconds: the wakes came by themselves
            assertThat(delays.stream().sorted().toList().get(10)).isLessThan(500_000_000L);
        }
    }

    @Test
    void aListenerSurvivesTheLossOfItsConnection() throws Exception {
        var url = TestStore.freshUrl();
        try (var one = Database.open(url);
                var other = Database.open(url)) {
            var heard = new LinkedBlockingQueue<String>();
            other.wakes().listen("runs", () -> heard.add("runs"));
            heard.poll(10, TimeUnit.SECONDS);

            sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE pid <> pg_backend_pid() AND query LIKE 'LISTEN%' OR query = 'SELECT 1'");

            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("runs");
            heard.poll(5, TimeUnit.SECONDS);
            heard.clear();
            one.wakes().signal("runs");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("runs");
        }
    }

    @Test
    void aTransactionThatTheServerEndsFailsAsOneThatMayBeTriedAgain() throws Exception {
        try (var database = Database.open(TestStore.freshUrl())) {
            assertThatThrownBy(() ->
                            database.write(handle -> {
                                int pid =
                                        handle.createQuery("SELECT pg_backend_pid()")
                                                .mapTo(int.class)
                                                .one();
                                terminate(pid);
                                handle.execute("SELECT 1");
                            }))
                    .satisfies(e -> assertThat(((OnggiException) e).retryable()).isTrue());
            assertThat(database.health()).isEqualTo("ok");
        }
    }

    @Test
    void twoTransactionsThatWaitForEachOtherBothSucceed() throws Exception {
        try (var database = Database.open(TestStore.freshUrl());
                var pool = Executors.newFixedThreadPool(2)) {
            database.write(handle -> {
                remember(handle, "a");
                remember(handle, "b");
            });
            var both = new CyclicBarrier(2);
            var tries = new AtomicInteger();
            var going = new ArrayList<Future<?>>();
            for (var order : List.of(List.of("a", "b"), List.of("b", "a"))) {
                going.add(
                        pool.submit(() ->
                                database.write(handle -> {
                                    remember(handle, order.getFirst());
                                    if (tries.incrementAndGet() <= 2) {
                                        meet(both);
                                    }
                                    remember(handle, order.getLast());
                                })));
            }
            for (var one : going) {
                one.get(30, TimeUnit.SECONDS);
            }
            assertThat(tries.get()).isEqualTo(3);
        }
    }

    private static void remember(Handle handle, String name) {
        handle.execute(
                "INSERT INTO step_memory VALUES ('p', 's', ?, '', '') ON CONFLICT (pipeline, step,"
                        + " name) DO UPDATE SET value = step_memory.value || '.'",
                name);
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void terminate(int pid) {
        try {
            sql("SELECT pg_terminate_backend(" + pid + ")");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sqliteNeedsNoClassOfPostgres(@TempDir Path folder) throws Exception {
        var process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xlog:class+load",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OpeningProcess.class.getName(),
                                folder.resolve("onggi.db").toString())
                        .redirectErrorStream(true)
                        .start();
        List<String> lines;
        try (var out = process.inputReader()) {
            lines = out.lines().toList();
        }
        assertThat(process.waitFor()).isZero();

        assertThat(lines).anyMatch(line -> line.contains("dev.onggi.store.SqliteBackend"));
        assertThat(lines.stream().filter(LOADED_FOR_POSTGRES.asPredicate()).toList()).isEmpty();
    }

    /// A process that opens a SQLite database, writes, reads and ends.
    static final class OpeningProcess {
        private OpeningProcess() {}

        public static void main(String[] args) {
            try (var database = Database.open(Path.of(args[0]), InstantSource.system())) {
                database.write(handle ->
                        handle.execute("INSERT INTO step_memory VALUES ('p', 's', 'n', 'v', 'r')"));
                database.health();
                database.wakes().listen("x", () -> {}).close();
            }
        }
    }
}
