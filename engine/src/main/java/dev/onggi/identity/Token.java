package dev.onggi.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A token with which programs act for an account.
///
/// @param id by which people name it
/// @param account for whom it acts
/// @param label what it is for
/// @param scopes what it may be used for
/// @param createdAt when it was made
/// @param expiresAt when it ends
/// @param revokedAt when somebody ended it, or null
public record Token(
        String id,
        String account,
        String label,
        Set<Scope> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {
    /// Copies what may change.
    public Token {
        scopes = Set.copyOf(scopes);
    }
}
