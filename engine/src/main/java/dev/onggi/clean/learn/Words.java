package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The words that the values of a column are made of: runs of letters and digits, each as often as
/// the values that hold it.
final class Words implements Lexicon {
    private static final int LONGEST = 1000;

    private final Dictionary words = new Dictionary();
    private int[] counts = new int[64];

    private Words() {}

    static Words of(CodedColumn column) {
        var words = new Words();
        int[] counts = column.counts();
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] > 0 && column.text(id).length() <= LONGEST) {
                for (var word : split(column.text(id))) {
                    words.add(word, counts[id]);
                }
            }
        }
        words.counts = Arrays.copyOf(words.counts, words.size());
        return words;
    }

    private void add(String word, int times) {
        int id = words.intern(word);
        if (id >= counts.length) {
            counts = Arrays.copyOf(counts, id * 2);
        }
        counts[id] += times;
    }

    @Override
    public int size() {
        return words.size();
    }

    @Override
    public String text(int id) {
        return words.text(id);
    }

    @Override
    public int[] counts() {
        return counts;
    }

    static List<String> split(String text) {
        var words = new ArrayList<String>();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (inside && from < 0) {
                from = i;
            } else if (!inside && from >= 0) {
                words.add(text.substring(from, i));
                from = -1;
            }
        }
        return words;
    }

    /// A text with some of its words replaced.
    static String replaced(String text, Map<String, String> words) {
        var written = new StringBuilder();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (inside && from < 0) {
                from = i;
            } else if (!inside && from >= 0) {
                var word = text.substring(from, i);
                written.append(words.getOrDefault(word, word));
                from = -1;
            }
            if (!inside && i < text.length()) {
                written.append(text.charAt(i));
            }
        }
        return written.toString();
    }

    /// What becomes of a column's values when some of their words are replaced.
    static Map<String, String> values(CodedColumn column, Map<String, String> words) {
        var values = new TreeMap<String, String>();
        if (!words.isEmpty()) {
            int[] counts = column.counts();
            for (int id = 1; id < column.size(); id++) {
                var text = column.text(id);
                if (counts[id] > 0 && text.length() <= LONGEST) {
                    var written = replaced(text, words);
                    if (!written.equals(text)) {
                        values.put(text, written);
                    }
                }
            }
        }
        return values;
    }
}
