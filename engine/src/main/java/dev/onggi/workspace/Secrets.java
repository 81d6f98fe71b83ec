package dev.onggi.workspace;

import java.util.Optional;

/// Secrets by name: the environment's, those of `.env`, those of stored connections.
public interface Secrets {
    /// A secret's value; from now on it is masked by [#mask].
    ///
    /// @param name such as `SHOP_PW`
    /// @return the value, or empty
    Optional<String> get(String name);

    /// Hides every secret that was handed out.
    ///
    /// @param text any text on its way to a log or a screen
    /// @return the text with `***` for each secret
    String mask(String text);
}
