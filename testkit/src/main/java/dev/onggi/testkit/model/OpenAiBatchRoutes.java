package dev.onggi.testkit.model;

import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeRequest;
import dev.onggi.testkit.model.FakeBatch.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `/v1/files` and `/v1/batches` of OpenAI.
final class OpenAiBatchRoutes {
    private static final String PREFIX = "batch_";
    private static final String OUTPUT = "-output";
    private static final String ERRORS = "-errors";

    private final BatchShelf shelf;
    private final Rendering rendering;

    OpenAiBatchRoutes(BatchShelf shelf, Rendering rendering) {
        this.shelf = shelf;
        this.rendering = rendering;
    }

    FakeAnswer answer(FakeRequest request) {
        var parts = request.path().split("/"); // "", v1, files or batches, id, action
        boolean posted = request.method().equals("POST");
        if (parts[2].equals("files")) {
            return posted ? upload(request) : parts.length > 4 ? content(parts[3]) : file(parts[3]);
        }
        if (parts.length == 3) {
            return posted ? create(request) : list(request);
        }
        var batch = shelf.batch(parts[3]);
        if (batch.isEmpty()) {
            return rendering.error(Fault.MODEL_NOT_FOUND, "No batch found with id " + parts[3]);
        }
        if (posted && !batch.get().cancel()) {
            return rendering.error(
                    Fault.CONFLICT, "Cannot cancel a batch with status 'completed'.");
        }
        return json(object(batch.get()));
    }

    private static FakeAnswer json(Object body) {
        return FakeAnswer.json(Json.write(body));
    }

    private FakeAnswer upload(FakeRequest request) {
        var type = request.header("content-type").orElse("");
        int boundary = type.indexOf("boundary=");
        if (boundary < 0) {
            return rendering.error(Fault.BAD_REQUEST, "Expected multipart/form-data.");
        }
        var mark = "--" + type.substring(boundary + 9).replace("\"", "");
        for (var part : request.body().split(Pattern.quote(mark))) {
            int body = part.indexOf("\r\n\r\n");
            if (body > 0 && part.substring(0, body).contains("name=\"file\"")) {
                var id = shelf.keep(part.substring(body + 4).stripTrailing());
                return file(id);
            }
        }
        return rendering.error(Fault.BAD_REQUEST, "'file' is a required property");
    }

    private FakeAnswer file(String id) {
        var file = new LinkedHashMap<String, @Nullable Object>();
        file.put("id", id);
        file.put("object", "file");
        file.put("bytes", shelf.file(id).map(String::length).orElse(0));
        file.put("created_at", 1_700_000_000);
        file.put("filename", "questions.jsonl");
        file.put("purpose", "batch");
        file.put("status", "processed");
        file.put("expires_at", null);
        return json(file);
    }

    private FakeAnswer create(FakeRequest request) {
        var body = Json.object(request.body()).orElse(Map.of());
        var file = shelf.file(Json.text(body.get("input_file_id")));
        if (file.isEmpty()) {
            return rendering.error(Fault.BAD_REQUEST, "Invalid input_file_id.");
        }
        var items = new ArrayList<FakeBatch.Item>();
        var faults = new ArrayList<String>();
        var ids = new HashSet<String>();
        int number = 0;
        for (var line : file.get().lines().toList()) {
            number++;
            var object = Json.object(line).orElse(Map.of());
            var id = Json.text(object.get("custom_id"));
            try {
                items.add(
                        new FakeBatch.Item(
                                id, rendering.format().read(Json.map(object.get("body")))));
                if (id.isEmpty() || !ids.add(id)) {
                    faults.add(number + ":The custom_id is missing or not unique.");
                }
            } catch (ChatFormat.BadQuestion e) {
                faults.add(number + ":" + e.getMessage());
            }
        }
        return json(object(shelf.create(PREFIX, items, faults, Json.map(body.get("metadata")))));
    }

    private FakeAnswer list(FakeRequest request) {
        int limit = request.query("limit").map(Integer::parseInt).orElse(20);
        var batches = shelf.latest(PREFIX);
        var data = batches.stream().limit(limit).map(this::object).toList();
        var list = new LinkedHashMap<String, Object>();
        list.put("object", "list");
        list.put("data", data);
        list.put("has_more", batches.size() > limit);
        return json(list);
    }

