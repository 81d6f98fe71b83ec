package dev.onggi.testkit.errors;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Slips of the hand and of the eye, in letters, digits and Hangul.
final class Typos {
    private static final String MARKS = "xx*#?";
    private static final int HANGUL_FIRST = 0xAC00;
    private static final int HANGUL_LAST = 0xD7A3;
    private static final List<Map.Entry<String, String>> LOOKALIKES =
            List.of(
                    Map.entry("rn", "m"),
                    Map.entry("m", "rn"),
                    Map.entry("0", "O"),
                    Map.entry("O", "0"),
                    Map.entry("1", "l"),
                    Map.entry("l", "1"),
                    Map.entry("I", "l"),
                    Map.entry("5", "S"),
                    Map.entry("S", "5"),
                    Map.entry("8", "B"),
                    Map.entry("B", "8"),
                    Map.entry("cl", "d"),
                    Map.entry("e", "c"),
                    Map.entry("ㅣ", "l"),
                    Map.entry("대", "태"),
                    Map.entry("재", "채"),
                    Map.entry("한", "힌"),
                    Map.entry("원", "윈"));

    private Typos() {}

    static String typo(Spot spot, SplittableRandom random) {
        int[] text = spot.text().codePoints().toArray();
        int at = random.nextInt(text.length);
        return switch (text.length == 1 ? 2 : random.nextInt(4)) {
            case 0 -> changed(text, at, 0, like(text[at], random)); // one more
            case 1 -> changed(text, at, 1); // one less
            case 2 -> changed(text, at, 1, like(text[at], random)); // another
            default -> {
                int from = Math.min(at, text.length - 2);
                yield changed(text, from, 2, text[from + 1], text[from]);
            }
        };
    }

    static String marked(Spot spot, SplittableRandom random) {
        int[] text = spot.text().codePoints().toArray();
        int mark = spot.ofTable(MARKS.split("")).codePointAt(0);
        return changed(text, random.nextInt(text.length), 1, mark);
    }

    static String recognition(Spot spot, SplittableRandom random) {
        var text = spot.text();
        var found = LOOKALIKES.stream().filter(pair -> text.contains(pair.getKey())).toList();
        if (found.isEmpty()) {
            return text;
        }
        var pair = found.get(random.nextInt(found.size()));
        int from = text.indexOf(pair.getKey(), random.nextInt(text.length()));
        int at = from < 0 ? text.indexOf(pair.getKey()) : from;
        return text.substring(0, at)
                + pair.getValue()
                + text.substring(at + pair.getKey().length());
    }

    /// Characters replaced by others.
    static String changed(int[] text, int at, int count, int... by) {
        var result = new StringBuilder();
        result.append(new String(text, 0, at));
        for (int c : by) {
            result.appendCodePoint(c);
        }
        return result.append(new String(text, at + count, text.length - at - count)).toString();
    }

    /// Another character of the same kind: a digit for a digit, Hangul for Hangul.
    private static int like(int c, SplittableRandom random) {
        int other = c;
        while (other == c) {
            if (Character.isDigit(c)) {
                other = '0' + random.nextInt(10);
            } else if (c >= HANGUL_FIRST && c <= HANGUL_LAST) {
                other = Hangul.similar(c, random);
            } else {
                other = (Character.isUpperCase(c) ? 'A' : 'a') + random.nextInt(26);
            }
        }
        return other;
    }
}
