package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Tests a rule about things on a fifth of the things, or on all where they are few: cells on which
/// all agree are spoilt by other values of their column, a few in each thing, and the rule has to
/// bring back what stood there.
final class HeldBack {
    private static final int FOLDS = 5;
    private static final int MOST_ROWS = 50_000;
    private static final int MOST_SPOILT = 2_000;
    private static final int ROWS = 3;

    /// So few things are all tested, in few of their rows.
    private static final int FEW = 100;

    private static final int MANY_ROWS = 20;
    private static final long SEED = 20;

    private HeldBack() {}

    /// The share of repairs that were right, a lower bound; 0 where nothing could be tested.
    static double precision(Table table, EntityRepair rule) {
        var entities = table.things(rule);
        boolean whole = table.rows() <= MOST_ROWS;
        boolean few = entities.count() <= FEW;
        int[] hashes = hash(table, rule, few ? 1 : FOLDS);
        var part = whole ? copy(table, rule) : part(table, rule, entities, hashes);
        var spoilt = spoil(part, rule, whole ? entities : part.things(rule), hashes);
        int[] counts = new int[2];
        rule.apply(
                part,
                (column, row, id) -> {
                    var was = spoilt.get(row);
                    if (was != null && was.column() == column) {
                        counts[id == was.id() ? 0 : 1]++;
                    }
                    column.set(row, id);
                });
        return Bounds.lower(counts[0], counts[0] + counts[1]);
    }

    /// A number for each thing that depends on its first key's text alone.
    private static int[] hash(Table table, EntityRepair rule, int folds) {
        var key = table.get(rule.keys().getFirst());
        int[] hashes = new int[key.size()];
        for (int id = 1; id < hashes.length; id++) {
            int hash = key.text(id).hashCode() * 0x9E3779B9;
            hashes[id] = Math.floorMod(hash ^ (hash >>> 15), folds);
        }
        return hashes;
    }

    private static Table copy(Table table, EntityRepair rule) {
        return new Table(rule.needs().stream().map(n -> table.get(n).copy()).toList());
    }

    /// The rows of a fifth of the things, where a copy of all would take long.
    private static Table part(Table table, EntityRepair rule, Entities entities, int[] hashes) {
        int[] rows = new int[Math.min(table.rows(), MOST_ROWS)];
        int count = 0;
        for (int row = 0; row < table.rows() && count < rows.length; row++) {
            int label = entities.label(row);
            if (label != Entities.NONE && hashes[entities.usual(0, label)] == 0) {
                rows[count++] = row;
            }
        }
        int[] held = Arrays.copyOf(rows, count);
        return new Table(rule.needs().stream().map(n -> table.get(n).part(held)).toList());
    }

    /// A cell that was right.
    private record Spoilt(CodedColumn column, int id) {}

    private static java.util.Map<Integer, Spoilt> spoil(
            Table part, EntityRepair rule, Entities entities, int[] hashes) {
        var random = new SplittableRandom(SEED);
        var spoilt = new java.util.HashMap<Integer, Spoilt>();
        var group = entities.groups();
        var names = new ArrayList<>(rule.keys());
        names.addAll(rule.columns());
        for (int e = 0; e < group.groups() && spoilt.size() < MOST_SPOILT; e++) {
            int size = group.starts()[e + 1] - group.starts()[e];
            if (hashes[entities.usual(0, e)] != 0) {
                continue;
            }
            int each = entities.count() <= FEW ? MANY_ROWS : ROWS;
            for (int i = 0; i < Math.max(1, size / each) && size > ROWS; i++) {
                int row = group.order()[group.starts()[e] + random.nextInt(size)];
                int c = random.nextInt(names.size());
                var column = part.get(names.get(c));
                int id = column.id(row);
                int other = column.id(random.nextInt(part.rows()));
                if (id != CodedColumn.EMPTY
                        && id == entities.usual(c, e)
                        && other != id
                        && !spoilt.containsKey(row)) {
                    spoilt.put(row, new Spoilt(column, id));
                    column.set(row, other);
                }
            }
        }
        return spoilt;
    }
}
