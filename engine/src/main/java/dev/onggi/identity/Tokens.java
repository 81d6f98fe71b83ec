package dev.onggi.identity;

import dev.onggi.problem.OnggiException;
import dev.onggi.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tokens of a workspace.
public final class Tokens {
    /// What every token begins with, so that people and scanners know one when they see it.
    public static final String PREFIX = "onggi_";

    private static final int ID = 12;

    private final TokenRepository tokens;
    private final InstantSource clock;

    Tokens(Database database, InstantSource clock) {
        this.tokens = new TokenRepository(database);
        this.clock = clock;
    }

    /// A token that was just made.
    ///
    /// @param secret what programs send; it cannot be read again
    /// @param token what is known of it
    public record Made(String secret, Token token) {}

    /// Makes a token.
    ///
    /// @param account for whom it acts
    /// @param label what it is for
    /// @param scopes what it may be used for
    /// @param lasting how long it lasts
    /// @return with its secret
    public Made make(String account, String label, Set<Scope> scopes, Duration lasting) {
        var now = clock.instant();
        var secret = Bearer.fresh(PREFIX);
        var id = Bearer.fresh("").substring(0, ID);
        var token = new Token(id, account, label, scopes, now, now.plus(lasting), null);
        tokens.add(token, Bearer.hash(secret));
        return new Made(secret, token);
    }

    /// The token of a secret.
    ///
    /// @param secret what a program sent
    /// @return empty where it has ended, was never made, or its account is shut out
    public Optional<Token> find(String secret) {
        return secret.startsWith(PREFIX)
                ? tokens.find(Bearer.hash(secret), Micros.of(clock.instant()))
                : Optional.empty();
    }

    /// A token by its id.
    ///
    /// @param id as people name it
    /// @return the token, ended or not
    /// @throws OnggiException where there is none
    public Token get(String id) {
        return tokens.ofId(id)
                .orElseThrow(() -> OnggiException.of(IdentityProblem.NO_SUCH_TOKEN, id));
    }

    /// The tokens of an account.
    ///
    /// @param account its name, or null for all
    /// @return the newest first, ended ones included
    public List<Token> of(@Nullable String account) {
        return tokens.of(account);
    }

    /// Ends a token now.
    ///
    /// @param id its id
    public void revoke(String id) {
        tokens.revoke(id, Micros.of(clock.instant()));
    }
}
