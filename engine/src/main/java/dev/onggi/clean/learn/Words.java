package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The words that the values of a column are made of: runs of letters and digits.
final class Words {
    private static final int LONGEST = 1000;

    private Words() {}

    /// The words of a column as a column of their own, each as often as its values are held.
    static CodedColumn of(CodedColumn column) {
        var words = new CodedColumn(column.name());
        int[] counts = column.counts();
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] > 0 && column.text(id).length() <= LONGEST) {
                for (var word : split(column.text(id))) {
                    words.add(word, counts[id]);
                }
            }
        }
        return words;
    }

    static boolean single(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
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
        var values = new java.util.TreeMap<String, String>();
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
