package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds rows about the same thing: they agree in most of what they say, and where they differ one
/// has a slip or says nothing. Rows that agree as well but contradict each other somewhere tell how
/// often that happens by chance; where chance explains more than a few of the pairs, none is told.
final class TwinFinder {
    private static final int FEWEST_COLUMNS = 3;
    private static final int MOST_COLUMNS = 64;
    private static final double PRECISION = 0.9;
    private static final double CHANCE = 0.1;
    private static final double MOST_ROWS = 0.2;
    private static final double RARELY = 0.01;

    private final List<CodedColumn> columns;
    private final List<TwinCells> cells;

    /// Pairs that contradict each other in this column alone.
    private final long[] alone;

    private final Coincidence coincidence;
    private final List<Pair> pairs = new ArrayList<>();
    private double byChance;
    private boolean many;

    /// Two rows that do not contradict each other.
    ///
    /// @param slips the columns where one may have a slip, a bit each
    /// @param missing the columns where one says nothing
    private record Pair(int earlier, int later, long slips, long missing) {}

    TwinFinder(List<CodedColumn> columns) {
        this.columns = columns;
        this.cells = columns.stream().map(TwinCells::new).toList();
        this.alone = new long[columns.size()];
        this.coincidence = new Coincidence(columns);
    }

    Twins find(LoadedTable loaded, boolean merge) {
        var names = columns.stream().map(CodedColumn::name).toList();
        var none = new Twins(names, merge, 0, List.of());
        if (columns.size() < FEWEST_COLUMNS || columns.size() > MOST_COLUMNS) {
            return none;
        }
        new RowPairs(columns).show(this::compare);
        if (many) {
            return none;
        }
        double natural = withoutDoubtful();
        var twins = twins();
        double precision = twins.isEmpty() ? 0 : 1 - natural / twins.size();
        return precision < PRECISION || twins.size() > MOST_ROWS * rows()
                ? none
                : new Twins(names, merge, precision, told(twins, loaded));
    }

    private int rows() {
        return columns.getFirst().rows();
    }

    private void compare(int earlier, int later) {
        if (many) {
            return;
        }
        long slips = 0;
        long missing = 0;
        long against = 0;
        int agreeing = 0;
        int differing = 0;
        for (int c = 0; c < columns.size(); c++) {
            int one = columns.get(c).id(earlier);
            int other = columns.get(c).id(later);
            if (one == CodedColumn.EMPTY || other == CodedColumn.EMPTY) {
                missing |= one == other ? 0 : 1L << c;
            } else if (one == other) {
                agreeing++;
            } else if (++differing * 2 > columns.size()) {
                return;
            } else if (cells.get(c).slip(one, other)) {
                slips |= 1L << c;
            } else {
                against |= 1L << c;
            }
        }
        if (agreeing < 2 || agreeing < differing + Long.bitCount(missing)) {
            return;
        }
        if (against != 0) {
            contradict(against, earlier, later);
        } else {
            pairs.add(new Pair(earlier, later, slips, missing));
            bits(slips, c -> cells.get(c).count(id(c, earlier), id(c, later)));
            many |= pairs.size() > rows();
        }
    }

    private int id(int column, int row) {
        return columns.get(column).id(row);
    }

    /// Rows about different things, which might have been equal by chance in what tells them apart.
    private void contradict(long against, int earlier, int later) {
        if (Long.bitCount(against) == 1) {
            int c = Long.numberOfTrailingZeros(against);
            alone[c]++;
            if (coincidence.of(c) > RARELY && cells.get(c).odd(id(c, earlier), id(c, later))) {
                return;
            }
        }
        byChance += coincidence.odds(against);
    }

    /// Drops pairs that differ where different things often look so.
    ///
    /// @return how many of the others are expected to be different things
    private double withoutDoubtful() {
        pairs.removeIf(this::varies);
        long slip = 0;
        long gap = 0;
        double natural = byChance;
        for (int c = 0; c < columns.size(); c++) {
            long bit = 1L << c;
            long slips = pairs.stream().filter(p -> (p.slips() & bit) != 0).count();
            double near = slips == 0 ? 0 : alone[c] * cells.get(c).likeness();
            long gaps = pairs.stream().filter(p -> (p.missing() & bit) != 0).count();
            double empty = alone[c] * 2 * cells.get(c).missing();
            slip |= near > CHANCE * slips ? bit : 0;
            gap |= empty > CHANCE * gaps ? bit : 0;
            natural += near > CHANCE * slips ? 0 : near;
            natural += empty > CHANCE * gaps ? 0 : empty;
        }
        long doubtfulSlips = slip;
        long doubtfulGaps = gap;
        pairs.removeIf(p -> (p.slips() & doubtfulSlips) != 0 || (p.missing() & doubtfulGaps) != 0);
        return natural;
    }

    private boolean varies(Pair pair) {
        for (long rest = pair.slips(); rest != 0; rest &= rest - 1) {
            int c = Long.numberOfTrailingZeros(rest);
            if (cells.get(c).varies(id(c, pair.earlier()), id(c, pair.later()))) {
                return true;
            }
        }
        return false;
    }

    private static void bits(long set, java.util.function.IntConsumer each) {
        for (long rest = set; rest != 0; rest &= rest - 1) {
            each.accept(Long.numberOfTrailingZeros(rest));
        }
    }

    /// For each row the first row that stays and that it is a twin of.
    private List<Pair> twins() {
        pairs.sort(Comparator.comparingInt(Pair::later).thenComparingInt(Pair::earlier));
        boolean[] goes = new boolean[rows()];
        var twins = new ArrayList<Pair>();
        for (var pair : pairs) {
            if (!goes[pair.later()] && !goes[pair.earlier()]) {
                goes[pair.later()] = true;
                twins.add(pair);
            }
        }
        return twins;
    }

    private List<Twin> told(List<Pair> twins, LoadedTable loaded) {
        return twins.stream()
                .map(pair -> {
                    var differences = new ArrayList<Twin.Difference>();
                    bits(
                            pair.slips() | pair.missing(),
                            c ->
                                    differences.add(
                                            new Twin.Difference(
                                                    columns.get(c).name(),
                                                    text(c, pair.later()),
                                                    text(c, pair.earlier()))));
                    return new Twin(
                            loaded.position(pair.later()),
                            loaded.position(pair.earlier()),
                            List.copyOf(differences));
                })
                .toList();
    }

    private String text(int column, int row) {
        var cell = columns.get(column).cell(row);
        return cell == null ? "" : cell;
    }
}
