package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The cells of a table that repairs changed, by column and row.
public final class RepairedCells {
    /// How many rules a column can tell apart.
    static final int MOST_RULES = 24;

    private final Map<String, OfColumn> columns = new LinkedHashMap<>();

    RepairedCells() {}

    /// Nothing changed.
    ///
    /// @return no cells
    public static RepairedCells none() {
        return new RepairedCells();
    }

    void add(OfColumn column) {
        columns.put(column.name, column);
    }

    /// The same cells and others, which take the place of those of the same row and column.
    ///
    /// @param others cells with what they are to hold
    /// @param rule what changes them
    RepairedCells with(List<Suspicion> others, String rule) {
        var both = new RepairedCells();
        columns.values().forEach(both::add);
        others.stream()
                .collect(Collectors.groupingBy(Suspicion::column))
                .forEach((name, cells) -> {
                    var before = both.of(name);
                    both.add(
                            (before == null ? new OfColumn(name, new ArrayList<>()) : before)
                                    .with(cells, rule));
                });
        return both;
    }

    /// The changed cells of a column.
    ///
    /// @param column its name
    /// @return null where none changed
    public @Nullable OfColumn of(String column) {
        return columns.get(column);
    }

    /// Columns with changed cells.
    ///
    /// @return their names
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /// The changed cells of one column, in the order of rows.
    public static final class OfColumn {
        private final String name;
        private final List<String> rules;
        private final List<@Nullable String> texts = new ArrayList<>();
        private long[] positions = new long[16];
        private long[] masks = new long[16];
        private int size;

        OfColumn(String name, List<String> rules) {
            this.name = name;
            this.rules = rules;
        }

        void add(long position, @Nullable String text, long mask) {
            if (size == positions.length) {
                positions = Arrays.copyOf(positions, size * 2);
                masks = Arrays.copyOf(masks, size * 2);
            }
            positions[size] = position;
            masks[size++] = mask;
            texts.add(text);
        }

        private OfColumn with(List<Suspicion> others, String rule) {
            var names = new ArrayList<>(rules);
            if (names.size() < MOST_RULES) {
                names.add(rule);
            }
            long mask = 1L << (names.size() - 1);
            var both = new OfColumn(name, names);
            var byRow = new TreeMap<Long, Suspicion>();
            others.forEach(cell -> byRow.put(cell.row(), cell));
            for (int i = 0; i < size; i++) {
                for (var cell : byRow.headMap(positions[i]).values()) {
                    both.add(cell.row(), text(cell), mask);
                }
                byRow.headMap(positions[i]).clear();
                var replaced = byRow.remove(positions[i]);
                both.add(
                        positions[i],
                        replaced == null ? texts.get(i) : text(replaced),
                        replaced == null ? masks[i] : masks[i] | mask);
            }
            byRow.values().forEach(cell -> both.add(cell.row(), text(cell), mask));
            return both;
        }

        private static @Nullable String text(Suspicion cell) {
            return cell.candidate().isEmpty() ? null : cell.candidate();
        }

        /// The rules that changed cells.
        ///
        /// @return their names; bit n of a mask stands for the n-th
        public List<String> rules() {
            return List.copyOf(rules);
        }

        /// Finds a row.
        ///
        /// @param position its position in the file
        /// @return the place of its change, or below 0 where it has none
        public int find(long position) {
            return Arrays.binarySearch(positions, 0, size, position);
        }

        /// What the cell holds now.
        ///
        /// @param at a place
        /// @return the text, or null where the cell is empty
        public @Nullable String text(int at) {
            return texts.get(at);
        }

        /// Which rules changed the cell.
        ///
        /// @param at a place
        /// @return a bit for each
        public long mask(int at) {
            return masks[at];
        }
    }
}
