package dev.onggi.clean.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds columns of numbers and codes that are written without spaces, and takes the spaces out of
/// values that look like the others without them: `2611-041 8`.
final class SpacedLearner extends ColumnLearner {
    private static final double NEARLY_ALL = 0.95;
    private static final double OFTEN = 0.5;
    private static final int FEWEST = 3;
    private static final int LONGEST = 40;
    private static final Map<String, Object> TIGHT =
            Map.of("regex", Map.of("pattern", "\\s+", "to", ""));

    @Override
    List<Proposal> learn(CodedColumn column) {
        var found = found(column);
        return found == null ? List.of() : List.of(found);
    }

    private @Nullable Proposal found(CodedColumn column) {
        int[] counts = column.counts();
        var shapes = new HashMap<String, Integer>();
        int tight = 0;
        for (int id = 1; id < column.size(); id++) {
            var text = column.text(id);
            if (counts[id] > 0 && text.length() <= LONGEST && !spaced(text)) {
                tight += counts[id];
                shapes.merge(Shape.of(text), counts[id], Integer::sum);
            }
        }
        if (tight < NEARLY_ALL * column.filled() || tight == column.filled()) {
            return null;
        }
        int often = (int) Math.ceil(OFTEN * tight);
        return shapes.entrySet().stream()
                .filter(shape -> shape.getValue() >= often && shape.getKey().indexOf('9') >= 0)
                .map(shape -> proposal(column, shape.getKey()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean spaced(String text) {
        return text.chars().anyMatch(Character::isWhitespace);
    }

    private static @Nullable Proposal proposal(CodedColumn column, String shape) {
        var repair =
                (FormRepair)
                        RepairLanguage.repair(
                                FormRepair.definition(
                                        column.name(), Shape.pattern(shape), -1, TIGHT));
        int[] counts = column.counts();
        int rewritten = 0;
        for (int id = 1; id < column.size(); id++) {
            boolean other =
                    counts[id] > 0 && !repair.written(column.text(id)).equals(column.text(id));
            rewritten += other ? 1 : 0;
        }
        return rewritten < FEWEST ? null : new Proposal(repair, Bounds.lower(rewritten, rewritten));
    }
}
