package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelReply.Kind;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Message batches of Anthropic: questions are handed over in the request itself.
public final class AnthropicBatches extends ProviderBatches {
    private static final int MOST = 100_000;
    private static final Map<String, Integer> STATUS =
            Map.of(
                    "invalid_request_error", 400,
                    "authentication_error", 401,
                    "billing_error", 402,
                    "permission_error", 403,
                    "not_found_error", 404,
                    "request_too_large", 413,
                    "rate_limit_error", 429,
                    "timeout_error", 504,
                    "overloaded_error", 529);
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final AnthropicFormat format;

    /// Batches at an endpoint.
    ///
    /// @param wire the connections; stay open
    /// @param endpoint without the version, such as `https://api.anthropic.com`
    public AnthropicBatches(Wire wire, Endpoint endpoint) {
        this(wire, endpoint, new AnthropicFormat());
    }

    private AnthropicBatches(Wire wire, Endpoint endpoint, AnthropicFormat format) {
        super(new BatchWire(wire, endpoint, format.headers()), "/v1/messages/batches", MOST);
        this.format = format;
    }

    /// Anthropic keeps no names: a batch whose id was lost is known by the ids of its results.
    @Override
    CompletionStage<Outcome<String>> hand(String name, List<Question> questions) {
        var dialect = new Dialect(Dialect.OLD_LIMIT);
        var requests =
                questions.stream()
                        .map(question -> {
                            var request = new LinkedHashMap<String, Object>();
                            request.put("custom_id", question.id());
                            request.put("params", format.body(question.request(), dialect));
                            return request;
                        })
                        .toList();
        return create(Map.of("requests", requests));
    }

    @Override
    Status status(Map<String, Object> body) {
        var counts = Json.map(body.get("request_counts"));
        long answered = BatchWire.count(counts, "succeeded");
        long cancelled = BatchWire.count(counts, "canceled");
        long expired = BatchWire.count(counts, "expired");
        long failed = BatchWire.count(counts, "errored") + cancelled + expired;
        var state =
                switch (String.valueOf(body.get("processing_status"))) {
                    case "canceling" -> State.CANCELLING;
                    case "ended" ->
                            cancelled > 0
                                    ? State.CANCELLED
                                    : expired > 0 ? State.EXPIRED : State.ENDED;
                    default -> State.RUNNING;
                };
        long total = BatchWire.count(counts, "processing") + answered + failed;
        return new Status(id(body), "", state, new Counts(total, answered, failed), List.of());
    }

    @Override
    public CompletionStage<Outcome<Long>> results(String batch, Consumer<Result> results) {
        var request = wire().request(path(batch) + "/results").GET().build();
        return wire().lines(request, line -> results.accept(result(line)));
    }

    private Result result(Map<String, Object> line) {
        var result = Json.map(line.get("result"));
        return new Result(String.valueOf(line.get("custom_id")), reply(result));
    }

    private ModelReply reply(Map<String, Object> result) {
        return switch (String.valueOf(result.get("type"))) {
            case "succeeded" -> came(200, Json.map(result.get("message")));
            case "canceled" -> BatchWire.rejected(Kind.CANCELLED, "the batch was cancelled");
            case "expired" -> BatchWire.rejected(Kind.EXPIRED, "the batch was not done in time");
            default -> errored(Json.map(result.get("error")));
        };
    }

    /// The error of a result is a whole error response: what went wrong lies one level deeper.
    private ModelReply errored(Map<String, Object> response) {
        var error = Json.map(response.get("error"));
        return came(STATUS.getOrDefault(String.valueOf(error.get("type")), 500), response);
    }

    private ModelReply came(int status, Map<String, Object> body) {
        var came = new Came(status, NO_HEADERS, Json.write(body), Instant.EPOCH);
        return Replies.of(format, Replies.UNKNOWN, came);
    }

    @Override
    public boolean keepsNames() {
        return false;
    }
}
