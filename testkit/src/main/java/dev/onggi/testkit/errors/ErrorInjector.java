package dev.onggi.testkit.errors;

import dev.onggi.testkit.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts errors into clean tables of any size. The same table, shares and seed give the same errors.
///
/// A cell gets one error at most, and always one that more than white space around it tells apart.
public final class ErrorInjector {
    /// How far below the row it repeats a repeated row may stand.
    private static final int REPEATED_WITHIN = 1000;

    private final long seed;
    private final List<Share> shares = new ArrayList<>();
    private final List<String> spared = new ArrayList<>();

    private record Share(ErrorKind kind, double share, List<String> columns) {}

    private ErrorInjector(long seed) {
        this.seed = seed;
    }

    /// An injector that does nothing yet.
    ///
    /// @param seed what errors are drawn from
    /// @return to be told what errors to make
    public static ErrorInjector seeded(long seed) {
        return new ErrorInjector(seed);
    }

    /// Adds errors of a kind.
    ///
    /// @param kind what happens
    /// @param share how often: of the cells that it can happen to, or of the rows
    /// @param columns the only columns it happens in; none for all
    /// @return this injector
    /// @throws IllegalArgumentException when the shares of all kinds come to more than 1
    public ErrorInjector share(ErrorKind kind, double share, String... columns) {
        shares.add(new Share(kind, share, List.of(columns)));
        double all = shares.stream().mapToDouble(Share::share).sum();
        if (share < 0 || all > 1) {
            throw new IllegalArgumentException("shares of " + all);
        }
        return this;
    }

    /// Leaves columns as they are.
    ///
    /// @param columns such as those that name rows
    /// @return this injector
    public ErrorInjector sparing(String... columns) {
        spared.addAll(Arrays.asList(columns));
        return this;
    }

    /// Puts errors into a table.
    ///
    /// @param clean a table without errors
    /// @return the table with errors, and its truth
    public SpoiltTable spoil(Table clean) {
        return new Work(clean, new SplittableRandom(seed)).spoil();
    }

    /// One pass over one table.
    private final class Work {
        private final Table clean;
        private final SplittableRandom random;
        private final List<List<Share>> byColumn;
        private final List<InjectedError> errors = new ArrayList<>();

        Work(Table clean, SplittableRandom random) {
            this.clean = clean;
            this.random = random;
            this.byColumn = clean.columns().stream().map(this::sharesOf).toList();
            spared.forEach(clean::index);
            shares.forEach(share -> share.columns().forEach(clean::index));
        }

        private List<Share> sharesOf(String column) {
            return shares.stream()
                    .filter(s -> s.kind().cellError().isPresent())
                    .filter(s -> s.columns().isEmpty() || s.columns().contains(column))
                    .filter(s -> !spared.contains(column))
                    .toList();
        }

        SpoiltTable spoil() {
            var dirty = new ArrayList<List<String>>();
            var truth = new ArrayList<List<String>>();
            var seen = new HashSet<Integer>();
            for (int row : order()) {
                int at = dirty.size();
                truth.add(clean.rows().get(row));
                if (!seen.add(row)) {
                    errors.add(new InjectedError(at, "", ErrorKind.ROW_REPEATED, "", ""));
                }
                dirty.add(row(row, at));
            }
            return new SpoiltTable(
                    new Table(clean.columns(), dirty),
                    new Table(clean.columns(), truth),
                    List.copyOf(errors));
        }

        /// The rows in order, those that are repeated once more a little further down.
        private int[] order() {
            double share = of(ErrorKind.ROW_REPEATED);
            int rows = clean.rows().size();
            if (share == 0) {
                return IntStream.range(0, rows).toArray();
            }
            var places = new ArrayList<double[]>();
            for (int row = 0; row < rows; row++) {
                places.add(new double[] {row, row});
                if (random.nextDouble() < share) {
                    places.add(new double[] {row, row + 0.5 + random.nextInt(REPEATED_WITHIN)});
                }
            }
            places.sort(Comparator.comparingDouble(place -> place[1]));
            return places.stream().mapToInt(place -> (int) place[0]).toArray();
        }

        private double of(ErrorKind kind) {
            return shares.stream().filter(s -> s.kind() == kind).mapToDouble(Share::share).sum();
        }

        private List<String> row(int row, int at) {
            var cells = new ArrayList<>(clean.rows().get(row));
            var swapped = swap(cells, at);
            for (int c = 0; c < cells.size(); c++) {
                if (swapped.contains(c)) {
                    continue;
                }
                var kind = draw(byColumn.get(c));
                if (kind == null || cells.get(c).isEmpty()) {
                    continue;
                }
                var spot = new Spot(clean, row, c, seed);
                var spoilt = kind.cellError().orElseThrow().spoil(spot, random);
                put(cells, c, spoilt, kind, at);
            }
            return cells;
        }

        private Set<Integer> swap(List<String> cells, int at) {
            var open =
                    IntStream.range(0, cells.size())
                            .filter(c -> !spared.contains(clean.columns().get(c)))
                            .toArray();
            if (open.length < 2 || random.nextDouble() >= of(ErrorKind.COLUMNS_SWAPPED)) {
                return Set.of();
            }
            int from = random.nextInt(open.length - 1);
            int one = open[from];
            int other = open[from + 1];
            var first = cells.get(one);
            var second = cells.get(other);
            put(cells, one, second, ErrorKind.COLUMNS_SWAPPED, at);
            put(cells, other, first, ErrorKind.COLUMNS_SWAPPED, at);
            return Set.of(one, other);
        }

        private void put(List<String> cells, int column, String text, ErrorKind kind, int at) {
            var before = cells.get(column);
            if (!text.strip().equals(before.strip())) {
                cells.set(column, text);
                errors.add(new InjectedError(at, clean.columns().get(column), kind, before, text));
            }
        }

        private @Nullable ErrorKind draw(List<Share> open) {
            double draw = random.nextDouble();
            for (var share : open) {
                draw -= share.share();
                if (draw < 0) {
                    return share.kind();
                }
            }
            return null;
        }
    }
}
