package dev.onggi.workspace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Secrets of the process's environment and, below it, of `.env`.
final class EnvironmentSecrets implements Secrets {
    /// Onggi's own variables, such as ONGGI_MODEL, are settings; those that hold a secret say so.
    private static final Pattern OPEN =
            Pattern.compile("ONGGI_(?!.*(KEY|TOKEN|SECRET|PASSWORD)).*");

    private final Map<String, String> variables;
    private final Masking masking = new Masking();
    private volatile Kept kept = Kept.NOTHING;

    EnvironmentSecrets(Map<String, String> environment, Map<String, String> dotEnv) {
        this.variables = new HashMap<>(dotEnv);
        this.variables.putAll(environment);
    }

    @Override
    public Optional<String> get(String name) {
        var value = Optional.ofNullable(variables.get(name)).or(() -> kept.variable(name));
        if (!OPEN.matcher(name).matches()) {
            value.ifPresent(masking::hide);
        }
        return value;
    }

    @Override
    public String mask(String text) {
        return masking.mask(text);
    }

    void lookIn(Kept elsewhere) {
        this.kept = elsewhere;
    }

    /// Hides a secret that was written into the settings.
    void hide(String value) {
        masking.hide(value);
    }

    /// The value of a variable that is no secret.
    Optional<String> open(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Set<String> names() {
        return variables.keySet();
    }
}
