package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the rows about a thing say of each of its cells.
final class EntityVote {
    private static final int MANY_TIMES = 10;

    /// A value that looks like no other of its column says little.
    private static final int STRANGE_TIMES = 3;

    private final Table table;
    private final EntityRepair rule;
    private final Thresholds.Voting enough;
    private final Entities entities;

    /// A cell that the others of its thing contradict.
    ///
    /// @param to what they say
    record Vote(CodedColumn column, int row, int to, Verdict verdict) {
        boolean decided() {
            return verdict == Verdict.DECIDED;
        }
    }

    /// What comes of a contradiction.
    enum Verdict {
        /// The cell may well be right: what it says repeats, or many things differ so.
        NOTHING,
        /// It is likely wrong, but its row may be about another thing.
        SUSPECTED,
        /// It is repaired.
        DECIDED
    }

    EntityVote(Table table, EntityRepair rule, Entities entities) {
        this.table = table;
        this.rule = rule;
        this.enough = rule.thresholds().voting();
        this.entities = entities;
    }

    List<Vote> votes() {
        var group = entities.groups();
        var votes = new ArrayList<Vote>();
        for (int c = 0; c < entities.columns().size(); c++) {
            column(c, group, votes);
        }
        return votes;
    }

    private void column(int c, Partition group, List<Vote> votes) {
        var column = entities.columns().get(c);
        var exempt = new Exempt(table, rule.except().getOrDefault(column.name(), Map.of()));
        var tally = new Tally(column.size());
        var mixed = new BitSet();
        var ballot = new Ballot(c, column, rate(column, group, exempt, tally, mixed));
        for (int e = mixed.nextSetBit(0); e >= 0; e = mixed.nextSetBit(e + 1)) {
            count(column, group, e, exempt, tally);
            int mode = tally.mode();
            for (int i = group.starts()[e]; i < group.starts()[e + 1]; i++) {
                int row = group.order()[i];
                if (column.id(row) != mode && mode != CodedColumn.EMPTY && !exempt.row(row)) {
                    votes.add(new Vote(column, row, mode, verdict(ballot, row, tally)));
                }
            }
            tally.clear();
        }
    }

    private static void count(
            CodedColumn column, Partition group, int e, Exempt exempt, Tally tally) {
        for (int i = group.starts()[e]; i < group.starts()[e + 1]; i++) {
            if (!exempt.row(group.order()[i])) {
                tally.add(column.said(group.order()[i]));
            }
        }
    }

    /// The share of cells that differ from their thing's usual value.
    ///
    /// @param mixed takes the things whose cells are not all alike
    private static double rate(
            CodedColumn column, Partition group, Exempt exempt, Tally tally, BitSet mixed) {
        long others = 0;
        long total = 0;
        for (int e = 0; e < group.groups(); e++) {
            int only = group.only(column, e);
            int cells = only == CodedColumn.EMPTY ? 0 : judged(group, e, exempt);
            if (only == Partition.MIXED) {
                mixed.set(e);
                count(column, group, e, exempt, tally);
                cells = tally.total();
                others += cells - tally.count(tally.mode());
                tally.clear();
            }
            total += cells > 1 ? cells : 0;
        }
        return total == 0 ? 0 : (double) others / total;
    }

    private static int judged(Partition group, int e, Exempt exempt) {
        int rows = 0;
        for (int i = group.starts()[e]; i < group.starts()[e + 1]; i++) {
            rows += exempt.row(group.order()[i]) ? 0 : 1;
        }
        return rows;
    }

    private Verdict verdict(Ballot ballot, int row, Tally tally) {
        int c = ballot.place();
        var column = entities.columns().get(c);
        int id = column.id(row);
        int mode = tally.mode();
        int agree = tally.count(mode);
        int total = tally.total();
        if (column.blank(id)) {
            boolean sure = agree >= 2 && agree >= 0.9 * total && verified(c, row) > 0;
            return sure ? Verdict.DECIDED : Verdict.SUSPECTED;
        }
        int same = tally.count(id);
        if (agree < 2 || agree < 2 * same || 2 * agree <= total) {
            return Verdict.NOTHING;
        }
        boolean alike = alike(column, id, mode, column.counts());
        if (rule.similar().contains(column.name()) && (!alike || entities.isUsual(c, id))) {
            return Verdict.NOTHING;
        }
        double verified = verified(c, row);
        if (ballot.strange(id) && agree >= STRANGE_TIMES * same) {
            return verified > 0 ? Verdict.DECIDED : Verdict.SUSPECTED;
        }
        double rate = ballot.rate();
        double own = (double) column.counts()[id] / Math.max(1, column.filled());
        boolean repeats =
                same > 1
                        && !misread(c, id, alike, agree, same)
                        && Chance.atLeast(same, total, rate * own) < enough.unlikely();
        if (repeats || Chance.atLeast(total - agree, total, rate) < enough.unlikely()) {
            return Verdict.NOTHING;
        }
        boolean onlyKey = c == 0 && rule.keys().size() == 1;
        boolean sure =
                alike
                        ? verified > 1
                        : agree > 2
                                && verified >= enough.verified() + enough.byRate() * rate
                                && !onlyKey;
        return sure ? Verdict.DECIDED : Verdict.SUSPECTED;
    }

    /// A column whose cells are voted on.
    private static final class Ballot {
        private final int place;
        private final CodedColumn column;
        private final double rate;
        private @Nullable Map<Integer, Oddities.Odd> strange;

        Ballot(int place, CodedColumn column, double rate) {
            this.place = place;
            this.column = column;
            this.rate = rate;
        }

        int place() {
            return place;
        }

        /// The share of cells that differ.
        double rate() {
            return rate;
        }

        /// Whether a value looks like no other of the column.
        boolean strange(int id) {
            var known = strange;
            if (known == null) {
                known = Oddities.looks(column);
                strange = known;
            }
            return known.containsKey(id);
        }
    }

    /// Whether a value that repeats is one slip made again and again, as by machines that read: it
    /// nearly is what nearly all others say, and usual for nothing else.
    private boolean misread(int c, int id, boolean alike, int agree, int same) {
        return alike && agree >= MANY_TIMES * same && !entities.isUsual(c, id);
    }

    private boolean alike(CodedColumn column, int id, int mode, int[] counts) {
        var is = column.text(id);
        var to = column.text(mode);
        boolean near = counts[id] <= 2 || rule.similar().contains(column.name());
        return (counts[id] * 3 <= counts[mode] && Edits.alike(is, to))
                || (near && counts[id] * 20 <= counts[mode] && Edits.near(is, to));
    }

    /// How surely a row belongs to its thing by its other cells alone.
    private double verified(int c, int row) {
        double sum = 0;
        int agreeing = 0;
        int others = 0;
        int label = entities.label(row);
        for (int o = 0; o < entities.columns().size(); o++) {
            int id = entities.columns().get(o).said(row);
            if (o != c && id != CodedColumn.EMPTY) {
                others++;
                boolean agrees = entities.usual(o, label) == id;
                agreeing += agrees ? 1 : 0;
                sum += agrees ? entities.weight(o, id) : -1.5;
            }
        }
        return agreeing >= 2 || (others < 2 && agreeing == 1) ? sum : 0;
    }
}
