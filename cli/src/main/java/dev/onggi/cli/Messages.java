package dev.onggi.cli;

import dev.onggi.problem.Counted;
import dev.onggi.problem.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// What the terminal says, in every language.
final class Messages {
    private static final Map<Language, Properties> LOADED = new ConcurrentHashMap<>();

    private Messages() {}

    static String of(Language language, String key, Object... args) {
        var sentence = load(language).getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no message " + key + " in " + language);
        }
        sentence = Counted.words(sentence, List.of(args));
        for (int i = args.length - 1; i >= 0; i--) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(args[i]));
        }
        return sentence;
    }

    static Properties load(Language language) {
        return LOADED.computeIfAbsent(
                language,
                chosen -> {
                    var file = "messages_" + chosen.name().toLowerCase(Locale.ROOT) + ".properties";
                    var properties = new Properties();
                    try (var in =
                            Objects.requireNonNull(
                                    Messages.class.getResourceAsStream(file), file)) {
                        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                        return properties;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
