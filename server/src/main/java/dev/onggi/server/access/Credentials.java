package dev.onggi.server.access;

import dev.onggi.identity.Account;
import dev.onggi.identity.Identity;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/// Finds out who makes a call, by what it bears.
public final class Credentials {
    /// The name of the session's cookie.
    public static final String COOKIE = "onggi_session";

    /// Its name where the connection is encrypted: browsers keep it from being set by others.
    public static final String SECURE_COOKIE = "__Host-onggi_session";

    private static final String BEARER = "bearer ";

    /// Airflow 3 takes no passwords with calls.
    private static final String TOKENS_ONLY = "/api/v2/";

    private final Identity identity;
    private final Passwords passwords;

    /// A way to know somebody by name and password.
    public interface Passwords {
        /// Signs in for one call.
        ///
        /// @param request the call
        /// @return the caller; empty where the call has no name and password
        Optional<Caller> basic(HttpServletRequest request);
    }

    /// Credentials of a workspace.
    ///
    /// @param identity who may be known
    /// @param passwords knows people by their passwords
    public Credentials(Identity identity, Passwords passwords) {
        this.identity = identity;
        this.passwords = passwords;
    }

    /// Who makes a call.
    ///
    /// @param request the call
    /// @return nobody where it bears nothing, or nothing that counts
    Caller of(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            if (request.getRequestURI().startsWith(TOKENS_ONLY)
                    && !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                return Caller.NOBODY;
            }
            return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? token(header.substring(BEARER.length()).strip())
                    : passwords.basic(request).orElse(Caller.NOBODY);
        }
        return session(request).flatMap(this::session).orElse(Caller.NOBODY);
    }

    private Caller token(String secret) {
        return identity.tokens()
                .find(secret)
                .flatMap(token ->
                        account(token.account())
                                .map(account ->
                                        Caller.program(
                                                account, token.scopes(), "token " + token.id())))
                .orElse(Caller.NOBODY);
    }

    private Optional<Caller> session(String secret) {
        return identity.sessions()
                .find(secret)
                .flatMap(session ->
                        account(session.account())
                                .map(account -> Caller.signedIn(account, session)));
    }

    private Optional<Account> account(String name) {
        return identity.accounts().find(name).filter(account -> !account.disabled());
    }

    /// The secret of a call's session.
    ///
    /// @param request the call
    /// @return empty where no browser sent one
    public static Optional<String> session(HttpServletRequest request) {
        var wanted = request.isSecure() ? SECURE_COOKIE : COOKIE;
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(wanted))
                .map(Cookie::getValue)
                .findFirst();
    }
}
