package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelBatches.Done;
import dev.onggi.spi.ModelBatches.Failed;
import dev.onggi.spi.ModelBatches.Outcome;
import dev.onggi.spi.ModelBatches.Question;
import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelReply.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What the batches of both providers need of the wire.
final class BatchWire {
    /// For everything but moving the questions and answers themselves.
    static final Duration CALL = Duration.ofMinutes(1);

    /// For moving questions and answers.
    static final Duration TRANSFER = Duration.ofMinutes(30);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Wire wire;
    private final Endpoint endpoint;
    private final Map<String, String> headers;

    BatchWire(Wire wire, Endpoint endpoint, Map<String, String> headers) {
        this.wire = wire;
        this.endpoint = endpoint;
        this.headers = headers;
    }

    HttpRequest.Builder request(String path) {
        var request = wire.request(endpoint, path);
        headers.forEach(request::header);
        return request;
    }

    /// Sends, and makes something of the JSON object that comes.
    <T> CompletionStage<Outcome<T>> send(
            HttpRequest request, Duration timeout, Function<Map<String, Object>, T> made) {
        return wire.send(
                request,
                endpoint.key(),
                timeout,
                Wire.Reader.of(came -> outcome(came, made), Failed::new));
    }

    private static <T> Outcome<T> outcome(Came came, Function<Map<String, Object>, T> made) {
        var body = Json.object(came.body());
        if (came.status() / 100 != 2) {
            return new Failed<>(Errors.rejected(came, body));
        }
        return body.isEmpty()
                ? new Failed<>(came.malformed("the answer is no JSON object"))
                : new Done<>(made.apply(body));
    }

    /// Reads a body line by line on a thread of its own.
    CompletionStage<Outcome<Long>> lines(HttpRequest request, Consumer<Map<String, Object>> each) {
        return wire.apart(() -> read(request, each));
    }

    private Outcome<Long> read(HttpRequest request, Consumer<Map<String, Object>> each) {
        try {
            var response = wire.http().send(request, BodyHandlers.ofInputStream());
            try (var in = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    var text = endpoint.key().hideIn(text(in.readNBytes(Wire.LARGEST_BODY)));
                    var came =
                            new Came(
                                    response.statusCode(), response.headers(), text, Instant.now());
                    return new Failed<>(Errors.rejected(came, Json.object(text)));
                }
                var end = CompletableFuture.delayedExecutor(TRANSFER.toMinutes(), TimeUnit.MINUTES);
                var watch = CompletableFuture.runAsync(() -> close(in), end);
                try {
                    return new Done<>(read(in, each));
                } finally {
                    watch.cancel(false);
                }
            }
        } catch (IOException e) {
            return new Failed<>(Wire.lost(request.uri(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed<>(Wire.lost(request.uri(), e));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// @throws IOException where the stream ends in the middle of a line, too
    private static long read(InputStream in, Consumer<Map<String, Object>> each)
            throws IOException {
        var reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        var line = new StringBuilder();
        long count = 0;
        for (int letter = reader.read(); ; letter = reader.read()) {
            if (letter >= 0 && letter != '\n') {
                line.append((char) letter);
                if (line.length() > Wire.LARGEST_BODY) {
                    throw new LimitedBody.TooLarge(Wire.LARGEST_BODY);
                }
                continue;
            }
            if (!line.toString().isBlank()) {
                var object = Json.object(line.toString());
                if (object.isEmpty()) {
                    throw new IOException("a line of the results is no JSON object");
                }
                each.accept(object);
                count++;
            }
            line.setLength(0);
            if (letter < 0) {
                return count;
            }
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            Thread.onSpinWait(); // the reader finds out by itself
        }
    }

    /// Why these questions make no batch, or null.
    static @org.jspecify.annotations.Nullable Rejected fault(List<Question> questions, int most) {
        var ids = new HashSet<String>();
        for (var question : questions) {
            if (!ID.matcher(question.id()).matches() || !ids.add(question.id())) {
                return rejected(Kind.INVALID_REQUEST, "id " + question.id() + " is not allowed");
            }
        }
        if (questions.isEmpty()) {
            return rejected(Kind.INVALID_REQUEST, "a batch without questions");
        }
        return questions.size() > most
                ? rejected(Kind.TOO_LARGE, "more than " + most + " questions in a batch")
                : null;
    }

    static Rejected rejected(Kind kind, String message) {
        return new Rejected(kind, message, kind.retryable(), false, Response.NONE);
    }

    static long count(Map<String, Object> counts, String name) {
        return Math.max(0, Tokens.number(counts.get(name)));
    }
}