    private Map<String, @Nullable Object> object(FakeBatch batch) {
        var phase = batch.phase();
        var judged = batch.judged();
        boolean over = phase.over() && phase != Phase.FAILED;
        var failed =
                over ? batch.results().stream().filter(result -> !succeeded(result)).count() : 0;
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("id", batch.id());
        body.put("object", "batch");
        body.put("endpoint", "/v1/chat/completions");
        body.put("errors", phase == Phase.FAILED ? errors(batch) : null);
        body.put("input_file_id", "file-input");
        body.put("completion_window", "24h");
        body.put("status", status(phase));
        body.put("output_file_id", over && !judged.isEmpty() ? batch.id() + OUTPUT : null);
        body.put("error_file_id", over && failed > 0 ? batch.id() + ERRORS : null);
        body.put("created_at", batch.created().getEpochSecond());
        body.put("expires_at", batch.expires().getEpochSecond());
        body.put("cancelling_at", seconds(batch.cancelled()));
        var counts = new LinkedHashMap<String, Object>();
        counts.put("total", phase == Phase.VALIDATING ? 0 : batch.items().size());
        counts.put("completed", judged.size() - (over ? erroredOf(batch) : 0));
        counts.put("failed", failed);
        body.put("request_counts", counts);
        body.put("metadata", batch.metadata());
        return body;
    }

    private static long erroredOf(FakeBatch batch) {
        return batch.results().stream().filter(FakeBatch::errored).count();
    }

    private static @Nullable Long seconds(@Nullable Instant at) {
        return at == null ? null : at.getEpochSecond();
    }

    private static String status(Phase phase) {
        return switch (phase) {
            case VALIDATING -> "validating";
            case FAILED -> "failed";
            case RUNNING -> "in_progress";
            case FINALIZING -> "finalizing";
            case CANCELLING -> "cancelling";
            case DONE -> "completed";
            case EXPIRED -> "expired";
            case CANCELLED -> "cancelled";
        };
    }

    private static Map<String, Object> errors(FakeBatch batch) {
        var data = new ArrayList<Map<String, @Nullable Object>>();
        for (var fault : batch.faults()) {
            int colon = fault.indexOf(':');
            var error = new LinkedHashMap<String, @Nullable Object>();
            error.put("code", "invalid_json_line");
            error.put("line", Integer.parseInt(fault.substring(0, colon)));
            error.put("message", fault.substring(colon + 1));
            error.put("param", null);
            data.add(error);
        }
        return Map.of("object", "list", "data", data);
    }

    private FakeAnswer content(String file) {
        boolean errors = file.endsWith(ERRORS);
        int end = file.lastIndexOf('-');
        var batch = shelf.batch(file.substring(0, end));
        if (batch.isEmpty()) {
            return rendering.error(Fault.MODEL_NOT_FOUND, "No such File object: " + file);
        }
        var lines =
                batch.get().results().stream()
                        .filter(result -> succeeded(result) != errors)
                        .map(this::line)
                        .collect(Collectors.joining("\n", "", "\n"));
        return FakeAnswer.of("application/octet-stream", lines);
    }

    private static boolean succeeded(FakeBatch.Result result) {
        return result.verdict() != null && !FakeBatch.errored(result);
    }

    private String line(FakeBatch.Result result) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", "batch_req_" + result.id());
        line.put("custom_id", result.id());
        var verdict = result.verdict();
        line.put("response", verdict == null ? null : response(verdict));
        line.put(
                "error",
                switch (result.end()) {
                    case JUDGED -> null;
                    case EXPIRED -> error("batch_expired", "It was not done in time.");
                    case CANCELLED -> error("batch_cancelled", "The batch was cancelled.");
                });
        return Json.write(line);
    }

    private static Map<String, String> error(String code, String message) {
        return Map.of("code", code, "message", message);
    }

    private Map<String, Object> response(Verdict verdict) {
        var fault = verdict.fault();
        var response = new LinkedHashMap<String, Object>();
        boolean failed = fault != null && fault.kind().isPresent();
        response.put("request_id", "req_" + verdict.number());
        if (fault != null && failed) {
            response.put("status_code", Math.max(400, fault.status()));
            response.put("body", rendering.format().error(fault, verdict.number(), fault.name()));
        } else {
            response.put("status_code", 200);
            response.put("body", rendering.format().answer(verdict));
        }
        return response;
    }

    static boolean serves(String path) {
        return path.startsWith("/v1/files") || path.startsWith("/v1/batches");
    }
}
