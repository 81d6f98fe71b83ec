package dev.onggi.clean.report;

import dev.onggi.problem.Counted;
import dev.onggi.problem.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// What the page says, in one language.
final class Words {
    private final Language language;
    private final Properties sentences;

    Words(Language language) {
        this.language = language;
        this.sentences = load(language);
    }

    static Properties load(Language language) {
        var file = "report_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Language language() {
        return language;
    }

    String say(String key, Object... args) {
        var sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no words " + key + " in " + language);
        }
        var said = Counted.words(sentence, List.of(args));
        for (int i = 0; i < args.length; i++) {
            said = said.replace("{" + i + "}", String.valueOf(args[i]));
        }
        return said;
    }
}
