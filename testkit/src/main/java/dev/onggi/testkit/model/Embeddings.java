package dev.onggi.testkit.model;

import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Embeddings of OpenAI's format: the same text always lies at the same place.
final class Embeddings {
    private static final int SIZE = 8;

    private Embeddings() {}

    static FakeAnswer answer(FakeRequest request) {
        var body = Json.object(request.body()).orElse(Map.of());
        List<?> texts =
                body.get("input") instanceof String text
                        ? List.of(text)
                        : Json.list(body.get("input"));
        var data = new ArrayList<Map<String, Object>>();
        long letters = 0;
        for (var text : texts) {
            letters += Json.text(text).length();
            var one = new LinkedHashMap<String, Object>();
            one.put("object", "embedding");
            one.put("index", data.size());
            one.put("embedding", place(Json.text(text)));
            data.add(one);
        }
        long tokens = Math.ceilDiv(letters, 4L);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("object", "list");
        answer.put("data", data);
        answer.put("model", Json.text(body.get("model")));
        answer.put("usage", Map.of("prompt_tokens", tokens, "total_tokens", tokens));
        return FakeAnswer.json(Json.write(answer));
    }

    private static List<Double> place(String text) {
        return new SplittableRandom(text.hashCode()).doubles(SIZE, -1, 1).boxed().toList();
    }
}
