package dev.onggi.clean.ask.wire;

import dev.onggi.clean.ask.call.ContentKey;
import java.util.Objects;

/// A secret that opens an endpoint, and the header it travels in.
public final class ApiKey {
    /// The forms in which providers take keys.
    public enum Form {
        /// `Authorization: Bearer KEY`: OpenAI and most servers that speak its format.
        BEARER,
        /// `x-api-key: KEY`: Anthropic.
        X_API_KEY,
        /// `api-key: KEY`: Azure.
        API_KEY,
        /// No key at all: servers of one's own.
        NONE
    }

    /// No key.
    public static final ApiKey NONE = new ApiKey(Form.NONE, "");

    private final Form form;
    private final String value;

    /// A key.
    ///
    /// @param form how it travels
    /// @param value the secret; blanks around it are dropped
    public ApiKey(Form form, String value) {
        this.form = form;
        this.value = value.strip();
    }

    String header() {
        return switch (form) {
            case BEARER -> "Authorization";
            case X_API_KEY -> "x-api-key";
            case API_KEY -> "api-key";
            case NONE -> "";
        };
    }

    String headerValue() {
        return form == Form.BEARER ? "Bearer " + value : value;
    }

    boolean present() {
        return form != Form.NONE && !value.isEmpty();
    }

    /// What tells keys apart and gives none away.
    String digest() {
        return present() ? " " + ContentKey.of("key", value) : "";
    }

    /// A text in which the key is hidden, since some servers repeat it.
    String hideIn(String text) {
        return value.isEmpty() ? text : text.replace(value, "***");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key && form == key.form && value.equals(key.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(form, value);
    }

    @Override
    public String toString() {
        return form == Form.NONE ? "no key" : "***";
    }
}
