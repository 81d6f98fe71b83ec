package dev.onggi.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mail server on loopback that speaks TLS and refuses as a test tells it, and records every
/// command with whether it came encrypted.
public final class FakeSmtpServer implements AutoCloseable {
    private final ServerSocket listener;
    private final @Nullable SSLContext startTls;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, String> replies = new ConcurrentHashMap<>();

    private FakeSmtpServer(ServerSocket listener, @Nullable SSLContext startTls) {
        this.listener = listener;
        this.startTls = startTls;
        Thread.ofVirtual().name("fake-smtp").start(this::accept);
    }

    /// A server that offers STARTTLS.
    ///
    /// @param context holds its key and certificate, or null for a server without TLS
    /// @return the running server
    public static FakeSmtpServer start(@Nullable SSLContext context) {
        try {
            return new FakeSmtpServer(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A server whose connections are encrypted from the start.
    ///
    /// @param context holds its key and certificate
    /// @return the running server
    public static FakeSmtpServer startTls(SSLContext context) {
        try {
            var sockets = context.getServerSocketFactory();
            return new FakeSmtpServer(
                    sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers a command otherwise than usual.
    ///
    /// @param command its first word, such as `RCPT`
    /// @param reply such as `550 no such user`
    public void answer(String command, String reply) {
        replies.put(command, reply);
    }

    /// The port.
    ///
    /// @return chosen by the system
    public int port() {
        return listener.getLocalPort();
    }

    /// The commands so far.
    ///
    /// @return in order, those that came encrypted with `tls ` before them
    public List<String> commands() {
        return List.copyOf(commands);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().name("fake-smtp-connection").start(() -> serve(socket));
            } catch (IOException e) {
                close(); // closed by the test, or beyond repair
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            say(socket, "220 fake");
            talk(socket, socket instanceof SSLSocket);
        } catch (IOException e) {
            Thread.onSpinWait(); // the client has gone, which many tests want
        }
    }

    private void talk(Socket socket, boolean encrypted) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(encrypted ? "tls " + line : line);
            var command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            say(socket, replies.getOrDefault(command, usual(command, encrypted)));
            if (command.equals("STARTTLS") && startTls != null) {
                var inner = startTls.getSocketFactory().createSocket(socket, null, true);
                talk(inner, true);
                return;
            }
            if (command.equals("QUIT")) {
                return;
            }
            if (command.equals("DATA") && !replies.containsKey(command)) {
                for (var text = in.readLine(); text != null && !text.equals("."); ) {
                    text = in.readLine();
                }
                say(socket, replies.getOrDefault(".", "250 taken"));
            }
        }
    }

    private String usual(String command, boolean encrypted) {
        return switch (command) {
            case "EHLO" ->
                    startTls != null && !encrypted
                            ? "250-fake\r\n250-STARTTLS\r\n250 AUTH PLAIN"
                            : "250-fake\r\n250 AUTH PLAIN";
            case "STARTTLS" -> "220 go on";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private static void say(Socket socket, String reply) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            Thread.onSpinWait(); // nothing is left to close
        }
    }
}
