package dev.onggi.identity;

import java.time.Instant;
import java.util.Map;

/// Somebody who may sign in, a person or a program.
///
/// @param name by which everything it did is known; never given to another one
/// @param role in the whole workspace
/// @param grants roles in folders of pipelines, by the folder, such as `shop/orders`
/// @param disabled whether it was shut out
/// @param createdAt since when it is known
public record Account(
        String name, Role role, Map<String, Role> grants, boolean disabled, Instant createdAt) {
    /// Copies what may change.
    public Account {
        grants = Map.copyOf(grants);
    }

    /// What it may do in a folder: its own role, or that of a grant of the folder or of one above
    /// it, whichever is more.
    ///
    /// @param folder such as `shop/orders`; an empty text for the top
    /// @return the largest role
    public Role in(String folder) {
        var most = role;
        for (var grant : grants.entrySet()) {
            boolean inside =
                    folder.equals(grant.getKey()) || folder.startsWith(grant.getKey() + "/");
            if (inside && grant.getValue().atLeast(most)) {
                most = grant.getValue();
            }
        }
        return most;
    }
}
