package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Finds columns that name the same thing and columns that follow from them: approximate functional
/// dependencies both ways make keys of one thing, one way a column of it.
final class EntityLearner implements Learner {
    private static final double FOREIGN = 0.8;
    private static final int MANY = 4;

    /// Many errors are believed only of columns with many values that several others confirm.
    private static final int MANY_KEYS = 3;

    private static final int MANY_VALUES = 20;
    private static final double FEWEST_ROWS = 0.2;

    private final Thresholds thresholds;
    private final Thresholds.Things enough;
    private final Seen seen = new Seen();
    private final Map<List<CodedColumn>, Dependency> measured = new HashMap<>();

    EntityLearner(Thresholds thresholds) {
        this.thresholds = thresholds;
        this.enough = thresholds.things();
    }

    @Override
    public List<Proposal> learn(Table table) {
        var columns = table.columns();
        int n = columns.size();
        boolean[][] tells = new boolean[n][n];
        boolean[][] hints = new boolean[n][n];
        boolean[][] firmly = new boolean[n][n];
        double[] strength = new double[n];
        var usable = columns.stream().map(EntityLearner::usable).toList();
        for (int by = 0; by < n; by++) {
            Partition partition = null;
            for (int of = 0; of < n; of++) {
                if (of != by && usable.get(by) && usable.get(of)) {
                    var pair = List.of(columns.get(by), columns.get(of));
                    if (seen.anew(pair, pair)) {
                        partition = partition == null ? Partition.of(columns.get(by)) : partition;
                        measured.put(pair, Dependency.of(partition, columns.get(of)));
                    }
                    var found = Objects.requireNonNull(measured.get(pair));
                    tells[by][of] = believed(found, table.rows());
                    hints[by][of] = hinted(found, table.rows());
                    firmly[by][of] = tells[by][of] && found.gain() >= enough.strict();
                    strength[by] += tells[by][of] ? found.gain() : 0;
                }
            }
        }
        return repairs(table, new Edges(tells, firmly, hints), strength);
    }

    /// A column with some repetition, but more than one value.
    private static boolean usable(CodedColumn column) {
        int distinct = column.distinct();
        return distinct > 1 && distinct * 1.5 < column.filled();
    }

    private boolean believed(Dependency found, int rows) {
        if (found.rows() < FEWEST_ROWS * rows || found.groups() < 3) {
            return false;
        }
        double least = found.groupSize() >= enough.group() ? enough.loose() : enough.strict();
        double repeats = 1 + 0.25 * found.exceptions() + 1.5 * found.chance();
        return found.gain() >= least && found.repeats() <= repeats;
    }

    /// Columns that tell each other, the first among them.
    private static List<Integer> keys(
            int first, List<Integer> order, boolean[] taken, boolean[][] tells) {
        var keys = new ArrayList<Integer>(List.of(first));
        for (int other : order) {
            if (!taken[other]
                    && !keys.contains(other)
                    && keys.stream().allMatch(k -> tells[k][other] && tells[other][k])) {
                keys.add(other);
            }
        }
        return keys;
    }

    /// Whether nearly all cells are told, though the base would tell most of them, and what differs
    /// is usual nowhere: slips, perhaps.
    private boolean hinted(Dependency found, int rows) {
        return found.rows() >= FEWEST_ROWS * rows
                && found.groups() >= 3
                && found.lower() >= enough.hinted()
                && found.foreign() >= FOREIGN * found.exceptions();
    }

    /// Which column tells which: perhaps with many errors, firmly, or only that something is a
    /// slip.
    private record Edges(boolean[][] tells, boolean[][] firmly, boolean[][] hints) {}

