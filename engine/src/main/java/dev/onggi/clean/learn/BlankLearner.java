package dev.onggi.clean.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Empties words such as `N/A` in a column whose other values all hold digits: numbers, days,
/// telephones, codes. Among words, such a word may be a value like any other.
final class BlankLearner extends ColumnLearner {
    @Override
    @Nullable Proposal learn(CodedColumn column) {
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
        return words.isEmpty()
                ? null
                : new Proposal(emptied(column, words), Bounds.lower(withDigits, values));
    }

    private static Repair emptied(CodedColumn column, TreeSet<String> words) {
        var definition = new LinkedHashMap<String, Object>();
        definition.put("null-tokens", Map.of("words", List.copyOf(words)));
        definition.put("columns", List.of(column.name()));
        return RepairLanguage.cell(definition);
    }
}
