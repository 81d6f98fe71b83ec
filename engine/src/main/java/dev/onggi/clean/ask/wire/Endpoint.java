package dev.onggi.clean.ask.wire;

import java.net.URI;

/// Where models are asked.
///
/// @param base the address before `/chat/completions` or `/v1/messages`; a query, as Azure wants
///   it, is kept
/// @param key opens it
public record Endpoint(URI base, ApiKey key) {
    /// Whose calls a provider counts together.
    ///
    /// @return the address, and a digest of the key where there is one
    public String account() {
        return base + key.digest();
    }

    /// The address of a path below the base.
    URI at(String path) {
        var text = base.toString();
        int query = text.indexOf('?');
        var plain = query < 0 ? text : text.substring(0, query);
        var clean = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        var joined = path.contains("?") ? "&" : "?";
        return URI.create(clean + path + (query < 0 ? "" : joined + text.substring(query + 1)));
    }
}
