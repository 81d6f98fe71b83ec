package dev.onggi.problem;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words that go with a count: `{0} {0#row|rows}` is `1 row` or `2 rows`.
public final class Counted {
    private static final Pattern WORDS = Pattern.compile("\\{(\\d+)#([^|{}]*)\\|([^|{}]*)}");

    private Counted() {}

    /// Chooses the words of a sentence.
    ///
    /// @param sentence with any number of such words
    /// @param args what fills it; a word whose argument is not there is left as it is
    /// @return the sentence with the one word or the other
    public static String words(String sentence, List<?> args) {
        return WORDS.matcher(sentence)
                .replaceAll(word -> {
                    int index = Integer.parseInt(word.group(1));
                    return Matcher.quoteReplacement(
                            index >= args.size()
                                    ? word.group()
                                    : String.valueOf(args.get(index)).equals("1")
                                            ? word.group(2)
                                            : word.group(3));
                });
    }
}
