package dev.onggi.testkit.model;

import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeRequest;
import dev.onggi.testkit.model.FakeBatch.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `/v1/messages/batches` of Anthropic.
final class AnthropicBatchRoutes {
    static final String PATH = "/v1/messages/batches";

    private static final String PREFIX = "msgbatch_";
    private static final int ID = 4;

    private final BatchShelf shelf;
    private final Rendering rendering;
    private final String base;

    AnthropicBatchRoutes(BatchShelf shelf, Rendering rendering, String base) {
        this.shelf = shelf;
        this.rendering = rendering;
        this.base = base;
    }

    FakeAnswer answer(FakeRequest request) {
        var parts = request.path().split("/"); // "", v1, messages, batches, id, action
        boolean posted = request.method().equals("POST");
        if (parts.length == ID) {
            return posted ? create(request) : list(request);
        }
        var found = shelf.batch(parts[ID]);
        if (found.isEmpty()) {
            return rendering.error(Fault.MODEL_NOT_FOUND, "Batch not found: " + parts[ID]);
        }
        var batch = found.get();
        if (request.path().endsWith("/results")) {
            return batch.phase().over()
                    ? results(batch)
                    : rendering.error(Fault.MODEL_NOT_FOUND, "The batch has not ended yet.");
        }
        if (posted) {
            boolean inTime = batch.cancel(); // one that has ended says so itself
            return json(inTime ? object(batch, Phase.CANCELLING) : object(batch));
        }
        return json(object(batch));
    }

    private static FakeAnswer json(Object body) {
        return FakeAnswer.json(Json.write(body));
    }

    private FakeAnswer create(FakeRequest request) {
        var body = Json.object(request.body()).orElse(Map.of());
        var items = new ArrayList<FakeBatch.Item>();
        try {
            for (var entry : Json.list(body.get("requests"))) {
                var one = Json.map(entry);
                items.add(
                        new FakeBatch.Item(
                                Json.text(one.get("custom_id")),
                                rendering.format().read(Json.map(one.get("params")))));
            }
        } catch (ChatFormat.BadQuestion e) {
            return rendering.error(
                    Fault.BAD_REQUEST, "requests." + items.size() + ".params." + e.getMessage());
        }
        long ids = items.stream().map(FakeBatch.Item::id).distinct().count();
        if (items.isEmpty() || ids < items.size()) {
            return rendering.error(Fault.BAD_REQUEST, "requests: custom_id must be unique");
        }
        return json(object(shelf.create(PREFIX, items, List.of(), Map.of())));
    }

    private FakeAnswer list(FakeRequest request) {
        int limit = request.query("limit").map(Integer::parseInt).orElse(20);
        var batches = shelf.latest(PREFIX);
        var data = batches.stream().limit(limit).map(this::object).toList();
        var list = new LinkedHashMap<String, @Nullable Object>();
        list.put("data", data);
        list.put("has_more", batches.size() > limit);
        list.put("first_id", data.isEmpty() ? null : data.getFirst().get("id"));
        list.put("last_id", data.isEmpty() ? null : data.getLast().get("id"));
        return json(list);
    }

    private Map<String, @Nullable Object> object(FakeBatch batch) {
        return object(batch, batch.phase());
    }

    private Map<String, @Nullable Object> object(FakeBatch batch, Phase phase) {
        batch.judged(); // what is done by now is done, whoever looks
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("id", batch.id());
        body.put("type", "message_batch");
        body.put(
                "processing_status",
                phase.over() ? "ended" : phase == Phase.CANCELLING ? "canceling" : "in_progress");
        body.put("request_counts", counts(batch, phase));
        body.put("created_at", batch.created().toString());
        body.put("expires_at", batch.expires().toString());
        body.put("ended_at", phase.over() ? batch.now().toString() : null);
        var cancelled = batch.cancelled();
        body.put("cancel_initiated_at", cancelled == null ? null : cancelled.toString());
        body.put("archived_at", null);
        body.put("results_url", phase.over() ? base + PATH + "/" + batch.id() + "/results" : null);
        return body;
    }

    /// Everything is processing until all has ended.
    private static Map<String, Long> counts(FakeBatch batch, Phase phase) {
        var counts = new LinkedHashMap<String, Long>();
        var results = phase.over() ? batch.results() : List.<FakeBatch.Result>of();
        counts.put("processing", phase.over() ? 0L : batch.items().size());
        for (var type : List.of("succeeded", "errored", "canceled", "expired")) {
            counts.put(type, results.stream().filter(r -> type(r).equals(type)).count());
        }
        return counts;
    }

    private static String type(FakeBatch.Result result) {
        return switch (result.end()) {
            case JUDGED -> FakeBatch.errored(result) ? "errored" : "succeeded";
            case EXPIRED -> "expired";
            case CANCELLED -> "canceled";
        };
    }

    private FakeAnswer results(FakeBatch batch) {
        var lines =
                batch.results().stream()
                        .map(this::line)
                        .collect(Collectors.joining("\n", "", "\n"));
        return FakeAnswer.of("application/x-jsonl", lines);
    }

    private String line(FakeBatch.Result result) {
        var end = new LinkedHashMap<String, Object>();
        end.put("type", type(result));
        var verdict = result.verdict();
        var fault = verdict == null ? null : verdict.fault();
        if (verdict != null && fault != null && FakeBatch.errored(result)) {
            end.put("error", rendering.format().error(fault, verdict.number(), fault.name()));
        } else if (verdict != null) {
            end.put("message", rendering.format().answer(verdict));
        }
        var line = new LinkedHashMap<String, Object>();
        line.put("custom_id", result.id());
        line.put("result", end);
        return Json.write(line);
    }
}
