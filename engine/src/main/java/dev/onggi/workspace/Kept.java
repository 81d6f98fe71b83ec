package dev.onggi.workspace;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Variables and connections that are kept elsewhere than in the workspace's files. They are looked
/// for where neither the environment nor the settings have a name.
public interface Kept {
    /// Nothing is kept elsewhere.
    Kept NOTHING =
            new Kept() {
                @Override
                public Optional<String> variable(String name) {
                    return Optional.empty();
                }

                @Override
                public Optional<Map<String, @Nullable Object>> connection(String name) {
                    return Optional.empty();
                }
            };

    /// A variable.
    ///
    /// @param name as `${env.NAME}` has it
    /// @return its value, or empty
    Optional<String> variable(String name);

    /// A connection.
    ///
    /// @param name as `connection: NAME` has it
    /// @return its keys as `onggi.yaml` would have them, or empty
    Optional<Map<String, @Nullable Object>> connection(String name);
}
