package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// A table of orders in which each shop stands many times, for tests.
final class Shops {
    static final List<String> HEADER = List.of("order", "shop", "name", "street", "town", "note");
    static final int SHOPS = 30;
    static final int EACH = 12;

    private static final List<String> NAMES =
            List.of("Blumenhaus", "Lindenhof", "Kastanie", "Sonnenblick", "Talmühle", "Bergquell");
    private static final List<String> TOWNS =
            List.of("Augsburg", "Freiburg", "Heidelberg", "Rosenheim", "Tübingen");

    private Shops() {}

    static List<List<String>> rows(long seed) {
        var random = new SplittableRandom(seed);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < SHOPS * EACH; i++) {
            int shop = i % SHOPS;
            rows.add(
                    List.of(
                            "O" + (1000 + i),
                            "S" + (100 + shop),
                            NAMES.get(shop % NAMES.size())
                                    + " "
                                    + (char) ('A' + shop / 6)
                                    + "markt",
                            (shop + 3) + " Hauptstrasse " + (char) ('A' + shop),
                            TOWNS.get(shop % TOWNS.size()),
                            String.valueOf(random.nextInt(100_000))));
        }
        return rows;
    }

    /// The rows with one cell changed.
    static List<List<String>> with(
            List<List<String>> rows, int row, int column, UnaryOperator<String> change) {
        var changed = new ArrayList<>(rows);
        var cells = new ArrayList<>(rows.get(row));
        cells.set(column, change.apply(cells.get(column)));
        changed.set(row, cells);
        return changed;
    }

    static List<List<String>> cells(Table table) {
        var rows = new ArrayList<List<String>>();
        for (int row = 0; row < table.rows(); row++) {
            var cells = new ArrayList<String>();
            for (var column : table.columns()) {
                var cell = column.cell(row);
                cells.add(cell == null ? "" : cell);
            }
            rows.add(cells);
        }
        return rows;
    }
}
