package dev.onggi.connector.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A MariaDB server on a folder of its own, on loopback, for tests. It needs the program `mariadbd`
/// (Debian's `mariadb-server-core`), found on the PATH, in `/usr/sbin` or by the environment
/// variable `MARIADBD`.
final class MariaDbServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "test-secret";

    private final Process process;
    private final int port;

    private MariaDbServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Optional<Path> program() {
        var named = System.getenv("MARIADBD");
        var path = System.getenv("PATH");
        var folders = Stream.of((path == null ? "" : path).split(":"));
        return Stream.concat(
                        named == null ? Stream.empty() : Stream.of(Path.of(named)),
                        Stream.concat(folders, Stream.of("/usr/sbin", "/usr/local/sbin"))
                                .filter(folder -> !folder.isBlank())
                                .map(folder -> Path.of(folder, "mariadbd")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static MariaDbServer start(Path program, Path folder) throws Exception {
        var base = program.toRealPath().getParent().getParent();
        var share = base.resolve("share/mysql");
        var data = Files.createDirectory(folder.resolve("data"));
        var options =
                List.of(
                        program.toString(),
                        "--no-defaults",
                        "--basedir=" + base,
                        "--datadir=" + data,
                        "--lc-messages-dir=" + share,
                        "--character-sets-dir=" + share.resolve("charsets"),
                        "--plugin-dir=" + folder,
                        "--user=" + System.getProperty("user.name"),
                        "--innodb-buffer-pool-size=32M",
                        "--innodb-log-file-size=16M",
                        "--innodb-flush-log-at-trx-commit=0",
                        "--innodb-use-native-aio=0");
        bootstrap(options, share, folder);
        int port = freePort();
        var command =
                Stream.concat(
                                options.stream(),
                                Stream.of(
                                        "--bind-address=127.0.0.1",
                                        "--port=" + port,
                                        "--socket=" + folder.resolve("s"),
                                        "--pid-file=" + folder.resolve("pid"),
                                        "--default-time-zone=+09:00",
                                        "--skip-log-bin"))
                        .toList();
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        var server = new MariaDbServer(process, port);
        server.awaitReady(folder.resolve("log"));
        return server;
    }

    private static void bootstrap(List<String> options, Path share, Path folder) throws Exception {
        var script = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
        script.append("SET @auth_root_socket=NULL;\n");
        for (var name :
                List.of(
                        "mysql_system_tables.sql",
                        "mysql_performance_tables.sql",
                        "mysql_system_tables_data.sql")) {
            script.append(Files.readString(share.resolve(name))).append('\n');
        }
        script.append("CREATE DATABASE shop CHARACTER SET utf8mb4;\nFLUSH PRIVILEGES;\n");
        script.append("CREATE USER tester@'127.0.0.1' IDENTIFIED BY '" + PASSWORD + "';\n");
        script.append("CREATE USER tester@localhost IDENTIFIED BY '" + PASSWORD + "';\n");
        script.append("GRANT ALL ON *.* TO tester@'127.0.0.1';\n");
        script.append("GRANT ALL ON *.* TO tester@localhost;\n");
        var sql = Files.writeString(folder.resolve("bootstrap.sql"), script);
        var log = folder.resolve("bootstrap.log");
        var process =
                new ProcessBuilder(
                                Stream.concat(options.stream(), Stream.of("--bootstrap")).toList())
                        .redirectInput(sql.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("mariadbd does not set up: " + Files.readString(log));
        }
    }

    private void awaitReady(Path log) throws Exception {
        SQLException last = null;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try (var connection =
                    DriverManager.getConnection(
                            "jdbc:mariadb://127.0.0.1:" + port + "/shop?sslMode=disable",
                            "tester",
                            PASSWORD)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                last = e;
                Thread.sleep(50);
            }
        }
        process.destroyForcibly();
        throw new IOException("mariadbd does not start: " + Files.readString(log), last);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    TestDatabase database(Path folder) {
        return new TestDatabase(
                "mariadb://127.0.0.1:" + port + "/shop",
                "tester",
                PASSWORD,
                new MariaDbDialect(),
                folder);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
