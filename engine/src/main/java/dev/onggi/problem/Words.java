package dev.onggi.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/// What a room says, from a properties file for each language beside its classes.
public final class Words {
    private Words() {}

    /// Reads the words of a room.
    ///
    /// @param room a class of the room
    /// @param name the file's name without language and ending
    /// @param language in which language
    /// @return the words by key; empty where the room has no such file
    public static Properties load(Class<?> room, String name, Language language) {
        var file = name + "_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        var properties = new Properties();
        try (var in = room.getResourceAsStream(file)) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
