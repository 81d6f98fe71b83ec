package dev.onggi.testkit.errors;

import dev.onggi.testkit.errors.Hangul.Syllable;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Fingers on the key beside the right one.
final class Keyboards {
    private static final List<String> LATIN =
            List.of("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm");

    /// 두벌식, consonants to the left and vowels to the right.
    private static final List<String> KOREAN_CONSONANTS = List.of("ㅂㅈㄷㄱㅅ", "ㅁㄴㅇㄹㅎ", "ㅋㅌㅊㅍ");

    private static final List<String> KOREAN_VOWELS = List.of("ㅛㅕㅑㅐㅔ", "ㅗㅓㅏㅣ", "ㅠㅜㅡ");

    private Keyboards() {}

    static String slip(Spot spot, SplittableRandom random) {
        int[] text = spot.text().codePoints().toArray();
        int[] open =
                IntStream.range(0, text.length)
                        .filter(i -> Hangul.is(text[i]) || neighbours(text[i]) != null)
                        .toArray();
        if (open.length == 0) {
            return spot.text();
        }
        int at = open[random.nextInt(open.length)];
        if (Hangul.is(text[at])) {
            return Typos.changed(text, at, 1, korean(text[at], random));
        }
        var keys = neighbours(text[at]);
        char key = keys == null ? (char) text[at] : keys.charAt(random.nextInt(keys.length()));
        return Typos.changed(
                text, at, 1, Character.isUpperCase(text[at]) ? Character.toUpperCase(key) : key);
    }

    /// One key of a syllable missed, or its last one typed too late: `하ㄴ` for `한`.
    private static int[] korean(int c, SplittableRandom random) {
        var syllable = Syllable.of(c);
        char initial = Hangul.INITIALS.charAt(syllable.initial());
        char vowel = Hangul.VOWELS.charAt(syllable.vowel());
        char fin = Hangul.FINALS.charAt(syllable.fin());
        int draw = random.nextInt(10);
        if (fin != ' ' && draw == 0) {
            return new int[] {
                new Syllable(syllable.initial(), syllable.vowel(), 0).codePoint(), fin
            };
        }
        if (fin != ' ' && draw < 4) {
            int slipped = Hangul.FINALS.indexOf(beside(KOREAN_CONSONANTS, fin, random));
            if (slipped > 0 && slipped != syllable.fin()) {
                return new int[] {
                    new Syllable(syllable.initial(), syllable.vowel(), slipped).codePoint()
                };
            }
        }
        int slipped = Hangul.VOWELS.indexOf(beside(KOREAN_VOWELS, vowel, random));
        if (draw < 7 && slipped != syllable.vowel()) {
            return new int[] {
                new Syllable(syllable.initial(), slipped, syllable.fin()).codePoint()
            };
        }
        int other = Hangul.INITIALS.indexOf(beside(KOREAN_CONSONANTS, initial, random));
        return new int[] {new Syllable(other, syllable.vowel(), syllable.fin()).codePoint()};
    }

    private static char beside(List<String> rows, char key, SplittableRandom random) {
        var keys = around(rows, key);
        return keys == null ? key : keys.charAt(random.nextInt(keys.length()));
    }

    private static @Nullable String neighbours(int c) {
        return around(LATIN, (char) Character.toLowerCase(c));
    }

    /// The keys left and right of a key, above and below it.
    private static @Nullable String around(List<String> rows, char key) {
        for (int row = 0; row < rows.size(); row++) {
            int at = rows.get(row).indexOf(key);
            if (at >= 0) {
                var keys = new StringBuilder();
                for (int[] step : new int[][] {{0, -1}, {0, 1}, {-1, 0}, {1, 0}}) {
                    int r = row + step[0];
                    int k = at + step[1];
                    if (r >= 0 && r < rows.size() && k >= 0 && k < rows.get(r).length()) {
                        keys.append(rows.get(r).charAt(k));
                    }
                }
                return keys.toString();
            }
        }
        return null;
    }
}
