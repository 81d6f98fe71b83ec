package dev.onggi.server.access;

import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.Replies;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets nobody in who is not known, but for the few exact paths that are open to all.
public final class Gate extends OncePerRequestFilter {
    private final Credentials credentials;
    private final Supplier<Routes> routes;
    private final Rates rates;
    private final AuditTrail trail;
    private final Replies replies;

    /// The gate of a server.
    ///
    /// @param credentials finds out who asks
    /// @param routes knows which are open
    /// @param rates how often callers may ask
    /// @param trail is told who is not let in
    /// @param replies says why
    public Gate(
            Credentials credentials,
            Supplier<Routes> routes,
            Rates rates,
            AuditTrail trail,
            Replies replies) {
        this.credentials = credentials;
        this.routes = routes;
        this.rates = rates;
        this.trail = trail;
        this.replies = replies;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest checked;
        try {
            check(request, response);
            checked = LimitedBody.of(request);
        } catch (RuntimeException e) {
            replies.send(e, request, response);
            return;
        }
        chain.doFilter(checked, response);
    }

    private void check(HttpServletRequest request, HttpServletResponse response) {
        var caller = credentials.of(request);
        rates.count(caller, request, response);
        boolean open = routes.get().open(request.getMethod(), request.getRequestURI());
        if (caller.known() == null && !open) {
            if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
                trail.denied(request, "", "token.unknown", request.getRequestURI());
            }
            throw CallException.of(ServerProblem.NOT_SIGNED_IN);
        }
        if (SameSite.crossed(request, caller)) {
            trail.denied(request, caller.name(), "call.crossed", request.getRequestURI());
            throw CallException.of(ServerProblem.CROSS_SITE);
        }
        Callers.set(request, caller);
    }
}
