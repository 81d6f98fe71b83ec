package dev.onggi.collect.http;

import dev.onggi.collect.json.Json;
import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Setting.Kind;
import dev.onggi.yaml.Values;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings of `collect/http`, checked.
///
/// @param template the call before its page is known
/// @param records the dotted path of the records, or empty
/// @param paging how to get from page to page
/// @param format what bodies are written in, or empty to find out
/// @param limits on time and size
/// @param maxPages after how many pages to end, or empty
record HttpSettings(
        HttpTemplate template,
        String records,
        Paging paging,
        Optional<BodyFormat> format,
        HttpLimits limits,
        OptionalLong maxPages) {
    static final List<Setting> ALL =
            List.of(
                    Setting.text("url", "The address to ask, http or https.").mandatory(),
                    Setting.text("method", "The HTTP method.").orElse("GET").among("GET", "POST"),
                    Setting.of("query", Kind.MAP, "Parameters of the URL; a list repeats one."),
                    Setting.of("headers", Kind.MAP, "Headers; secrets come from `${env.NAME}`."),
                    Setting.of("body", Kind.ANY, "What to send: a text, or a map sent as JSON."),
                    Setting.text(
                            "records",
                            "Where the records lie in a JSON answer, such as `data.items`; `.` takes"
                                    + " the whole answer as one row."),
                    Setting.of(
                            "paging",
                            Kind.ANY,
                            "`header_link`, `{json_link: PATH}`, `{cursor: PATH, parameter: NAME}`,"
                                    + " `{page_number: NAME, first: 1}` or `{offset: NAME, limit: N,"
                                    + " limit_parameter: NAME}`."),
                    Setting.of(
                                    "request_timeout",
                                    Kind.DURATION,
                                    "The longest wait for an answer and between two parts of it.")
                            .orElse("60s"),
                    Setting.text("format", "What the answer is written in; found out if absent.")
                            .among("json", "jsonl", "csv"),
                    Setting.text("connection", "A stored connection whose keys are taken too."),
                    Setting.of("max_pages", Kind.INTEGER, "Ends after so many pages."),
                    Setting.of(
                                    "max_bytes",
                                    Kind.INTEGER,
                                    "The most bytes of all answers, unpacked.")
                            .orElse("2147483648"));

    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "te");

    static HttpSettings read(GivenSettings request) throws Failure {
        var paging = Paging.parse(request.value("paging"));
        var records = request.setting("records", "");
        if (records.isEmpty() && !paging.wanted().isEmpty()) {
            throw Failure.user(
                    "`paging:` looks for `%s` in the answer, so `records:` is needed too"
                            .formatted(paging.wanted().iterator().next()),
                    "Add `records:` with the path of the list of records, such as `data.items`.");
        }
        return new HttpSettings(
                template(request),
                records,
                paging,
                format(request),
                limits(request),
                pages(request));
    }

    private static HttpTemplate template(GivenSettings request) throws Failure {
        var method = request.setting("method", "GET").toUpperCase(Locale.ROOT);
        var body = request.value("body");
        if (body != null && method.equals("GET")) {
            throw Failure.user("a GET request has no `body:`", "Add `method: POST`.");
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/json, application/x-ndjson, text/csv, */*;q=0.5");
        for (var entry : map(request, "headers").entrySet()) {
            addHeader(headers, entry.getKey(), entry.getValue());
        }
        String text = body == null || body instanceof String ? (String) body : Json.write(body);
        if (text != null && !has(headers, "content-type")) {
            boolean json = text.startsWith("{") || text.startsWith("[");
            headers.put("Content-Type", json ? "application/json" : "text/plain");
        }
        var call = new HttpCall(method, WebUrl.parse(request.setting("url")), headers, text);
        return new HttpTemplate(
                call,
                map(request, "query"),
                body instanceof Map<?, ?> ? map(request, "body") : null);
    }

    private static void addHeader(Map<String, String> headers, String name, @Nullable Object value)
            throws Failure {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
                || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw Failure.user(
                    "`%s` cannot be set under `headers:`".formatted(name), "Leave it out.");
        }
        var text = value == null ? "" : value.toString().strip();
        if (!text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f))) {
            throw Failure.user(
                    "the value of the header `%s` has characters that no header can carry"
                            .formatted(name),
                    "Check the secret or text it is made of for line breaks and foreign letters.");
        }
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, text);
    }

    private static boolean has(Map<String, String> headers, String name) {
        return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static Map<String, @Nullable Object> map(GivenSettings request, String key)
            throws Failure {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        switch (request.value(key)) {
            case null -> copy.clear();
            case Map<?, ?> map ->
                    map.forEach((name, value) -> copy.put(String.valueOf(name), value));
            case Object other ->
                    throw Failure.user(
                            "`%s: %s` is no map".formatted(key, other),
                            "Write `%s: {name: value}`.".formatted(key));
        }
        return copy;
    }

    private static Optional<BodyFormat> format(GivenSettings request) throws Failure {
        var text = request.setting("format", "");
        return switch (text) {
            case "" -> Optional.empty();
            case "json" -> Optional.of(BodyFormat.JSON);
            case "jsonl" -> Optional.of(BodyFormat.JSONL);
            case "csv" -> Optional.of(BodyFormat.CSV);
            default ->
                    throw Failure.user(
                            "`format: %s` is not known".formatted(text),
                            "Write json, jsonl or csv.");
        };
    }

    private static HttpLimits limits(GivenSettings request) throws Failure {
        var text = request.setting("request_timeout", "60s");
        Duration wait;
        try {
            wait = Values.duration(text);
        } catch (IllegalArgumentException e) {
            throw Failure.user(
                    "`request_timeout: %s` is no duration".formatted(text), "Write 30s or 2m.");
        }
        var usual = HttpLimits.USUAL;
        var connect = wait.compareTo(usual.connect()) < 0 ? wait : usual.connect();
        return new HttpLimits(connect, wait, number(request, "max_bytes").orElse(usual.bytes()));
    }

    private static OptionalLong pages(GivenSettings request) throws Failure {
        return number(request, "max_pages");
    }

    private static OptionalLong number(GivenSettings request, String key) throws Failure {
        var text = request.setting(key, "");
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw Failure.user(
                    "`%s: %s` is no number from 1".formatted(key, text), "Write a whole number.");
        }
        return OptionalLong.of(Long.parseLong(text));
    }
}
