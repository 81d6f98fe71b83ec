package dev.onggi.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request as [FakeHttpServer] received it.
///
/// @param method such as `GET`
/// @param target path and query as they stood on the request line
/// @param headers values by lower-case name, in the order sent
/// @param body what was sent along, read as UTF-8
public record FakeRequest(
        String method, String target, Map<String, List<String>> headers, String body) {
    /// The path without the query.
    ///
    /// @return still percent-encoded
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// The values of a query parameter.
    ///
    /// @param name the decoded name
    /// @return the decoded values in order; none where it is absent
    public List<String> queryAll(String name) {
        var values = new ArrayList<String>();
        int start = target.indexOf('?');
        if (start >= 0) {
            for (var pair : target.substring(start + 1).split("&")) {
                int equals = pair.indexOf('=');
                var key = equals < 0 ? pair : pair.substring(0, equals);
                if (decode(key).equals(name)) {
                    values.add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
                }
            }
        }
        return values;
    }

    /// The first value of a query parameter.
    ///
    /// @param name the decoded name
    /// @return the decoded value, or empty where it is absent
    public Optional<String> query(String name) {
        return queryAll(name).stream().findFirst();
    }

    /// The first value of a header.
    ///
    /// @param name in any case
    /// @return the value, or empty where it was not sent
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
