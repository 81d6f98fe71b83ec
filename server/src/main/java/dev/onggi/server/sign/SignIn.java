package dev.onggi.server.sign;

import dev.onggi.identity.Account;
import dev.onggi.identity.Identity;
import dev.onggi.identity.Role;
import dev.onggi.identity.Scope;
import dev.onggi.server.access.AuditTrail;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Credentials;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Knows people by name and password.
public final class SignIn implements Credentials.Passwords {
    private static final String BASIC = "basic ";
    private static final int LONGEST = 1024;

    private final Identity identity;
    private final PasswordHash hash = new PasswordHash();
    private final Throttle throttle = new Throttle(System::nanoTime);
    private final AuditTrail trail;

    /// Signing in to a workspace.
    ///
    /// @param identity who may be known
    /// @param trail is told of every try
    public SignIn(Identity identity, AuditTrail trail) {
        this.identity = identity;
        this.trail = trail;
    }

    /// Checks a name and a password.
    ///
    /// @param name the account's
    /// @param password as typed
    /// @param request the call
    /// @return the account
    /// @throws CallException where they do not fit, or were wrong too often
    public Account check(String name, String password, HttpServletRequest request) {
        if (name.length() > LONGEST || password.length() > LONGEST) {
            throw CallException.of(ServerProblem.WRONG_LOGIN);
        }
        var address = request.getRemoteAddr();
        throttle.check(name, address);
        boolean fits = hash.fits(password, identity.accounts().password(name));
        var account = identity.accounts().find(name).filter(one -> !one.disabled());
        if (!fits || account.isEmpty()) {
            throttle.wrong(name, address);
            trail.denied(request, name, "session.begin", "");
            throw CallException.of(ServerProblem.WRONG_LOGIN);
        }
        throttle.right(name, address);
        trail.allowed(request, name, "session.begin", "");
        return account.get();
    }

    @Override
    public Optional<Caller> basic(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        var text = decoded(header.substring(BASIC.length()).strip());
        int colon = text == null ? -1 : text.indexOf(':');
        if (text == null || colon < 0) {
            throw CallException.of(ServerProblem.WRONG_LOGIN);
        }
        var account = check(text.substring(0, colon), text.substring(colon + 1), request);
        return Optional.of(
                Caller.program(account, EnumSet.allOf(Scope.class), "basic " + account.name()));
    }

    private static @Nullable String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Makes the first administrator.
    ///
    /// @param name of the account
    /// @param password as typed
    /// @return the account
    public Account first(String name, String password) {
        PasswordRules.check(name, password);
        return identity.accounts().first(name, hash.of(password));
    }

    /// Makes an account.
    ///
    /// @param name of the account
    /// @param role in the whole workspace
    /// @param password as typed
    /// @return the account
    public Account add(String name, Role role, String password) {
        PasswordRules.check(name, password);
        return identity.accounts().add(name, role, hash.of(password));
    }

    /// Gives an account another password, and ends its sessions.
    ///
    /// @param name of the account
    /// @param password as typed
    public void change(String name, String password) {
        PasswordRules.check(name, password);
        identity.accounts().password(name, hash.of(password));
    }
}
