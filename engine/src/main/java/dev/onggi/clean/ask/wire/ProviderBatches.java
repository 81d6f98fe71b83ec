package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelBatches;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What the batches of all providers have in common: one address for the list, and below it one for
/// each batch.
abstract class ProviderBatches implements ModelBatches {
    private static final String LATEST = "?limit=100";

    private final BatchWire wire;
    private final String path;
    private final int most;

    /// @param path of the list, below the base
    /// @param most questions of a batch
    ProviderBatches(BatchWire wire, String path, int most) {
        this.wire = wire;
        this.path = path;
        this.most = most;
    }

    BatchWire wire() {
        return wire;
    }

    String path(String batch) {
        return path + "/" + batch;
    }

    abstract CompletionStage<Outcome<String>> hand(String name, List<Question> questions);

    abstract Status status(Map<String, Object> body);

    @Override
    public final CompletionStage<Outcome<String>> submit(String name, List<Question> questions) {
        var fault = BatchWire.fault(questions, most);
        return fault == null
                ? hand(name, questions)
                : CompletableFuture.completedStage(new Failed<>(fault));
    }

    /// Makes a batch of what its body says.
    CompletionStage<Outcome<String>> create(Map<String, Object> body) {
        var request =
                wire.request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(body)))
                        .build();
        return wire.send(request, BatchWire.TRANSFER, ProviderBatches::id);
    }

    static String id(Map<String, Object> body) {
        return String.valueOf(body.get("id"));
    }

    @Override
    public final CompletionStage<Outcome<Status>> poll(String batch) {
        return wire.send(wire.request(path(batch)).GET().build(), BatchWire.CALL, this::status);
    }

    @Override
    public CompletionStage<Outcome<Status>> cancel(String batch) {
        var request = wire.request(path(batch) + "/cancel").POST(BodyPublishers.noBody()).build();
        return wire.send(request, BatchWire.CALL, this::status);
    }

    @Override
    public final CompletionStage<Outcome<List<Status>>> recent() {
        return wire.send(wire.request(path + LATEST).GET().build(), BatchWire.CALL, this::list);
    }

    private List<Status> list(Map<String, Object> body) {
        return body.get("data") instanceof List<?> list
                ? list.stream().map(Json::map).map(this::status).toList()
                : List.of();
    }
}
