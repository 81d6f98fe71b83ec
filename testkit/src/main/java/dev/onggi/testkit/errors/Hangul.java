package dev.onggi.testkit.errors;

import java.util.SplittableRandom;

/// Syllables of Hangul taken apart into the keys that type them.
final class Hangul {
    static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";

    /// The first stands for no final.
    static final String FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    private static final int FIRST = 0xAC00;
    private static final int LAST = 0xD7A3;

    private Hangul() {}

    /// A syllable's places in [#INITIALS], [#VOWELS] and [#FINALS].
    record Syllable(int initial, int vowel, int fin) {
        static Syllable of(int c) {
            int at = c - FIRST;
            return new Syllable(
                    at / (VOWELS.length() * FINALS.length()),
                    at / FINALS.length() % VOWELS.length(),
                    at % FINALS.length());
        }

        int codePoint() {
            return FIRST + (initial * VOWELS.length() + vowel) * FINALS.length() + fin;
        }
    }

    static boolean is(int c) {
        return c >= FIRST && c <= LAST;
    }

    /// A syllable of which one letter differs.
    static int similar(int c, SplittableRandom random) {
        var old = Syllable.of(c);
        return switch (random.nextInt(3)) {
            case 0 ->
                    new Syllable(random.nextInt(INITIALS.length()), old.vowel(), old.fin())
                            .codePoint();
            case 1 ->
                    new Syllable(old.initial(), random.nextInt(VOWELS.length()), old.fin())
                            .codePoint();
            default ->
                    new Syllable(
                                    old.initial(),
                                    old.vowel(),
                                    FINALS.indexOf(" ㄱㄴㄹㅁㅂㅅㅇ".charAt(random.nextInt(8))))
                            .codePoint();
        };
    }
}
