package dev.onggi.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Results for programs.
final class JsonText {
    private JsonText() {}

    /// Maps, lists, texts, numbers and truth values as one line of JSON.
    static String of(Object value) {
        try {
            return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
