package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelClient;
import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelRequest;
import java.util.concurrent.CompletionStage;

/// Asks Anthropic, or a server that speaks its messages.
///
/// A server that refuses `output_config` or `temperature` with 400 is asked without it from then
/// on; that refusal comes back as retryable.
public final class AnthropicClient implements ModelClient {
    private final FormatClient client;

    /// A client.
    ///
    /// @param wire the connections; stay open when the client is closed
    /// @param endpoint without the version, such as `https://api.anthropic.com`
    public AnthropicClient(Wire wire, Endpoint endpoint) {
        client =
                new FormatClient(
                        wire, endpoint, new AnthropicFormat(), new Dialect(Dialect.OLD_LIMIT));
    }

    @Override
    public CompletionStage<ModelReply> ask(ModelRequest request) {
        return client.ask(request);
    }
}
