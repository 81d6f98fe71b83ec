package dev.onggi.clean.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes apart values that are glued together: where the second column is empty and the first ends
/// in a separator and one of the second's values, that value moves to its column.
///
/// @param column the column that holds both
/// @param into the column whose value was glued behind
/// @param separator what stands between them
/// @param least how often a value must stand in its own column to be known
record SplitRepair(String column, String into, String separator, int least) implements Repair {
    @Override
    public String name() {
        return "split(into " + into + ")";
    }

    @Override
    public List<String> changes() {
        return List.of(column, into);
    }

    @Override
    public List<String> needs() {
        return changes();
    }

    @Override
    public Map<String, Object> definition() {
        var map = new LinkedHashMap<String, Object>();
        map.put("column", column);
        map.put("into", into);
        map.put("separator", separator);
        map.put("least", least);
        return Map.of("split", map);
    }

    @Override
    public void apply(Table table, Placed placed) {
        var whole = table.get(column);
        var part = table.get(into);
        int[] counts = part.counts().clone();
        int known = whole.size();
        int[] rest = new int[known];
        int[] end = new int[known];
        for (int row = 0; row < whole.rows(); row++) {
            int id = whole.id(row);
            if (id != CodedColumn.EMPTY && id < known && part.id(row) == CodedColumn.EMPTY) {
                if (rest[id] == 0) {
                    split(whole, part, counts, id, rest, end);
                }
                if (rest[id] > 0) {
                    placed.change(part, row, end[id]);
                    placed.change(whole, row, rest[id]);
                }
            }
        }
    }

    private void split(
            CodedColumn whole, CodedColumn part, int[] counts, int id, int[] rest, int[] end) {
        var text = whole.text(id);
        rest[id] = -1;
        for (int at = text.indexOf(separator); at > 0; at = text.indexOf(separator, at + 1)) {
            int value = part.find(text.substring(at + separator.length()));
            if (value > 0 && counts[value] >= least) {
                rest[id] = whole.intern(text.substring(0, at).strip());
                end[id] = value;
                return;
            }
        }
    }
}
