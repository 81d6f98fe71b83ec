package dev.onggi.cli;

import dev.onggi.SourceLook;
import dev.onggi.clean.ask.wire.Provider;
import dev.onggi.cli.Finding.State;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.StepLog;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a stored connection can be reached: a database by signing in, any other address by
/// connecting to it.
final class ConnectionCheck {
    private static final int CONNECT_SECONDS = 3;
    private static final int SIGN_IN_SECONDS = 10;
    private static final Pattern DATABASE =
            Pattern.compile("(?i)(jdbc:)?(postgresql|postgres|mariadb|mysql|sqlite):.*");
    private static final Map<String, Integer> PORTS =
            Map.of(
                    "postgresql",
                    5432,
                    "postgres",
                    5432,
                    "mariadb",
                    3306,
                    "mysql",
                    3306,
                    "https",
                    443,
                    "http",
                    80);

    private final Terminal terminal;
    private final Workspace workspace;
    private final String name;

    ConnectionCheck(Terminal terminal, Workspace workspace, String name) {
        this.terminal = terminal;
        this.workspace = workspace;
        this.name = name;
    }

    Finding finding() {
        try {
            var connection = workspace.connection(name).orElse(Map.of());
            var url = String.valueOf(connection.getOrDefault("url", ""));
            boolean model = servesModels(connection.get("type"));
            if (model && url.isEmpty()) { // the provider's own address, which its models try
                return finding(State.OK, terminal.say("doctor.connection.models"));
            }
            boolean database =
                    DATABASE.matcher(url).matches()
                            || (connection.get("type") != null && !model && !url.isEmpty());
            var address = address(url, connection.get("type"));
            if (address.isEmpty() && !database) {
                return finding(State.WARN, terminal.say("doctor.connection.unknown"));
            }
            if (address.isPresent()) {
                connect(address.get());
            }
            return database ? signIn() : finding(State.OK, terminal.say("doctor.connection.ok"));
        } catch (IOException e) {
            return finding(
                    State.FAIL, terminal.say("doctor.connection.closed", Failures.reason(e)));
        } catch (OnggiException e) {
            return finding(State.FAIL, Failures.sentence(e, terminal));
        }
    }

    private Finding finding(State state, String message) {
        return new Finding(
                terminal.say("doctor.connection", name), state, workspace.secrets().mask(message));
    }

    private static boolean servesModels(@Nullable Object type) {
        return type != null && Provider.of(type.toString()).isPresent();
    }

    private static Optional<InetSocketAddress> address(String url, @Nullable Object type) {
        try {
            var plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
            var uri =
                    URI.create(
                            plain.contains("://") || type == null ? plain : type + "://" + plain);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            var port = uri.getPort() > 0 ? Integer.valueOf(uri.getPort()) : PORTS.get(scheme);
            return uri.getHost() == null || port == null
                    ? Optional.empty()
                    : Optional.of(new InetSocketAddress(uri.getHost(), port));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void connect(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException("unknown host " + address.getHostString());
        }
        try (var socket = new Socket()) {
            socket.connect(address, CONNECT_SECONDS * 1000);
        } catch (IOException e) {
            throw new IOException(
                    address.getHostString() + ":" + address.getPort() + ": " + Failures.reason(e),
                    e);
        }
    }

    private Finding signIn() {
        var stop = new Cancellation();
        var executor = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        try {
            var answer = executor.submit(() -> ask(stop));
            answer.get(SIGN_IN_SECONDS, TimeUnit.SECONDS);
            return finding(State.OK, terminal.say("doctor.connection.ok"));
        } catch (java.util.concurrent.TimeoutException e) {
            return finding(
                    State.FAIL, terminal.say("doctor.connection.silent", SIGN_IN_SECONDS + " s"));
        } catch (java.util.concurrent.ExecutionException e) {
            return finding(
                    State.FAIL,
                    e.getCause() instanceof OnggiException problem
                            ? Failures.sentence(problem, terminal)
                            : String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return finding(State.FAIL, terminal.say("doctor.connection.silent", "?"));
        } finally {
            stop.cancel();
            executor.shutdownNow();
        }
    }

    private long ask(Cancellation stop) {
        try (var look = SourceLook.open(workspace, stop, new Silence())) {
            var settings = Map.of("connection", name, "query", "SELECT 1 AS answer");
            return look.read("collect/jdbc", settings, 1).dataset().rows();
        }
    }

    /// Says nothing: a connection that fails is told once, at the end.
    private record Silence() implements StepLog {
        @Override
        public void info(String message) {
            // not shown
        }

        @Override
        public void warn(String message) {
            // not shown
        }

        @Override
        public void progress(long rows, long total) {
            // not shown
        }
    }
}
