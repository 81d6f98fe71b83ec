package dev.onggi.clean.report;

import dev.onggi.problem.Counted;
import dev.onggi.problem.Language;
import dev.onggi.problem.Words;
import java.util.List;
import java.util.Properties;

/// What the page says, in one language.
final class ReportWords {
    private final Language language;
    private final Properties sentences;

    ReportWords(Language language) {
        this.language = language;
        this.sentences = load(language);
    }

    static Properties load(Language language) {
        return Words.load(ReportWords.class, "report", language);
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
