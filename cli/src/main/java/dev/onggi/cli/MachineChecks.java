package dev.onggi.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.onggi.cli.Finding.State;
import dev.onggi.data.Cancellation;
import dev.onggi.data.DuckDb;
import dev.onggi.problem.OnggiException;
import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.duckdb.DuckDBConnection;

/// What Onggi needs of the machine it runs on.
final class MachineChecks {
    private static final int JAVA = 25;
    private static final long LITTLE_DISK = 5_000_000_000L;
    private static final long NO_DISK = 200_000_000L;

    private final Terminal terminal;
    private final Workspace workspace;

    MachineChecks(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    List<Finding> all() {
        return List.of(
                java(),
                memory(),
                disk(),
                rights(),
                temporary(),
                zone(),
                duckdb(),
                library(),
                sqlite());
    }

    private Finding finding(String check, State state, String message, Object... args) {
        return new Finding(
                terminal.say("doctor." + check), state, terminal.say("doctor." + message, args));
    }

    private Finding java() {
        var version = Runtime.version();
        if (version.feature() < JAVA) {
            return finding("java", State.FAIL, "java.old", version.feature());
        }
        return ToolProvider.getSystemJavaCompiler() == null
                ? finding("java", State.WARN, "java.jre", version)
                : finding("java", State.OK, "java.ok", version);
    }

    private Finding memory() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long tables = DuckDb.Limits.standard(Path.of("")).memoryBytes();
        long heap = Runtime.getRuntime().maxMemory();
        long all = system.getTotalMemorySize();
        long free = system.getFreeMemorySize();
        // what the system uses as cache counts as taken here, so only very little is worth a word
        return free < tables / 4
                ? finding(
                        "memory",
                        State.WARN,
                        "memory.low",
                        Numbers.bytes(free),
                        Numbers.bytes(all),
                        Numbers.bytes(tables))
                : finding(
                        "memory",
                        State.OK,
                        "memory.ok",
                        Numbers.bytes(heap),
                        Numbers.bytes(tables),
                        Numbers.bytes(free),
                        Numbers.bytes(all));
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(workspace.root()).getUsableSpace();
            var state = free < NO_DISK ? State.FAIL : free < LITTLE_DISK ? State.WARN : State.OK;
            return state == State.OK
                    ? finding("disk", state, "disk.ok", Numbers.bytes(free))
                    : finding("disk", state, "disk.low", Numbers.bytes(free), workspace.root());
        } catch (IOException e) {
            return finding("disk", State.WARN, "disk.low", "?", workspace.root());
        }
    }

    private Finding rights() {
        var root = workspace.root();
        try {
            Files.delete(Files.createTempFile(root, ".onggi-doctor", ""));
            return finding("write", State.OK, "write.ok", root);
        } catch (IOException e) {
            return finding("write", State.FAIL, "write.fail", root, Failures.reason(e));
        }
    }

    private Finding temporary() {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Files.delete(Files.createTempFile(folder, "onggi-doctor", ""));
            long free = Files.getFileStore(folder).getUsableSpace();
            return free < NO_DISK
                    ? finding("temp", State.WARN, "disk.low", Numbers.bytes(free), folder)
                    : finding("temp", State.OK, "temp.ok", folder, Numbers.bytes(free));
        } catch (IOException e) {
            return finding("temp", State.FAIL, "temp.fail", folder, Failures.reason(e));
        }
    }

    private Finding zone() {
        var now = Times.minute(Instant.now(), workspace.zone());
        return workspace.setting("timezone").isPresent()
                ? finding("zone", State.OK, "zone.ok", workspace.zone(), now)
                : finding("zone", State.OK, "zone.machine", workspace.zone(), now);
    }

    private Finding duckdb() {
        try {
            var folder = Files.createTempDirectory("onggi-doctor");
            long begun = System.nanoTime();
            try (var duckdb = DuckDb.open(DuckDb.Limits.standard(folder));
                    var session = duckdb.session(new Cancellation())) {
                var version =
                        session.query(
                                "SELECT version()",
                                rows -> {
                                    rows.next();
                                    return rows.getString(1);
                                });
                var took = Numbers.seconds(Duration.ofNanos(System.nanoTime() - begun));
                return finding("duckdb", State.OK, "duckdb.ok", version, took);
            } finally {
                remove(folder);
            }
        } catch (OnggiException e) {
            return finding("duckdb", State.FAIL, "duckdb.fail", Failures.sentence(e, terminal));
        } catch (IOException | LinkageError e) {
            return finding("duckdb", State.FAIL, "duckdb.fail", String.valueOf(e.getMessage()));
        }
    }

    private Finding library() {
        try {
            var source = DuckDBConnection.class.getProtectionDomain().getCodeSource();
            var folder = Objects.requireNonNull(Path.of(source.getLocation().toURI()).getParent());
            try (var files = Files.list(folder)) {
                // the driver takes the library beside its jar only where the jar holds none
                boolean beside =
                        files.map(f -> String.valueOf(f.getFileName()))
                                .filter(name -> name.startsWith("libduckdb_java"))
                                .anyMatch(name ->
                                        DuckDBConnection.class.getResource("/" + name) == null);
                return beside
                        ? finding("native", State.OK, "native.ok")
                        : finding("native", State.WARN, "native.warn");
            }
        } catch (IOException | URISyntaxException e) {
            return finding("native", State.WARN, "native.warn");
        }
    }

    /// Whether SQLite works at all; the workspace's own database is checked with the workspace.
    private Finding sqlite() {
        try {
            var folder = Files.createTempDirectory("onggi-doctor");
            try (var database = Database.open(folder.resolve("onggi.db"))) {
                database.read(handle ->
                        handle.createQuery("SELECT count(*) FROM run").mapTo(Long.class).one());
                return finding("store", State.OK, "store.works");
            } finally {
                remove(folder);
            }
        } catch (OnggiException e) {
            return finding(
                    "store", State.FAIL, "store.fail", "SQLite", Failures.sentence(e, terminal));
        } catch (IOException | LinkageError e) {
            return finding(
                    "store", State.FAIL, "store.fail", "SQLite", String.valueOf(e.getMessage()));
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
