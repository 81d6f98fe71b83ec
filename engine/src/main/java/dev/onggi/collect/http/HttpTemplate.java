package dev.onggi.collect.http;

import dev.onggi.collect.json.Json;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The call of a step before its page is known.
///
/// @param call method, URL with its own query, headers, and a body written as text
/// @param query what `query:` says: values or lists of values by name
/// @param fields what `body:` says where it is a map; pages are asked for in it then
record HttpTemplate(
        HttpCall call, Map<String, ?> query, @Nullable Map<String, @Nullable Object> fields) {
    /// The call for a page.
    ///
    /// @param page texts or numbers by parameter; they take the place of parameters of that name
    HttpCall with(Map<String, Object> page) {
        var body = call.body();
        var inQuery = page;
        if (fields != null) {
            var merged = new LinkedHashMap<String, @Nullable Object>(fields);
            merged.putAll(page);
            body = Json.write(merged);
            inQuery = Map.of();
        }
        var url = call.url();
        var own = new StringJoiner("&");
        if (url.uri().getRawQuery() != null) {
            for (var pair : url.uri().getRawQuery().split("&")) {
                if (!inQuery.containsKey(decode(pair.replaceAll("=.*", "")))) {
                    own.add(pair);
                }
            }
            url = url.withoutQuery();
        }
        query.forEach((name, value) -> {
            if (!page.containsKey(name)) {
                values(value).forEach(v -> own.add(pair(name, v)));
            }
        });
        inQuery.forEach((name, value) -> own.add(pair(name, value)));
        return new HttpCall(call.method(), url.plus(own.toString()), call.headers(), body);
    }

    private static List<?> values(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).toList()
                : value == null ? List.of() : List.of(value);
    }

    private static String pair(String name, Object value) {
        return encode(name) + "=" + encode(value.toString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        return URLDecoder.decode(
                text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8);
    }
}
