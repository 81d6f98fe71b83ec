package dev.onggi.door;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.ProblemMaps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes commands from other processes of the same user: one line of JSON each way.
///
/// The socket lies in the workspace and belongs to its owner alone (0600); who may not write to the
/// workspace cannot open it. A path too long for a socket (about 100 bytes) is told, and the
/// workspace then takes no commands from others.
public final class Door implements AutoCloseable {
    private static final int LONGEST = 1 << 20;

    private final ServerSocketChannel server;
    private final Path socket;
    private final Handler handler;

    /// Does what a command says.
    @FunctionalInterface
    public interface Handler {
        /// Does it.
        ///
        /// @param order what is asked
        /// @param arguments of the order, by name
        /// @return the answer, by name
        /// @throws OnggiException with what is wrong; the caller is told
        Map<String, String> handle(String order, Map<String, String> arguments);
    }

    private Door(ServerSocketChannel server, Path socket, Handler handler) {
        this.server = server;
        this.socket = socket;
        this.handler = handler;
    }

    /// Opens the door of a workspace.
    ///
    /// @param state its `.onggi`
    /// @param handler does what commands say, on threads of the door
    /// @return open until closed
    /// @throws IOException when the socket cannot be made
    public static Door open(Path state, Handler handler) throws IOException {
        var socket = socket(state);
        Files.deleteIfExists(socket); // of an owner that died
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        var door = new Door(server, socket, handler);
        Thread.ofPlatform().name("onggi-door").daemon().start(door::accept);
        return door;
    }

    static Path socket(Path state) {
        return state.resolve("door");
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                var caller = server.accept();
                Thread.ofVirtual().name("onggi-caller").start(() -> serve(caller));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                pause();
            }
        }
    }

    /// Too many open files, for example: others may close some.
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(SocketChannel caller) {
        try (caller) {
            var line = line(caller);
            if (line != null) {
                caller.write(bytes(answer(line)));
            }
        } catch (IOException | UncheckedIOException e) {
            // the caller is gone, and will ask again
        }
    }

    private Map<String, Object> answer(String line) throws IOException {
        var asked = JSON.std.mapFrom(line);
        try {
            var arguments = texts(asked.get("arguments"));
            return Map.of("answer", handler.handle(String.valueOf(asked.get("order")), arguments));
        } catch (OnggiException e) {
            return Map.of("problems", e.problems().stream().map(ProblemMaps::written).toList());
        } catch (RuntimeException e) {
            return Map.of("failed", String.valueOf(e));
        }
    }

    static Map<String, String> texts(@Nullable Object map) {
        var texts = new LinkedHashMap<String, String>();
        if (map instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    static ByteBuffer bytes(Map<String, ?> message) throws IOException {
        return ByteBuffer.wrap(
                (JSON.std.asString(message) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable String line(SocketChannel channel) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(channel), StandardCharsets.UTF_8));
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (line.length() == LONGEST) {
                throw new IOException("a line of more than " + LONGEST + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }
}
