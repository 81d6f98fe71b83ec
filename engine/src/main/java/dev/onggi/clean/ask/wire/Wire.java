package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelReply.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The connections to all endpoints. HTTP/1.1, because HTTP/2 failed most of 5,000 calls at a
/// server's limit of 100 streams.
public final class Wire implements AutoCloseable {
    /// More than any model says; what goes beyond is a fault.
    static final int LARGEST_BODY = 8 << 20;

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .executor(threads)
                    .build();

    /// Connections that are made when they are needed.
    ///
    /// @param clock tells waits until a date
    public Wire(InstantSource clock) {
        this.clock = clock;
    }

    /// A request to a path of an endpoint, with its key.
    HttpRequest.Builder request(Endpoint endpoint, String path) {
        var request = HttpRequest.newBuilder(endpoint.at(path));
        var key = endpoint.key();
        if (key.present()) {
            request.header(key.header(), key.headerValue());
        }
        return request;
    }

    /// Sends, and reads the reply: whole within the timeout, or as a rejection.
    <T> CompletionStage<T> send(
            HttpRequest request, ApiKey key, Duration timeout, Reader<T> reader) {
        var sent =
                http.sendAsync(
                        request,
                        response ->
                                new LimitedBody(LARGEST_BODY)); // the timeout of HttpRequest ends
        // with the headers, so that it does not see a body that trickles
        return sent.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .handle((response, failure) -> {
                    if (response == null) {
                        sent.cancel(true);
                        return reader.lost(lost(request.uri(), failure));
                    }
                    return read(response, key, reader);
                });
    }

    private <T> T read(HttpResponse<byte[]> response, ApiKey key, Reader<T> reader) {
        var bytes = response.body();
        try {
            var body = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return reader.came(came(response, key.hideIn(body.toString())));
        } catch (CharacterCodingException e) {
            var body = key.hideIn(new String(bytes, StandardCharsets.UTF_8));
            var came = came(response, body);
            return response.statusCode() / 100 == 2
                    ? reader.lost(came.malformed("the answer is not in UTF-8"))
                    : reader.came(came);
        }
    }

    private Came came(HttpResponse<?> response, String body) {
        return new Came(response.statusCode(), response.headers(), body, clock.instant());
    }

    static Rejected lost(URI address, @Nullable Throwable failure) {
        var cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        var host = address.getAuthority();
        return switch (cause) {
            case HttpConnectTimeoutException _ ->
                    none(Kind.NETWORK, host + ": no connection in time", true, false);
            case TimeoutException _, HttpTimeoutException _ ->
                    none(Kind.TIMEOUT, host + " did not reply in time", true, true);
            case ConnectException e ->
                    none(Kind.NETWORK, host + ": " + unconnected(e), true, false);
            case NoRouteToHostException _ ->
                    none(Kind.NETWORK, host + ": no route to the host", true, false);
            case SSLException e -> none(Kind.NETWORK, host + ": " + e.getMessage(), false, false);
            case LimitedBody.TooLarge e ->
                    none(Kind.MALFORMED, "the answer has " + e.getMessage(), true, true);
            case IOException e ->
                    none(Kind.NETWORK, host + " broke off: " + e.getMessage(), true, true);
            case null, default -> none(Kind.NETWORK, host + " was given up: " + cause, true, true);
        };
    }

    /// The client of the JDK tells the causes apart by their types alone.
    private static String unconnected(ConnectException failure) {
        if (failure.getMessage() != null) {
            return failure.getMessage();
        }
        return failure.getCause() instanceof UnresolvedAddressException
                ? "unknown host"
                : "connection refused";
    }

    private static Rejected none(Kind kind, String message, boolean retryable, boolean charged) {
        return new Rejected(kind, message, retryable, charged, Response.NONE);
    }

    /// Runs work that waits, such as reading a long body.
    <T> CompletionStage<T> apart(java.util.function.Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }

    /// Makes something of a reply, or of its absence.
    interface Reader<T> {
        T came(Came reply);

        T lost(Rejected why);

        static <T> Reader<T> of(Function<Came, T> came, Function<Rejected, T> lost) {
            return new Reader<>() {
                @Override
                public T came(Came reply) {
                    return came.apply(reply);
                }

                @Override
                public T lost(Rejected why) {
                    return lost.apply(why);
                }
            };
        }
    }
}
