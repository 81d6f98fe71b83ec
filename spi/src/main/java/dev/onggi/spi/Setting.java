package dev.onggi.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key that a step, source or sink understands. Validation, completion and the reference pages
/// are made of these.
///
/// @param name the key as it is written in YAML
/// @param kind what its value may be
/// @param required whether the key must be there
/// @param fallback the value taken when the key is absent, as it would be written; null where there
///   is none
/// @param oneOf the only values allowed; empty where any will do
/// @param description one sentence for the reference page
public record Setting(
        String name,
        Kind kind,
        boolean required,
        @Nullable String fallback,
        List<String> oneOf,
        String description) {
    /// What the value of a setting may be.
    public enum Kind {
        /// Any scalar, taken as text.
        TEXT,
        /// A whole number.
        INTEGER,
        /// A number.
        NUMBER,
        /// `true` or `false`.
        BOOLEAN,
        /// A duration such as `30s`, `5m`, `2h`, `1d`.
        DURATION,
        /// A share such as `5%`, or a number from 0 to 1.
        SHARE,
        /// A list of texts; one text stands for a list of one.
        TEXTS,
        /// A map of texts to anything.
        MAP,
        /// Anything YAML can say; the step checks it itself.
        ANY
    }

    /// An optional key of a kind.
    ///
    /// @param name the key
    /// @param kind what its value may be
    /// @param description one sentence for the reference page
    /// @return the setting
    public static Setting of(String name, Kind kind, String description) {
        return new Setting(name, kind, false, null, List.of(), description);
    }

    /// An optional text.
    ///
    /// @param name the key
    /// @param description one sentence for the reference page
    /// @return the setting
    public static Setting text(String name, String description) {
        return of(name, Kind.TEXT, description);
    }

    /// The same key, which must be there.
    ///
    /// @return the setting
    public Setting mandatory() {
        return new Setting(name, kind, true, fallback, oneOf, description);
    }

    /// The same key with the value taken when it is absent.
    ///
    /// @param value the value as it would be written
    /// @return the setting
    public Setting orElse(String value) {
        return new Setting(name, kind, required, value, oneOf, description);
    }

    /// The same key, restricted to some values.
    ///
    /// @param values the only values allowed
    /// @return the setting
    public Setting among(String... values) {
        return new Setting(name, kind, required, fallback, List.of(values), description);
    }
}
