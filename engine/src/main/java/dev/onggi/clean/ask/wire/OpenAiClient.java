package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelClient;
import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelRequest;
import java.util.concurrent.CompletionStage;

/// Asks OpenAI, or anything that speaks its chat completions: Azure, Ollama, llama.cpp, vLLM.
///
/// A server that refuses `response_format`, `temperature`, `seed` or the field of the limit with
/// 400 is asked without it from then on; that refusal comes back as retryable.
public final class OpenAiClient implements ModelClient {
    private final FormatClient client;

    private OpenAiClient(Wire wire, Endpoint endpoint, String limit) {
        client = new FormatClient(wire, endpoint, new OpenAiFormat(), new Dialect(limit));
    }

    /// A client of OpenAI or Azure, which take `max_completion_tokens`.
    ///
    /// @param wire the connections; stay open when the client is closed
    /// @param endpoint with the version, such as `https://api.openai.com/v1`
    /// @return the client
    public static OpenAiClient hosted(Wire wire, Endpoint endpoint) {
        return new OpenAiClient(wire, endpoint, Dialect.NEW_LIMIT);
    }

    /// A client of any other server, which takes `max_tokens`.
    ///
    /// @param wire the connections; stay open when the client is closed
    /// @param endpoint with the version, such as `http://localhost:11434/v1`
    /// @return the client
    public static OpenAiClient compatible(Wire wire, Endpoint endpoint) {
        return new OpenAiClient(wire, endpoint, Dialect.OLD_LIMIT);
    }

    @Override
    public CompletionStage<ModelReply> ask(ModelRequest request) {
        return client.ask(request);
    }
}
