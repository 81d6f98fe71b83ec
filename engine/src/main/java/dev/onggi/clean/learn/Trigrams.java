package dev.onggi.clean.learn;

/// Which sequences of three characters texts are made of.
final class Trigrams {
    private final Lexicon texts;
    private final IntCounts times = new IntCounts();

    private Trigrams(Lexicon texts) {
        this.texts = texts;
    }

    static Trigrams of(Lexicon texts) {
        var trigrams = new Trigrams(texts);
        int[] counts = texts.counts();
        for (int id = 1; id < texts.size(); id++) {
            if (counts[id] > 0) {
                var text = texts.text(id);
                for (int i = -1; i < Math.min(text.length(), 200) - 1; i++) {
                    trigrams.times.add(key(text, i));
                }
            }
        }
        return trigrams;
    }

    /// Whether the rare text of a slip holds a sequence there that no other text has.
    boolean odd(Slips.Slip slip) {
        var text = texts.text(slip.rare());
        for (int i = Math.max(-1, slip.at() - 2);
                i <= Math.min(slip.at() + 1, text.length() - 2);
                i++) {
            if (times.get(key(text, i)) <= 1) {
                return true;
            }
        }
        return false;
    }

    private static int key(String text, int at) {
        int key = 0;
        for (int i = at; i < at + 3; i++) {
            key = key * 0x1F35 + (i < 0 || i >= text.length() ? 1 : text.charAt(i));
        }
        return key;
    }
}
