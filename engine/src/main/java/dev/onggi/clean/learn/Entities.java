package dev.onggi.clean.learn;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The things that rows are about. Each begins as the rows that share a value of the first key;
/// then every row goes to the thing with whose usual values it agrees best, so that a wrong key
/// does not carry its row away (a k-modes clustering whose seeds are the key's values).
final class Entities {
    static final int NONE = -1;
    private static final int ROUNDS = 2;
    private static final int MOST_CANDIDATES = 32;
    private static final double DISAGREES = 1.5;
    private static final double AGREES = 0.5;
    private static final int MANY_KEYS = 4;
    private static final double MOST_WEIGHT = 6.0;

    private final List<CodedColumn> columns;
    private final int keys;
    private final double margin;
    private final int rows;
    private final int[] labels;
    private final double[][] weights;
    private int[][] usual = new int[0][];
    private final @Nullable BitSet[] known;
    private int count;

    private Entities(List<CodedColumn> columns, int keys, double margin) {
        this.columns = columns;
        this.margin = margin;
        this.keys = keys;
        this.rows = columns.getFirst().rows();
        this.labels = new int[rows];
        this.known = new BitSet[columns.size()];
        this.weights = new double[columns.size()][];
        for (int c = 0; c < columns.size(); c++) {
            weights[c] = weights(columns.get(c));
        }
    }

    /// Finds them.
    ///
    /// @param columns those of the keys, and those that follow from them
    /// @param keys how many are keys
    /// @param margin by how much a row must fit its thing better than the next one
    static Entities of(List<CodedColumn> columns, int keys, double margin) {
        var entities = new Entities(columns, keys, margin);
        entities.seed();
        for (int round = 0; round < ROUNDS; round++) {
            entities.describe();
            entities.merge();
            entities.assign();
        }
        entities.describe();
        return entities;
    }

    int label(int row) {
        return labels[row];
    }

    int count() {
        return count;
    }

    List<CodedColumn> columns() {
        return columns;
    }

    /// The usual value of a column for a thing.
    int usual(int column, int entity) {
        return usual[column][entity];
    }

    /// How much it says that two cells are both this value: the rarer, the more.
    double weight(int column, int id) {
        return weights[column][id];
    }

    private static double[] weights(CodedColumn column) {
        int[] counts = column.counts();
        double filled = Math.max(1, column.filled());
        double[] weights = new double[column.size()];
        for (int id = 1; id < weights.length; id++) {
            weights[id] = Math.min(MOST_WEIGHT, Math.log(filled / Math.max(1, counts[id])));
        }
        return weights;
    }

    private void seed() {
        var first = columns.getFirst();
        int[] counts = first.counts();
        int[] byId = new int[first.size()];
        Arrays.fill(byId, NONE);
        for (int row = 0; row < rows; row++) {
            int id = first.said(row);
            if (byId[id] == NONE && id != CodedColumn.EMPTY && counts[id] > 1) {
                byId[id] = count++;
            }
            labels[row] = byId[id];
        }
    }

