package dev.onggi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/// Keeps other sites from making a browser change something.
final class SameSite {
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String TOKEN = "X-CSRF-Token";
    private static final String FETCH_SITE = "Sec-Fetch-Site";

    private SameSite() {}

    /// Whether a call may have been made by another site.
    static boolean crossed(HttpServletRequest request, Caller caller) {
        if (LOOKING.contains(request.getMethod())) {
            return false;
        }
        if (fromElsewhere(request)) {
            return true;
        }
        var session = caller.session();
        return session != null && !same(request.getHeader(TOKEN), session.csrf());
    }

    private static boolean fromElsewhere(HttpServletRequest request) {
        var site = request.getHeader(FETCH_SITE);
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !sameHost(origin, request.getHeader(HttpHeaders.HOST));
    }

    private static boolean sameHost(String origin, @org.jspecify.annotations.Nullable String host) {
        try {
            var authority = new URI(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean same(@org.jspecify.annotations.Nullable String sent, String expected) {
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8),
                        expected.getBytes(StandardCharsets.UTF_8));
    }
}
