package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a source cuts its records into pages, as the setting `paging:` says.
sealed interface Paging {
    /// One answer holds everything.
    record None() implements Paging {}

    /// The header `Link` names the next page by `rel="next"` (RFC 8288).
    record HeaderLink() implements Paging {}

    /// The answer holds the URL of the next page.
    ///
    /// @param path its dotted path
    record JsonLink(String path) implements Paging {}

    /// The answer holds a text to send along for the next page.
    ///
    /// @param path its dotted path
    /// @param parameter the name to send it as
    record Cursor(String path, String parameter) implements Paging {}

    /// Pages have numbers.
    ///
    /// @param parameter the name of the number
    /// @param first the number of the first page
    record PageNumber(String parameter, long first) implements Paging {}

    /// Pages start at a record's number.
    ///
    /// @param parameter the name of that number
    /// @param limitParameter the name of the size of a page
    /// @param limit how many records to ask for
    record Offset(String parameter, String limitParameter, long limit) implements Paging {}

    /// Whether pages are counted, so that only an empty one is the last.
    default boolean counted() {
        return this instanceof PageNumber || this instanceof Offset;
    }

    /// Paths of single values that the next page needs.
    default Set<String> wanted() {
        return switch (this) {
            case JsonLink link -> Set.of(link.path());
            case Cursor cursor -> Set.of(cursor.path());
            case None _, HeaderLink _, PageNumber _, Offset _ -> Set.of();
        };
    }

    /// Reads the setting.
    static Paging parse(@Nullable Object value) throws Failure {
        return switch (value) {
            case null -> new None();
            case String text when text.equals("header_link") -> new HeaderLink();
            case Map<?, ?> map -> parse(map);
            default -> throw wrong("`paging: " + value + "`");
        };
    }

    private static Paging parse(Map<?, ?> map) throws Failure {
        if (map.containsKey("json_link")) {
            only(map, "json_link");
            return new JsonLink(text(map, "json_link"));
        }
        if (map.containsKey("cursor")) {
            only(map, "cursor", "parameter");
            return new Cursor(text(map, "cursor"), text(map, "parameter"));
        }
        if (map.containsKey("page_number")) {
            only(map, "page_number", "first");
            return new PageNumber(text(map, "page_number"), number(map, "first", 1));
        }
        if (map.containsKey("offset")) {
            only(map, "offset", "limit", "limit_parameter");
            var limitParameter =
                    map.containsKey("limit_parameter") ? text(map, "limit_parameter") : "limit";
            long limit = number(map, "limit", 0);
            if (limit < 1) {
                throw wrong("`paging:` with `offset` needs `limit`, the records of a page, and it");
            }
            return new Offset(text(map, "offset"), limitParameter, limit);
        }
        throw wrong("`paging: " + map.keySet() + "`");
    }

    private static void only(Map<?, ?> map, String... known) throws Failure {
        for (var key : map.keySet()) {
            if (!List.of(known).contains(String.valueOf(key))) {
                throw wrong("`paging:` with the key `" + key + "`");
            }
        }
    }

    private static String text(Map<?, ?> map, String key) throws Failure {
        var value = map.get(key);
        if (value != null && !value.toString().isBlank()) {
            return value.toString();
        }
        throw wrong("`paging:` without `" + key + ":`");
    }

    private static long number(Map<?, ?> map, String key, long fallback) throws Failure {
        var value = map.get(key);
        if (value == null) {
            return fallback;
        }
        try {
            return Long.parseLong(value.toString());
        } catch (NumberFormatException e) {
            throw wrong("`paging:` with `" + key + ": " + value + "`");
        }
    }

    private static Failure wrong(String what) {
        return Failure.user(
                what + " is not known",
                "Write one of `header_link`, `{json_link: PATH}`, `{cursor: PATH, parameter: NAME}`,"
                        + " `{page_number: NAME}`, `{offset: NAME, limit: 100}`.");
    }
}