    /// Finds the usual value of each column for each thing.
    private void describe() {
        var group = groups();
        usual = new int[columns.size()][count];
        Arrays.fill(known, null);
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            var tally = new Tally(column.size());
            for (int e = 0; e < count; e++) {
                usual[c][e] = group.only(column, e);
                if (usual[c][e] == Partition.MIXED) {
                    group.count(column, e, tally);
                    usual[c][e] = tally.mode();
                    tally.clear();
                }
            }
        }
    }

    /// Whether a value is the usual one of some thing.
    boolean isUsual(int column, int id) {
        var set = known[column];
        if (set == null) {
            set = new BitSet();
            for (int value : usual[column]) {
                set.set(value);
            }
            known[column] = set;
        }
        return set.get(id);
    }

    /// The rows of each thing, in their own order.
    Partition groups() {
        int[] starts = new int[count + 1];
        for (int label : labels) {
            if (label != NONE) {
                starts[label + 1]++;
            }
        }
        for (int e = 0; e < count; e++) {
            starts[e + 1] += starts[e];
        }
        int[] next = starts.clone();
        int[] order = new int[starts[count]];
        for (int row = 0; row < rows; row++) {
            if (labels[row] != NONE) {
                order[next[labels[row]]++] = row;
            }
        }
        return new Partition(order, starts);
    }

    /// Joins things that differ in the first key alone and agree in at least two others.
    private void merge() {
        if (keys < 3) {
            return;
        }
        var first = new HashMap<IntBuffer, Integer>();
        int[] into = new int[count];
        boolean merged = false;
        for (int e = 0; e < count; e++) {
            into[e] = first(e, first);
            merged |= into[e] != e;
        }
        if (merged) {
            for (int row = 0; row < rows; row++) {
                labels[row] = labels[row] == NONE ? NONE : into[labels[row]];
            }
            describe();
        }
    }

    /// The first thing with the same keys but for the first one, where it has all of them.
    private int first(int entity, Map<IntBuffer, Integer> known) {
        int[] others = new int[keys - 1];
        for (int c = 1; c < keys; c++) {
            others[c - 1] = usual[c][entity];
            if (others[c - 1] == CodedColumn.EMPTY) {
                return entity;
            }
        }
        var earlier = known.putIfAbsent(IntBuffer.wrap(others), entity);
        return earlier == null ? entity : earlier;
    }

    private void assign() {
        var index = index();
        var seen = new int[MOST_CANDIDATES * columns.size()];
        for (int row = 0; row < rows; row++) {
            if (labels[row] == NONE || !fits(row, labels[row])) {
                labels[row] = best(row, index, seen);
            }
        }
    }

    private boolean fits(int row, int entity) {
        for (int c = 0; c < columns.size(); c++) {
            int id = columns.get(c).said(row);
            if (id != usual[c][entity] && id != CodedColumn.EMPTY) {
                return false;
            }
        }
        return true;
    }

    private int best(int row, List<Partition> index, int[] seen) {
        int found = 0;
        for (int c = 0; c < columns.size(); c++) {
            int id = columns.get(c).said(row);
            var things = index.get(c);
            for (int i = things.starts()[id]; i < things.starts()[id + 1]; i++) {
                found = insert(seen, found, things.order()[i]);
            }
        }
        int best = NONE;
        double most = Double.NEGATIVE_INFINITY;
        double next = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < found; i++) {
            double score = score(row, seen[i]);
            if (score > most) {
                next = most;
                most = score;
                best = seen[i];
            } else {
                next = Math.max(next, score);
            }
        }
        return most > 0 && most - next >= margin && agrees(row, best) ? best : NONE;
    }

    private static int insert(int[] seen, int found, int entity) {
        for (int i = 0; i < found; i++) {
            if (seen[i] == entity) {
                return found;
            }
        }
        seen[found] = entity;
        return found + 1;
    }

    private double score(int row, int entity) {
        double score = 0;
        for (int c = 0; c < columns.size(); c++) {
            int id = columns.get(c).said(row);
            if (id != CodedColumn.EMPTY) {
                score += id == usual[c][entity] ? weights[c][id] : -DISAGREES;
            }
        }
        return score;
    }

    private boolean agrees(int row, int entity) {
        int agreeing = 0;
        int filled = 0;
        for (int c = 0; c < columns.size(); c++) {
            int id = columns.get(c).said(row);
            filled += id == CodedColumn.EMPTY ? 0 : 1;
            agreeing += id != CodedColumn.EMPTY && id == usual[c][entity] ? 1 : 0;
        }
        boolean enough = agreeing >= AGREES * filled || (keys >= MANY_KEYS && agreeing > 2);
        return agreeing > 1 && enough && keysAgree(row, entity);
    }

    /// Whether half of a row's keys say so; a single key must, or be a slip.
    private boolean keysAgree(int row, int entity) {
        int agreeing = 0;
        int filled = 0;
        for (int c = 0; c < keys; c++) {
            int id = columns.get(c).said(row);
            filled += id == CodedColumn.EMPTY ? 0 : 1;
            agreeing += id != CodedColumn.EMPTY && id == usual[c][entity] ? 1 : 0;
        }
        if (keys > 1) {
            return agreeing * (keys >= MANY_KEYS ? 3 : 2) >= filled && agreeing > 0;
        }
        var key = columns.getFirst();
        int id = key.said(row);
        return agreeing == filled
                || (usual[0][entity] != CodedColumn.EMPTY
                        && Edits.alike(key.text(id), key.text(usual[0][entity])));
    }

    /// For each column the things for which a value is usual; values that are usual for many tell
    /// nothing.
    private List<Partition> index() {
        var index = new ArrayList<Partition>();
        for (int c = 0; c < columns.size(); c++) {
            int[] starts = new int[columns.get(c).size() + 1];
            for (int id : usual[c]) {
                starts[id + 1]++;
            }
            starts[CodedColumn.EMPTY + 1] = 0;
            for (int id = 1; id < starts.length; id++) {
                starts[id] = starts[id - 1] + (starts[id] <= MOST_CANDIDATES ? starts[id] : 0);
            }
            int[] order = new int[starts[starts.length - 1]];
            int[] next = starts.clone();
            for (int e = 0; e < count; e++) {
                int id = usual[c][e];
                if (next[id] < starts[id + 1]) {
                    order[next[id]++] = e;
                }
            }
            index.add(new Partition(order, starts));
        }
        return index;
    }
}
