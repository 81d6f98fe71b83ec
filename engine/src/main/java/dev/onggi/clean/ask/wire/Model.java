package dev.onggi.clean.ask.wire;

import dev.onggi.clean.ask.rate.Pace;
import dev.onggi.spi.ModelBatches;
import dev.onggi.spi.ModelClient;
import java.time.Duration;
import java.util.Optional;

/// A model that can be asked.
///
/// @param label as the task or onggi.yaml names it, such as `gpt-4`
/// @param provider who serves it
/// @param name the provider's name for it
/// @param endpoint where it is asked
/// @param manners how onggi.yaml wants it to be asked
public record Model(
        String label, Provider provider, String name, Endpoint endpoint, Manners manners) {
    /// How a model is to be asked.
    ///
    /// @param pace how often
    /// @param patience how long it may fail every call; empty for the usual time
    /// @param hedge whether it is asked a second time for what it is slow to answer
    public record Manners(Pace pace, Optional<Duration> patience, boolean hedge) {}

    /// Whether a provider counts its calls and those of another one together.
    ///
    /// @param other by whatever name
    /// @return true where key, address and model are the same
    boolean isCountedWith(Model other) {
        return name.equals(other.name) && endpoint.account().equals(other.endpoint.account());
    }

    /// The same model.
    ///
    /// @param pace how often it is asked
    /// @return a copy
    Model at(Pace pace) {
        var kept = new Manners(pace, manners.patience(), manners.hedge());
        return new Model(label, provider, name, endpoint, kept);
    }

    /// A client that asks it.
    ///
    /// @param wire the connections
    /// @return a new client; one per endpoint is enough, since it learns what the server takes
    public ModelClient client(Wire wire) {
        return switch (provider) {
            case OPENAI, AZURE -> OpenAiClient.hosted(wire, endpoint);
            case ANTHROPIC -> new AnthropicClient(wire, endpoint);
            case OLLAMA, COMPATIBLE -> OpenAiClient.compatible(wire, endpoint);
        };
    }

    /// The name by which a price list knows it.
    ///
    /// @return such as `openai:gpt-4o`
    public String priced() {
        return switch (provider) {
            case COMPATIBLE -> endpoint.base() + "#" + name;
            case OPENAI, AZURE -> "openai:" + name;
            case ANTHROPIC -> "anthropic:" + name;
            case OLLAMA -> "ollama:" + name;
        };
    }

    /// Whether it can be asked in batches.
    ///
    /// @return false where the provider has none
    public boolean hasBatches() {
        return switch (provider) {
            case OPENAI, AZURE, ANTHROPIC -> true;
            case OLLAMA, COMPATIBLE -> false;
        };
    }

    /// Its batches.
    ///
    /// @param wire the connections
    /// @return empty where the provider has none
    public Optional<ModelBatches> batches(Wire wire) {
        return switch (provider) {
            case OPENAI, AZURE -> Optional.of(new OpenAiBatches(wire, endpoint));
            case ANTHROPIC -> Optional.of(new AnthropicBatches(wire, endpoint));
            case OLLAMA, COMPATIBLE -> Optional.empty();
        };
    }
}
