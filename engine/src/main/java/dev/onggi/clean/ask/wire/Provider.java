package dev.onggi.clean.ask.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who serves models, and what is usual there.
public enum Provider {
    /// OpenAI.
    OPENAI("https://api.openai.com/v1", "OPENAI_API_KEY", ApiKey.Form.BEARER),
    /// Azure, which has an address for each customer.
    AZURE("", "AZURE_OPENAI_API_KEY", ApiKey.Form.API_KEY),
    /// Anthropic.
    ANTHROPIC("https://api.anthropic.com", "ANTHROPIC_API_KEY", ApiKey.Form.X_API_KEY),
    /// Ollama on this machine.
    OLLAMA("http://localhost:11434/v1", "", ApiKey.Form.BEARER),
    /// Any other server that speaks OpenAI's format.
    COMPATIBLE("", "", ApiKey.Form.BEARER);

    private final String base;
    private final String variable;
    private final ApiKey.Form form;

    Provider(String base, String variable, ApiKey.Form form) {
        this.base = base;
        this.variable = variable;
        this.form = form;
    }

    /// The provider of a name, as it stands before a colon or as a connection's `type`.
    ///
    /// @param name in any case
    /// @return the provider, or empty
    public static Optional<Provider> of(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(p -> p.name().equals(upper)).findFirst();
    }

    /// What a connection's `type` may be.
    ///
    /// @return in lower case
    public static List<String> types() {
        return Arrays.stream(values()).map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
    }

    /// The usual address; empty where there is none.
    String base() {
        return base;
    }

    /// The variable that holds the key where no connection does; empty where no key is needed.
    String variable() {
        return variable;
    }

    ApiKey.Form form() {
        return form;
    }

    /// Whether questions at an address need a key: at the providers' own, yes.
    boolean needsKey(Endpoint at) {
        return this == AZURE || (!variable.isEmpty() && at.base().toString().equals(base));
    }
}
