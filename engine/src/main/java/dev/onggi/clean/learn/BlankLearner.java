package dev.onggi.clean.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Suspects words such as `N/A` in a column whose other values hold digits: numbers, days,
/// telephones, codes. Among words, such a word may be a value like any other.
///
/// Whether nothing or a value belongs there cannot be seen in the column, so that a declared type,
/// a rule that a person writes, or the other rows of the same thing decide.
final class BlankLearner extends ColumnLearner {
    private static final double UNKNOWN = 0;
    private static final double NEARLY_ALL = 0.9;

    @Override
    List<Proposal> learn(CodedColumn column) {
        int[] counts = column.counts();
        var words = new TreeSet<String>();
        int values = 0;
        int withDigits = 0;
        for (int id = 1; id < column.size(); id++) {
            var text = column.text(id);
            if (counts[id] > 0 && Blanks.word(text)) {
                words.add(text.strip());
            } else if (counts[id] > 0) {
                values += counts[id];
                withDigits += text.chars().anyMatch(Character::isDigit) ? counts[id] : 0;
            }
        }
        words.remove("");
        return words.isEmpty() || Bounds.lower(withDigits, values) < NEARLY_ALL
                ? List.of()
                : List.of(new Proposal(emptied(column, words), UNKNOWN));
    }

    private static Repair emptied(CodedColumn column, Set<String> words) {
        var definition = new LinkedHashMap<String, Object>();
        definition.put("null-tokens", Map.of("words", List.copyOf(words)));
        definition.put("columns", List.of(column.name()));
        return RepairLanguage.cell(definition);
    }
}