    private List<Proposal> repairs(Table table, Edges edges, double[] strength) {
        var tells = edges.tells();
        var firmly = edges.firmly();
        var hints = edges.hints();
        var columns = table.columns();
        int n = columns.size();
        boolean[] taken = new boolean[n];
        var order = new ArrayList<Integer>();
        for (int c = 0; c < n; c++) {
            order.add(c);
        }
        order.sort(Comparator.comparingDouble((Integer c) -> -strength[c]));
        var found = new ArrayList<EntityRepair>();
        for (int first : order) {
            if (taken[first] || strength[first] == 0) {
                continue;
            }
            var many = keys(first, order, taken, tells);
            boolean loose =
                    many.size() >= MANY_KEYS
                            && many.stream()
                                    .allMatch(k -> columns.get(k).distinct() >= MANY_VALUES);
            var telling = loose ? tells : firmly;
            var keys = loose ? many : keys(first, order, taken, firmly);
            keys.forEach(k -> taken[k] = true);
            var follow = new ArrayList<String>();
            var similar = new ArrayList<String>();
            for (int c = 0; c < n; c++) {
                int column = c;
                long told = keys.stream().filter(k -> telling[k][column]).count();
                long hinting = keys.stream().filter(k -> hints[k][column]).count();
                if (!keys.contains(c) && told * 2 > keys.size()) {
                    follow.add(columns.get(c).name());
                } else if (!keys.contains(c) && hinting * 2 > keys.size()) {
                    similar.add(columns.get(c).name());
                }
            }
            var names = keys.stream().map(k -> columns.get(k).name()).toList();
            found.add(
                    new EntityRepair(
                            names,
                            List.copyOf(follow),
                            List.copyOf(similar),
                            Map.of(),
                            thresholds));
        }
        found.sort(
                Comparator.comparingInt((EntityRepair r) -> -r.keys().size())
                        .thenComparingInt(r -> table.get(r.keys().getFirst()).distinct()));
        return found.stream().map(r -> new Proposal(r, 1)).toList();
    }

    /// Whether what differs in a column is nearly always one of many slips of what should be there,
    /// and not one of a few other values.
    private static boolean slips(CodedColumn column, List<EntityVote.Vote> votes) {
        var values = new HashMap<Integer, Integer>();
        int near = 0;
        int all = 0;
        for (var vote : votes) {
            int id = column.id(vote.row());
            if (vote.column() == column && !column.blank(id)) {
                all++;
                values.merge(id, 1, Integer::sum);
                var to = column.text(vote.to());
                near += Edits.near(column.text(id), to) || Edits.alike(column.text(id), to) ? 1 : 0;
            }
        }
        int most = values.values().stream().mapToInt(n -> n).max().orElse(0);
        return near >= FOREIGN * all && values.size() >= MANY && most * 2 <= all;
    }

    /// The rows of each column that say something else than the others of their thing.
    private static Map<CodedColumn, int[]> differing(List<EntityVote.Vote> votes) {
        return votes.stream()
                .filter(vote -> vote.column().id(vote.row()) != CodedColumn.EMPTY)
                .collect(
                        Collectors.groupingBy(
                                EntityVote.Vote::column,
                                LinkedHashMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        list ->
                                                list.stream()
                                                        .mapToInt(EntityVote.Vote::row)
                                                        .toArray())));
    }

    /// The same rule with what explains differences taken out, as the table is now.
    static EntityRepair explained(Table table, EntityRepair rule) {
        var votes = new EntityVote(table, rule, table.things(rule)).votes();
        var differing = differing(votes);
        var except = new LinkedHashMap<String, Map<String, List<String>>>();
        for (var name : rule.changes()) {
            except.put(name, new TreeMap<>());
        }
        for (var by : table.columns()) {
            var explanation = new Explanation(by);
            differing.forEach((column, rows) -> {
                var values = column == by ? List.<String>of() : explanation.of(rows);
                if (!values.isEmpty()) {
                    Objects.requireNonNull(except.get(column.name())).put(by.name(), values);
                }
            });
        }
        except.values().removeIf(Map::isEmpty);
        var similar =
                rule.similar().stream().filter(name -> slips(table.get(name), votes)).toList();
        return new EntityRepair(rule.keys(), rule.columns(), similar, except, rule.thresholds());
    }
}
