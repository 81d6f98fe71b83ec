package dev.onggi.problem;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sentences of the catalogue, read from the properties beside each room's enum.
///
/// `{0}` stands for an argument, `{@0}` for the word that the properties give for it as `word.ARG`,
/// `{0? text with {0}}` for a part that is left out where the argument is empty, and `{0#row|rows}`
/// for a word that goes with a count.
final class Sentences {
    private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();
    private static final Pattern OPTIONAL = Pattern.compile("\\{(\\d+)\\?((?:[^{}]|\\{@?\\d+})*)}");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(@?)(\\d+)}");

    private Sentences() {}

    static String message(ProblemCode code, Language language, List<String> args) {
        var words = sentences(code, language);
        var sentence = words.getProperty(code.name());
        return sentence == null ? code.name() + args : fill(sentence, args, words);
    }

    static String hint(ProblemCode code, Language language, List<String> args) {
        var words = sentences(code, language);
        return fill(words.getProperty(code.name() + ".hint", ""), args, words);
    }

    private static String fill(String sentence, List<String> args, Properties words) {
        var kept =
                OPTIONAL.matcher(Counted.words(sentence, args))
                        .replaceAll(part ->
                                argument(part, 1, args).isEmpty()
                                        ? ""
                                        : Matcher.quoteReplacement(part.group(2)));
        return ARGUMENT.matcher(kept)
                .replaceAll(part -> {
                    var text = argument(part, 2, args);
                    return Matcher.quoteReplacement(
                            part.group(1).isEmpty()
                                    ? text
                                    : words.getProperty("word." + text, text));
                });
    }

    private static String argument(MatchResult part, int group, List<String> args) {
        int index = Integer.parseInt(part.group(group));
        return index < args.size() ? args.get(index) : part.group();
    }

    private static Properties sentences(ProblemCode code, Language language) {
        var room = ((Enum<?>) code).getDeclaringClass();
        return LOADED.computeIfAbsent(
                room.getPackageName() + " " + language,
                key -> Words.load(room, "problems", language));
    }
}
