package dev.onggi.clean.learn;

/// How well the values of one column tell those of another, measured by leaving out each row and
/// asking the others of its group.
///
/// @param rows rows in groups of at least two
/// @param groups such groups
/// @param right rows whose value the others tell
/// @param base the share that the most frequent value alone would tell
/// @param exceptions rows that differ from their group's most frequent value
/// @param repeats exceptions that are not alone in their group with their value
/// @param foreign exceptions whose value is the most frequent one of no group
/// @param chance repeats that independent errors would make
record Dependency(
        int rows,
        int groups,
        int right,
        double base,
        int exceptions,
        int repeats,
        int foreign,
        double chance) {
    /// A share of the way from the base to certainty.
    double gain() {
        return rows == 0 || base >= 1 ? 0 : (lower() - base) / (1 - base);
    }

    double accuracy() {
        return rows == 0 ? 0 : (double) right / rows;
    }

    /// The lower end of the accuracy, two standard errors below.
    double lower() {
        return Bounds.lower(right, rows);
    }

    double groupSize() {
        return groups == 0 ? 0 : (double) rows / groups;
    }

    /// Measures one dependency.
    static Dependency of(Partition by, CodedColumn of) {
        var tally = new Tally(of.size());
        int rows = 0;
        int groups = 0;
        int right = 0;
        int exceptions = 0;
        int repeats = 0;
        double chance = 0;
        boolean[] usual = new boolean[of.size()];
        int[] odd = new int[of.size()];
        double collision = collision(of);
        for (int g = 1; g < by.groups(); g++) {
            int size = by.size(g);
            int only = size < 2 ? CodedColumn.EMPTY : by.only(of, g);
            if (only != Partition.MIXED) {
                if (only != CodedColumn.EMPTY) {
                    usual[only] |= size > 2;
                    rows += size;
                    groups++;
                    right += size;
                }
                continue;
            }
            by.count(of, g, tally);
            int n = tally.total();
            if (n >= 2) {
                int mode = tally.mode();
                usual[mode] |= n > 2;
                int most = tally.count(mode);
                rows += n;
                groups++;
                right += most - 1 > tally.second(mode) ? most : 0;
                int others = n - most;
                exceptions += others;
                for (int i = 0; i < tally.distinct(); i++) {
                    int id = tally.met(i);
                    odd[id] += id != mode ? tally.count(id) : 0;
                    repeats += id != mode && tally.count(id) > 1 ? tally.count(id) : 0;
                }
                chance += others < 2 ? 0 : others * (1 - Math.pow(1 - collision, others - 1));
            }
            tally.clear();
        }
        int foreign = 0;
        for (int id = 1; id < odd.length; id++) {
            foreign += usual[id] ? 0 : odd[id];
        }
        return new Dependency(rows, groups, right, base(of), exceptions, repeats, foreign, chance);
    }

    private static double base(CodedColumn of) {
        int most = 0;
        int[] counts = of.counts();
        for (int id = 1; id < counts.length; id++) {
            most = Math.max(most, counts[id]);
        }
        return of.filled() == 0 ? 1 : (double) most / of.filled();
    }

    /// How probable it is that two cells drawn at random are equal.
    private static double collision(CodedColumn of) {
        double sum = 0;
        double filled = Math.max(1, of.filled());
        int[] counts = of.counts();
        for (int id = 1; id < counts.length; id++) {
            sum += counts[id] / filled * (counts[id] / filled);
        }
        return sum;
    }
}
