package dev.onggi.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// An HTTP/1.1 server on a loopback address and a free port, which answers as a test tells it and
/// records what it was asked.
///
/// ```java
/// try (var server = FakeHttpServer.start()) {
///     server.on("/items", FakeAnswer.status(503), FakeAnswer.json("[]"));
///     // ... ask server.url("/items") ...
///     assertThat(server.requests()).hasSize(2);
/// }
/// ```
///
/// A path without a route is answered with 404.
public final class FakeHttpServer implements AutoCloseable {
    private static final int CROWD = 1024;

    private final ServerSocket listener;
    private final String scheme;
    private final Map<String, Function<FakeRequest, FakeAnswer>> routes = new ConcurrentHashMap<>();
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private final @Nullable Function<FakeRequest, FakeAnswer> handler;

    private FakeHttpServer(
            ServerSocket listener,
            String scheme,
            @Nullable Function<FakeRequest, FakeAnswer> handler) {
        this.listener = listener;
        this.scheme = scheme;
        this.handler = handler;
        Thread.ofVirtual().name("fake-http").start(this::accept);
    }

    /// A server of plain HTTP on 127.0.0.1.
    ///
    /// @return the running server
    public static FakeHttpServer start() {
        return start("127.0.0.1");
    }

    /// A server of plain HTTP on a loopback address of one's choice.
    ///
    /// @param address such as `127.0.0.2` or `::1`
    /// @return the running server
    public static FakeHttpServer start(String address) {
        return start(ServerSocketFactory.getDefault(), "http", address);
    }

    /// A server of HTTPS on 127.0.0.1.
    ///
    /// @param context holds the server's key and certificate
    /// @return the running server
    public static FakeHttpServer startTls(SSLContext context) {
        return start(context.getServerSocketFactory(), "https", "127.0.0.1");
    }

    /// A server of plain HTTP on 127.0.0.1 that answers every path by one function and keeps no
    /// record, so that it can serve for long.
    ///
    /// @param port to listen on; 0 for one of the system's choice
    /// @param handler makes the answers, on many threads
    /// @return the running server
    /// @throws UncheckedIOException when the port is taken
    public static FakeHttpServer serving(int port, Function<FakeRequest, FakeAnswer> handler) {
        try {
            var listener = new ServerSocket(port, CROWD, InetAddress.getLoopbackAddress());
            return new FakeHttpServer(listener, "http", handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FakeHttpServer start(
            ServerSocketFactory factory, String scheme, String address) {
        try {
            var listener = factory.createServerSocket(0, 50, InetAddress.getByName(address));
            return new FakeHttpServer(listener, scheme, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers a path with answers in turn; the last one is repeated.
    ///
    /// @param path without query
    /// @param answers at least one
    /// @return this server
    public FakeHttpServer on(String path, FakeAnswer... answers) {
        var script = List.of(answers);
        var next = new AtomicInteger();
        return on(path, request -> script.get(Math.min(next.getAndIncrement(), script.size() - 1)));
    }

    /// Answers a path by what is asked.
    ///
    /// @param path without query
    /// @param answer makes the answer
    /// @return this server
    public FakeHttpServer on(String path, Function<FakeRequest, FakeAnswer> answer) {
        routes.put(path, answer);
        return this;
    }

    /// Answers a path with a tag, and with 304 where the client already has that tag.
    ///
    /// @param path without query
    /// @param etag the tag with its quotes
    /// @param answer sent to everybody else
    /// @return this server
    public FakeHttpServer onTagged(String path, String etag, FakeAnswer answer) {
        return on(
                path,
                request ->
                        request.header("If-None-Match").filter(etag::equals).isPresent()
                                ? FakeAnswer.status(304).header("ETag", etag)
                                : answer.header("ETag", etag));
    }

    /// The address of a path.
    ///
    /// @param path with its leading slash, and a query where one is wanted
    /// @return an absolute URL with the IP address as host
    public String url(String path) {
        var address = listener.getInetAddress().getHostAddress();
        return url(address.contains(":") ? "[" + address + "]" : address, path);
    }

    /// The address of a path under another host name.
    ///
    /// @param host stands in the URL
    /// @param path with its leading slash
    /// @return an absolute URL with this server's port
    public String url(String host, String path) {
        return scheme + "://" + host + ":" + port() + path;
    }

    /// The port.
    ///
    /// @return chosen by the system
    public int port() {
        return listener.getLocalPort();
    }

    /// What was asked so far.
    ///
    /// @return requests in the order they came
    public List<FakeRequest> requests() {
        return List.copyOf(requests);
    }

    /// How often somebody connected, whether or not a request followed.
    ///
    /// @return a number that only grows
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(FakeHttpServer::closeQuietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().name("fake-http-connection").start(() -> serve(socket));
            } catch (IOException e) {
                closeQuietly(listener); // closed by the test, or beyond repair
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var connection = new FakeConnection(socket);
            for (var request = connection.read(); request != null; request = connection.read()) {
                var answer = answer(request);
                if (!connection.write(answer, request.method().equals("HEAD"))) {
                    return;
                }
            }
        } catch (IOException e) {
            closeQuietly(socket); // the client has gone, which many tests want
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private FakeAnswer answer(FakeRequest request) {
        if (handler != null) {
            return handler.apply(request);
        }
        requests.add(request);
        return routes.getOrDefault(request.path(), unknown -> FakeAnswer.status(404))
                .apply(request);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            Thread.onSpinWait(); // nothing is left to close
        }
    }
}
