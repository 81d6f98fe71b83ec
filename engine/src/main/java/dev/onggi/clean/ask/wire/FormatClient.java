package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelReply.Response;
import dev.onggi.spi.ModelRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// Asks an endpoint in one format.
final class FormatClient {
    private final Wire wire;
    private final Endpoint endpoint;
    private final Format format;
    private final Dialect first;
    private final Map<String, Dialect> dialects = new ConcurrentHashMap<>();

    FormatClient(Wire wire, Endpoint endpoint, Format format, Dialect first) {
        this.wire = wire;
        this.endpoint = endpoint;
        this.format = format;
        this.first = first;
    }

    CompletionStage<ModelReply> ask(ModelRequest request) {
        var dialect = dialects.getOrDefault(request.model(), first);
        HttpRequest message;
        try {
            var builder = wire.request(endpoint, format.path());
            format.headers().forEach(builder::header);
            message =
                    builder.header("Content-Type", "application/json")
                            .POST(
                                    BodyPublishers.ofString(
                                            Json.write(format.body(request, dialect))))
                            .build();
        } catch (IllegalArgumentException e) { // such as a line break in a key
            return CompletableFuture.completedStage(notSent());
        }
        return wire.send(
                message,
                endpoint.key(),
                request.timeout(),
                Wire.Reader.of(came -> reply(request, dialect, came), lost -> lost));
    }

    private static Rejected notSent() {
        return new Rejected(
                Kind.INVALID_REQUEST,
                "the address or the key has letters that HTTP does not take",
                false,
                false,
                Response.NONE);
    }

    private ModelReply reply(ModelRequest request, Dialect dialect, Came came) {
        var reply = Replies.of(format, request, came);
        return reply instanceof Rejected rejected
                ? learn(request, dialect, rejected, ErrorBody.of(Json.object(came.body()), ""))
                : reply;
    }

    /// A server that refuses a field is asked without it from now on; whether it is asked again is
    /// left to whoever counts requests.
    private Rejected learn(ModelRequest request, Dialect used, Rejected why, ErrorBody error) {
        var better = used.after(request, why, error);
        if (better.equals(used)) {
            return why;
        }
        dialects.put(request.model(), better);
        return new Rejected(why.kind(), why.message(), true, false, why.response());
    }
}
