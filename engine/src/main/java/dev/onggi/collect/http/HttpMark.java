package dev.onggi.collect.http;

import com.fasterxml.jackson.core.JsonToken;
import dev.onggi.collect.json.Json;
import dev.onggi.collect.json.JsonRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is remembered of an answer, so that the same answer is not collected again.
///
/// @param call identifies what was asked, so that a changed URL starts anew
/// @param etag the answer's tag, or null
/// @param lastModified the answer's date as it was sent, or null
/// @param sha256 the hash of the body, where the source gives neither
record HttpMark(
        String call,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String sha256) {
    /// Reads a mark; empty where it is none of this call.
    static Optional<HttpMark> parse(String text, HttpCall call) {
        try (var parser = Json.parser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            var values = JsonRecord.read(parser);
            var mark =
                    new HttpMark(
                            String.valueOf(values.get("call")),
                            values.get("etag"),
                            values.get("last_modified"),
                            values.get("sha256"));
            return mark.call.equals(identity(call)) ? Optional.of(mark) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a mark of another kind, such as a watermark
        }
    }

    /// The mark of an answer.
    static HttpMark of(HttpCall call, HttpAnswer answer, String sha256) {
        var etag = answer.header("ETag").orElse(null);
        var modified = answer.header("Last-Modified").orElse(null);
        return new HttpMark(
                identity(call), etag, modified, etag == null && modified == null ? sha256 : null);
    }

    /// The call that is answered with 304 where nothing has changed.
    HttpCall conditional(HttpCall plain) {
        var result = plain;
        if (etag != null) {
            result = result.with("If-None-Match", etag);
        }
        if (lastModified != null) {
            result = result.with("If-Modified-Since", lastModified);
        }
        return result;
    }

    /// The mark as one text.
    String text() {
        var values = new LinkedHashMap<String, String>();
        values.put("call", call);
        put(values, "etag", etag);
        put(values, "last_modified", lastModified);
        put(values, "sha256", sha256);
        return Json.write(values);
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /// A hash, because query and body may hold secrets.
    private static String identity(HttpCall call) {
        var text = call.method() + " " + call.url().uri() + "\n" + call.body();
        var hash = digest().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 16);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
