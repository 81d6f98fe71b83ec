package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows that are about the same thing are found by the columns on which they agree, and each cell
/// that the others of its group contradict is repaired by their vote.
///
/// @param keys columns of which each names the thing, the most reliable first
/// @param columns further columns that are the same for all rows of a thing
/// @param similar columns in which only values are repaired that are nearly what they should be
/// @param except values of other columns that explain a difference, by column repaired
/// @param thresholds when evidence is enough
record EntityRepair(
        List<String> keys,
        List<String> columns,
        List<String> similar,
        Map<String, Map<String, List<String>>> except,
        Thresholds thresholds)
        implements Repair {
    private static final int ROUNDS = 6;

    @Override
    public String name() {
        return "entity(" + String.join(", ", keys) + ")";
    }

    @Override
    public List<String> changes() {
        var all = new ArrayList<>(keys);
        all.addAll(columns);
        all.addAll(similar);
        return all;
    }

    @Override
    public List<String> needs() {
        var all = new ArrayList<>(changes());
        except.values().forEach(by -> all.addAll(by.keySet()));
        return all.stream().distinct().toList();
    }

    @Override
    public Map<String, Object> definition() {
        var map = new LinkedHashMap<String, Object>();
        map.put("keys", keys);
        map.put("columns", columns);
        if (!similar.isEmpty()) {
            map.put("similar", similar);
        }
        if (!except.isEmpty()) {
            map.put("except", except);
        }
        return Map.of("entity", map);
    }

    @Override
    public void apply(Table table, Placed placed) {
        boolean changed = true;
        for (int round = 0; round < ROUNDS && changed; round++) {
            changed = false;
            var entities = table.things(this);
            for (var vote : new EntityVote(table, this, entities).votes()) {
                if (vote.decided()) {
                    placed.change(vote.column(), vote.row(), vote.to());
                    changed = true;
                }
            }
        }
    }
}
