package dev.onggi.fidelity;

import com.fasterxml.jackson.jr.ob.JSON;
import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import dev.onggi.testkit.FakeRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A real model of llama.cpp behind OpenAI's format: one question at a time, always the likeliest
/// token, answers held to the schema by a grammar.
final class LlamaServer implements AutoCloseable {
    private static final int CONTEXT = 8192;

    private final LlamaModel model;
    private final FakeHttpServer http;
    private final AtomicInteger answered = new AtomicInteger();

    private LlamaServer(LlamaModel model) {
        this.model = model;
        http = FakeHttpServer.serving(0, this::answer);
    }

    static LlamaServer start(Path gguf) {
        var parameters =
                new ModelParameters().setModel(gguf.toString()).setCtxSize(CONTEXT).disableLog();
        return new LlamaServer(new LlamaModel(parameters));
    }

    String openAi() {
        return http.url("/v1");
    }

    int answered() {
        return answered.get();
    }

    private FakeAnswer answer(FakeRequest request) {
        if (!request.path().equals("/v1/chat/completions")) {
            return FakeAnswer.status(404);
        }
        try {
            return FakeAnswer.json(JSON.std.asString(complete(JSON.std.mapFrom(request.body()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Map<String, Object> complete(Map<String, Object> body) throws IOException {
        var limit = body.getOrDefault("max_completion_tokens", body.get("max_tokens"));
        int most = limit instanceof Number number ? number.intValue() : CONTEXT;
        var prompt = prompt((List<?>) body.get("messages"));
        var parameters =
                new InferenceParameters(prompt)
                        .setTemperature(0)
                        .setNPredict(most)
                        .setCachePrompt(true);
        if (body.get("response_format") instanceof Map<?, ?> format
                && format.get("json_schema") instanceof Map<?, ?> named) {
            var schema = JSON.std.asString(named.get("schema"));
            parameters.setGrammar(LlamaModel.jsonSchemaToGrammar(schema));
        }
        var text = new StringBuilder();
        int tokens = 0;
        for (var output : model.generate(parameters)) {
            text.append(output.text);
            tokens++;
        }
        answered.incrementAndGet();
        var said = Map.of("role", "assistant", "content", text.toString());
        return Map.of(
                "id",
                "chatcmpl-" + answered,
                "object",
                "chat.completion",
                "model",
                String.valueOf(body.get("model")),
                "choices",
                List.of(
                        Map.of(
                                "index",
                                0,
                                "message",
                                said,
                                "finish_reason",
                                tokens < most ? "stop" : "length")),
                "usage",
                usage(model.encode(prompt).length, tokens));
    }

    private String prompt(List<?> messages) {
        var system = "";
        var said = new ArrayList<Pair<String, String>>();
        for (var element : messages) {
            var message = (Map<?, ?>) element;
            var content = String.valueOf(message.get("content"));
            if (String.valueOf(message.get("role")).equals("user")) {
                said.add(new Pair<>("user", content));
            } else {
                system = content;
            }
        }
        return model.applyTemplate(new InferenceParameters("").setMessages(system, said));
    }

    private static Map<String, Object> usage(int input, int output) {
        return Map.of(
                "prompt_tokens", input,
                "completion_tokens", output,
                "total_tokens", input + output);
    }

    @Override
    public void close() {
        http.close();
        model.close();
    }
}
