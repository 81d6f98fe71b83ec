package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelReply.Kind;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Batches of OpenAI: a file of questions, a batch over it, and two files of results.
public final class OpenAiBatches extends ProviderBatches {
    private static final int MOST = 50_000;
    private static final int LARGEST_FILE = 200_000_000;
    private static final String ASKED_AT = "/v1/chat/completions";

    private static final String NAME = "onggi";

    private final OpenAiFormat format;

    /// Batches at an endpoint.
    ///
    /// @param wire the connections; stay open
    /// @param endpoint with the version, such as `https://api.openai.com/v1`
    public OpenAiBatches(Wire wire, Endpoint endpoint) {
        this(wire, endpoint, new OpenAiFormat());
    }

    private OpenAiBatches(Wire wire, Endpoint endpoint, OpenAiFormat format) {
        super(new BatchWire(wire, endpoint, format.headers()), "/batches", MOST);
        this.format = format;
    }

    @Override
    CompletionStage<Outcome<String>> hand(String name, List<Question> questions) {
        var file = file(questions);
        if (file.length > LARGEST_FILE) {
            return CompletableFuture.completedStage(
                    new Failed<>(BatchWire.rejected(Kind.TOO_LARGE, "a batch of over 200 MB")));
        }
        return upload(file)
                .thenCompose(outcome ->
                        switch (outcome) {
                            case Done<String> uploaded -> create(body(name, uploaded.value()));
                            case Failed<String> failed -> CompletableFuture.completedStage(failed);
                        });
    }

    private byte[] file(List<Question> questions) {
        var lines = new ByteArrayOutputStream();
        for (var question : questions) {
            var line = new LinkedHashMap<String, Object>();
            line.put("custom_id", question.id());
            line.put("method", "POST");
            line.put("url", ASKED_AT);
            line.put("body", format.body(question.request(), new Dialect(Dialect.NEW_LIMIT)));
            lines.writeBytes((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return lines.toByteArray();
    }

    private CompletionStage<Outcome<String>> upload(byte[] file) {
        var boundary = "onggi-" + UUID.randomUUID();
        var part = "--" + boundary + "\r\nContent-Disposition: form-data; name=";
        var head =
                part
                        + "\"purpose\"\r\n\r\nbatch\r\n"
                        + part
                        + "\"file\"; filename=\"questions.jsonl\"\r\n"
                        + "Content-Type: application/jsonl\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var request =
                wire().request("/files")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build();
        return wire().send(request, BatchWire.TRANSFER, ProviderBatches::id);
    }

    private static Map<String, Object> body(String name, String file) {
        var body = new LinkedHashMap<String, Object>();
        body.put("input_file_id", file);
        body.put("endpoint", ASKED_AT);
        body.put("completion_window", "24h");
        body.put("metadata", Map.of(NAME, name));
        return body;
    }

    @Override
    Status status(Map<String, Object> body) {
        var name = Json.map(body.get("metadata")).get(NAME);
        var counts = Json.map(body.get("request_counts"));
        var errors = new ArrayList<String>();
        if (Json.map(body.get("errors")).get("data") instanceof List<?> list) {
            for (var entry : list) {
                var error = Json.map(entry);
                var line = error.get("line") == null ? "" : "line " + error.get("line") + ": ";
                errors.add(line + error.get("message"));
            }
        }
        return new Status(
                id(body),
                name instanceof String text ? text : "",
                state(String.valueOf(body.get("status"))),
                new Counts(
                        BatchWire.count(counts, "total"),
                        BatchWire.count(counts, "completed"),
                        BatchWire.count(counts, "failed")),
                errors);
    }

    private static State state(String status) {
        return switch (status) {
            case "validating" -> State.VALIDATING;
            case "failed" -> State.REJECTED;
            case "completed" -> State.ENDED;
            case "expired" -> State.EXPIRED;
            case "cancelling" -> State.CANCELLING;
            case "cancelled" -> State.CANCELLED;
            default -> State.RUNNING;
        };
    }

    @Override
    public CompletionStage<Outcome<Long>> results(String batch, Consumer<Result> results) {
        var request = wire().request(path(batch)).GET().build();
        return wire().send(request, BatchWire.CALL, OpenAiBatches::files)
                .thenCompose(outcome ->
                        switch (outcome) {
                            case Done<List<String>> files -> read(files.value(), results);
                            case Failed<List<String>> failed ->
                                    CompletableFuture.completedStage(new Failed<>(failed.reason()));
                        });
    }

    private static List<String> files(Map<String, Object> body) {
        var files = new ArrayList<String>();
        for (var key : List.of("output_file_id", "error_file_id")) {
            if (body.get(key) instanceof String file) {
                files.add(file);
            }
        }
        return files;
    }

    private CompletionStage<Outcome<Long>> read(List<String> files, Consumer<Result> results) {
        CompletionStage<Outcome<Long>> all = CompletableFuture.completedStage(new Done<>(0L));
        for (var file : files) {
            all =
                    all.thenCompose(before ->
                            before instanceof Done<Long> done
                                    ? read(file, done.value(), results)
                                    : CompletableFuture.completedStage(before));
        }
        return all;
    }

    private CompletionStage<Outcome<Long>> read(
            String file, long before, Consumer<Result> results) {
        var request = wire().request("/files/" + file + "/content").GET().build();
        return wire().lines(request, line -> results.accept(result(line)))
                .thenApply(outcome ->
                        outcome instanceof Done<Long> done
                                ? new Done<>(before + done.value())
                                : outcome);
    }

    private Result result(Map<String, Object> line) {
        var id = String.valueOf(line.get("custom_id"));
        var error = Json.map(line.get("error"));
        return new Result(
                id, error.isEmpty() ? reply(Json.map(line.get("response"))) : failed(error));
    }

    private ModelReply reply(Map<String, Object> response) {
        var id = response.get("request_id") instanceof String text ? List.of(text) : null;
        Map<String, List<String>> headers = id == null ? Map.of() : Map.of("x-request-id", id);
        var came =
                new Came(
                        (int) Tokens.number(response.get("status_code")),
                        HttpHeaders.of(headers, (name, value) -> true),
                        Json.write(Json.map(response.get("body"))),
                        Instant.EPOCH);
        return Replies.of(format, Replies.UNKNOWN, came);
    }

    private static ModelReply failed(Map<String, Object> error) {
        var code = String.valueOf(error.get("code"));
        var kind =
                switch (code) {
                    case "batch_expired" -> Kind.EXPIRED;
                    case "batch_cancelled" -> Kind.CANCELLED;
                    default -> Kind.SERVER_ERROR;
                };
        return BatchWire.rejected(kind, code + ": " + error.get("message"));
    }

    /// A batch that ended meanwhile cannot be cancelled; its state says so.
    @Override
    public CompletionStage<Outcome<Status>> cancel(String batch) {
        return super.cancel(batch)
                .thenCompose(outcome ->
                        outcome instanceof Failed<Status> failed
                                        && failed.reason().kind() == Kind.CONFLICT
                                ? poll(batch)
                                : CompletableFuture.completedStage(outcome));
    }

    @Override
    public boolean keepsNames() {
        return true;
    }
}
