package dev.onggi.clean.ask.wire;

import java.net.URI;
import java.util.regex.Pattern;

/// A model as tasks and settings name it.
public sealed interface ModelName {
    /// Rules and statistics alone.
    record BuiltIn() implements ModelName {}

    /// A model of a known provider: `openai:NAME`, `anthropic:NAME`, `ollama:NAME`.
    ///
    /// @param provider whose it is
    /// @param name the provider's name for it
    record Hosted(Provider provider, String name) implements ModelName {}

    /// A model of any server that speaks OpenAI's format: `http://host/v1#NAME`.
    ///
    /// @param base the address before `#`
    /// @param name the server's name for it
    record Served(URI base, String name) implements ModelName {}

    /// A name under `models:` in onggi.yaml.
    ///
    /// @param name the key
    record Stored(String name) implements ModelName {}

    /// Reads a name. Anything that is neither a provider's nor an address is taken as stored.
    ///
    /// @param text such as `openai:gpt-4o`; further colons belong to the name
    /// @return never null
    static ModelName parse(String text) {
        var written = text.strip();
        if (written.equals("builtin")) {
            return new BuiltIn();
        }
        var hosted = Pattern.compile("(openai|anthropic|ollama):(\\S+)").matcher(written);
        if (hosted.matches()) {
            return new Hosted(Provider.of(hosted.group(1)).orElseThrow(), hosted.group(2));
        }
        var served = Pattern.compile("(https?://[^\\s#]+)#(\\S+)").matcher(written);
        if (served.matches()) {
            try {
                return new Served(URI.create(served.group(1)), served.group(2));
            } catch (IllegalArgumentException e) {
                return new Stored(written); // told as unknown
            }
        }
        return new Stored(written);
    }
}
