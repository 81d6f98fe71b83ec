package dev.onggi.server.reply;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/// The headers that keep browsers safe, on every reply.
public final class SafeHeaders {
    /// Where a page may take things from: this server, and nothing inline.
    public static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> ALL =
            Map.of(
                    "Content-Security-Policy", CONTENT,
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()",
                    "Referrer-Policy", "no-referrer",
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY");

    private SafeHeaders() {}

    /// Puts them on a reply.
    ///
    /// @param response the reply
    public static void put(HttpServletResponse response) {
        ALL.forEach(response::setHeader);
    }
}
