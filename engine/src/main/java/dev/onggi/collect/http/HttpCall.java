package dev.onggi.collect.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request to send.
///
/// @param method such as `GET`
/// @param url what is asked
/// @param headers by name; they may hold secrets and are never shown
/// @param body sent as UTF-8, or null
public record HttpCall(
        String method, WebUrl url, Map<String, String> headers, @Nullable String body) {
    /// Headers that say nothing about who asks. Any other may be a credential.
    private static final Set<String> HARMLESS =
            Set.of("accept", "accept-language", "content-type", "user-agent");

    /// The same call to another place. Headers that may be credentials stay behind when the place
    /// belongs to somebody else.
    ///
    /// @param target the other place
    /// @return the call
    HttpCall at(WebUrl target) {
        if (url.sameOrigin(target)) {
            return new HttpCall(method, target, headers, body);
        }
        var kept =
                headers.entrySet().stream()
                        .filter(h -> HARMLESS.contains(h.getKey().toLowerCase(Locale.ROOT)))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (a, b) -> b,
                                        LinkedHashMap::new));
        return new HttpCall(method, target, kept, body);
    }

    /// The same call as a plain `GET`.
    HttpCall asGet() {
        return new HttpCall(method.equals("HEAD") ? method : "GET", url, headers, null);
    }

    /// The same call with one more header.
    HttpCall with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, url, more, body);
    }

    /// What is asked, fit to be shown.
    @Override
    public String toString() {
        return method + " " + url;
    }
}
