package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// What a body is written in.
enum BodyFormat {
    /// One JSON document.
    JSON,
    /// A JSON object on each line.
    JSONL,
    /// Comma-separated values.
    CSV;

    /// Finds the format by what the source says, by the URL's ending, or by the first character.
    ///
    /// @param call what was asked
    /// @param contentType the header as it came
    /// @param in supports marks
    static BodyFormat detect(HttpCall call, String contentType, InputStream in)
            throws IOException, Failure {
        var type = contentType.toLowerCase(Locale.ROOT).replaceAll(";.*", "").strip();
        if (type.matches(".*/(x-)?(nd|ld)?-?json-?(l|lines|seq)") || type.endsWith("/x-ndjson")) {
            return JSONL;
        }
        if (type.endsWith("/json") || type.endsWith("+json")) {
            return JSON;
        }
        if (type.endsWith("/csv") || type.endsWith("/tab-separated-values")) {
            return CSV;
        }
        var path = call.url().uri().getPath().toLowerCase(Locale.ROOT);
        if (path.endsWith(".jsonl") || path.endsWith(".ndjson")) {
            return JSONL;
        }
        if (path.endsWith(".csv") || path.endsWith(".tsv")) {
            return CSV;
        }
        return byFirst(call, type, firstCharacter(in));
    }

    private static BodyFormat byFirst(HttpCall call, String type, int first) throws Failure {
        if (first == '{' || first == '[') {
            return JSON;
        }
        if (first == '<') {
            throw Failure.data(
                    "%s was answered with %s, not with data"
                            .formatted(call, type.endsWith("xml") ? "XML" : "a web page"),
                    "Look at the URL in a browser: it may want a sign-in, or be the page about the"
                            + " data instead of the data.");
        }
        if (first < 0 || type.startsWith("text/") || type.isEmpty()) {
            return CSV;
        }
        throw Failure.data(
                "%s was answered with `%s`, which is not known".formatted(call, type),
                "If it is one of them, add `format: json`, `jsonl` or `csv`.");
    }

    private static int firstCharacter(InputStream in) throws IOException {
        in.mark(4096);
        int first = in.read();
        for (int i = 0; i < 4000 && skipped(first); i++) {
            first = in.read();
        }
        in.reset();
        return first;
    }

    /// White space and the byte order marks of Unicode.
    private static boolean skipped(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xef || c == 0xbb || c == 0xbf;
    }
}
