package dev.onggi.server.access;

import dev.onggi.identity.Account;
import dev.onggi.identity.Role;
import dev.onggi.identity.Scope;
import dev.onggi.identity.Session;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whoever makes a call.
///
/// @param known the account, or null where nobody is known
/// @param scopes what the call may be used for
/// @param session the session of a browser, or null
/// @param credential what it is known by, for counting its calls; never a secret
public record Caller(
        @Nullable Account known, Set<Scope> scopes, @Nullable Session session, String credential) {
    /// Nobody is known.
    public static final Caller NOBODY = new Caller(null, Set.of(), null, "");

    /// Copies what may change.
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /// Somebody who is signed in.
    ///
    /// @param account who
    /// @param session the session
    /// @return may do whatever the account may
    public static Caller signedIn(Account account, Session session) {
        return new Caller(
                account, EnumSet.allOf(Scope.class), session, "session " + account.name());
    }

    /// A program with a token, or a password with each call.
    ///
    /// @param account for whom it acts
    /// @param scopes what it may be used for
    /// @param credential such as the token's id
    /// @return may do what both allow
    public static Caller program(Account account, Set<Scope> scopes, String credential) {
        return new Caller(account, scopes, null, credential);
    }

    /// The account.
    ///
    /// @return never null
    /// @throws CallException where nobody is known
    public Account account() {
        return Optional.ofNullable(known)
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_SIGNED_IN));
    }

    /// The account's name for logs.
    ///
    /// @return an empty text where nobody is known
    public String name() {
        return known == null ? "" : known.name();
    }

    /// What the account may do at a place.
    ///
    /// @param place any
    /// @return [Role#NONE] where nobody is known
    Role in(Place place) {
        if (known == null) {
            return Role.NONE;
        }
        var folder = place.folder();
        return folder == null ? known.role() : known.in(folder);
    }
}
