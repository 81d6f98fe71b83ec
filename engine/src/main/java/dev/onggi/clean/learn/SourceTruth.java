package dev.onggi.clean.learn;

import java.util.Arrays;
import java.util.Locale;

/// What the reports about each thing come to in one column. A source's word weighs by how often it
/// agrees with the authority, or, without one, with what was found so far (truth discovery after
/// TruthFinder and ACCU); sources that share their errors copy each other and count once.
final class SourceTruth {
    private static final int ROUNDS = 8;
    private static final int MOST_SOURCES = 64;
    private static final double OTHER_VALUES = 10;
    private static final double COPIES = 0.8;

    private final Partition about;
    private final CodedColumn sources;
    private final CodedColumn column;
    private final int[] known;
    private final int[] value;
    private final double[] margin;
    private final boolean authority;
    private double[] accuracy;
    private double[][] copying = new double[0][];

    private SourceTruth(
            Partition about, CodedColumn sources, CodedColumn column, boolean authority) {
        this.about = about;
        this.sources = sources;
        this.column = column;
        this.known = new int[about.groups()];
        this.value = new int[about.groups()];
        this.margin = new double[about.groups()];
        this.accuracy = new double[sources.size()];
        this.authority = authority;
    }

    static SourceTruth of(Table table, Reported reported, Partition about, CodedColumn column) {
        var sources = table.get(reported.source());
        var truth = new SourceTruth(about, sources, column, reported.authority() != null);
        truth.authorities(table.get(reported.about()), reported.authority());
        truth.discover();
        return truth;
    }

    /// What is found for a thing.
    int value(int thing) {
        return value[thing];
    }

    boolean fills(int thing) {
        return margin[thing] > 0;
    }

    /// Whether other reports about the thing are wrong for sure.
    boolean overrides(int thing) {
        return known[thing] != CodedColumn.EMPTY;
    }

    private void authorities(
            CodedColumn things, @org.jspecify.annotations.Nullable String declared) {
        if (declared == null) {
            return;
        }
        var tally = new Tally(column.size());
        for (int g = 1; g < about.groups(); g++) {
            var name = declared.equals(Reported.OWNER) ? first(things.text(g)) : declared;
            for (int i = about.starts()[g]; i < about.starts()[g + 1]; i++) {
                int row = about.order()[i];
                var source = sources.cell(row);
                if (source != null
                        && source.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                    tally.add(column.id(row));
                }
            }
            known[g] = tally.mode();
            tally.clear();
        }
    }

    private static String first(String thing) {
        var words = Words.split(thing);
        return words.isEmpty() ? "" : words.getFirst();
    }

    private void discover() {
        System.arraycopy(known, 0, value, 0, known.length);
        if (!authority) {
            majority();
        }
        for (int round = 0; round < (authority ? 1 : ROUNDS); round++) {
            learn();
            decide();
        }
    }

    private void majority() {
        var tally = new Tally(column.size());
        for (int g = 1; g < about.groups(); g++) {
            for (int i = about.starts()[g]; i < about.starts()[g + 1]; i++) {
                tally.add(column.id(about.order()[i]));
            }
            value[g] = tally.mode();
            tally.clear();
        }
    }

    /// How right each source is, and how often two are wrong in the same way.
    private void learn() {
        int n = sources.size();
        double[] right = new double[n];
        double[] all = new double[n];
        int capped = Math.min(n, MOST_SOURCES + 1);
        double[][] both = new double[capped][capped];
        double[][] same = new double[capped][capped];
        int[] said = new int[n];
        for (int g = 1; g < about.groups(); g++) {
            if (value[g] == CodedColumn.EMPTY) {
                continue;
            }
            Arrays.fill(said, CodedColumn.EMPTY);
            for (int i = about.starts()[g]; i < about.starts()[g + 1]; i++) {
                int row = about.order()[i];
                int id = column.id(row);
                int source = sources.id(row);
                if (id != CodedColumn.EMPTY) {
                    said[source] = id;
                    all[source]++;
                    right[source] += id == value[g] ? 1 : 0;
                }
            }
            for (int s = 1; s < capped; s++) {
                for (int t = 1; t < s && said[s] != CodedColumn.EMPTY; t++) {
                    if (said[t] != CodedColumn.EMPTY
                            && (said[s] != value[g] || said[t] != value[g])) {
                        both[s][t]++;
                        same[s][t] += said[s] == said[t] ? 1 : 0;
                    }
                }
            }
        }
        accuracy = new double[n];
        for (int s = 0; s < n; s++) {
            accuracy[s] = Math.clamp((right[s] + 1) / (all[s] + 2), 0.05, 0.99);
        }
        copying = new double[capped][capped];
        for (int s = 1; s < capped; s++) {
            for (int t = 1; t < s; t++) {
                copying[s][t] = (same[s][t] + 0.5) / (both[s][t] + 2);
                copying[t][s] = copying[s][t];
            }
        }
    }

    private void decide() {
        double[] votes = new double[column.size()];
        for (int g = 1; g < about.groups(); g++) {
            if (known[g] != CodedColumn.EMPTY) {
                value[g] = known[g];
                margin[g] = Double.POSITIVE_INFINITY;
                continue;
            }
            for (int i = about.starts()[g]; i < about.starts()[g + 1]; i++) {
                int id = column.id(about.order()[i]);
                if (id != CodedColumn.EMPTY) {
                    votes[id] += weight(g, i);
                }
            }
            best(g, votes);
        }
    }

    /// The weight of a report, less for what sources before it said alike.
    private double weight(int thing, int at) {
        int row = about.order()[at];
        int source = sources.id(row);
        double weight = Math.log(OTHER_VALUES * accuracy[source] / (1 - accuracy[source]));
        for (int i = about.starts()[thing]; i < at; i++) {
            int other = about.order()[i];
            int by = sources.id(other);
            if (column.id(other) == column.id(row)
                    && by < copying.length
                    && source < copying.length) {
                weight *= 1 - COPIES * copying[source][by];
            }
        }
        return Math.max(0, weight);
    }

    private void best(int thing, double[] votes) {
        int best = CodedColumn.EMPTY;
        double most = 0;
        double next = 0;
        for (int i = about.starts()[thing]; i < about.starts()[thing + 1]; i++) {
            int id = column.id(about.order()[i]);
            if (id != CodedColumn.EMPTY && votes[id] > 0) {
                if (votes[id] > most) {
                    next = most;
                    most = votes[id];
                    best = id;
                } else if (id != best) {
                    next = Math.max(next, votes[id]);
                }
            }
        }
        value[thing] = best;
        margin[thing] = most - next;
        for (int i = about.starts()[thing]; i < about.starts()[thing + 1]; i++) {
            votes[column.id(about.order()[i])] = 0;
        }
    }
}
