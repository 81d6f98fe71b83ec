package dev.onggi.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The sentences of the catalogue, read from the properties beside each room's enum.
final class Sentences {
    private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

    private Sentences() {}

    static String message(ProblemCode code, Language language, List<String> args) {
        var sentence = sentences(code, language).getProperty(code.name());
        return sentence == null ? code.name() + args : fill(sentence, args);
    }

    static String hint(ProblemCode code, Language language, List<String> args) {
        return fill(sentences(code, language).getProperty(code.name() + ".hint", ""), args);
    }

    private static String fill(String sentence, List<String> args) {
        var filled = sentence;
        for (int i = args.size() - 1; i >= 0; i--) {
            filled = filled.replace("{" + i + "}", args.get(i));
        }
        return filled;
    }

    private static Properties sentences(ProblemCode code, Language language) {
        var room = ((Enum<?>) code).getDeclaringClass();
        var file = "problems_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        return LOADED.computeIfAbsent(
                room.getPackageName() + "/" + file,
                key -> {
                    var properties = new Properties();
                    try (var in = room.getResourceAsStream(file)) {
                        if (in != null) {
                            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                        }
                        return properties;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
