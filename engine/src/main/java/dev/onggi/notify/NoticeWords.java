package dev.onggi.notify;

import dev.onggi.problem.Counted;
import dev.onggi.problem.Language;
import dev.onggi.problem.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What notices say, in one language and time zone.
final class NoticeWords {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Language language;
    private final ZoneId zone;
    private final Properties sentences;

    NoticeWords(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.sentences = load(language);
    }

    static Properties load(Language language) {
        return Words.load(NoticeWords.class, "notices", language);
    }

    Language language() {
        return language;
    }

    String say(String key, Object... args) {
        var sentence = Objects.requireNonNull(sentences.getProperty(key), key);
        return ARGUMENT.matcher(Counted.words(sentence, List.of(args)))
                .replaceAll(found ->
                        Matcher.quoteReplacement(shown(args[Integer.parseInt(found.group(1))])));
    }

    private String shown(Object arg) {
        return switch (arg) {
            case Instant time -> TIME.format(time.atZone(zone));
            case Duration took -> took(took);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            default -> arg.toString();
        };
    }

    private static String took(Duration took) {
        if (took.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
        }
        return took.toHours() == 0
                ? "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart())
                : "%d h %d min".formatted(took.toHours(), took.toMinutesPart());
    }
}
