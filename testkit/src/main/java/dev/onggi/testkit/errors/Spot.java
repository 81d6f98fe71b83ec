package dev.onggi.testkit.errors;

import dev.onggi.testkit.table.Table;
import java.util.List;
import java.util.SplittableRandom;

/// A cell and the table around it.
///
/// @param seed of the whole injection, for what is the same throughout a table or a column
record Spot(Table table, int row, int column, long seed) {
    private static final int TRIES = 20;

    String text() {
        return table.rows().get(row).get(column);
    }

    List<String> cells() {
        return table.rows().get(row);
    }

    /// A value of the column that is not this one, as frequent as it is there.
    String otherValue(SplittableRandom random) {
        for (int i = 0; i < TRIES; i++) {
            var other = table.rows().get(random.nextInt(table.rows().size())).get(column);
            if (!other.equals(text()) && !other.isBlank()) {
                return other;
            }
        }
        return text();
    }

    /// One of some words, the same for every cell of the column.
    String ofColumn(String... words) {
        return words[new SplittableRandom(seed * 31 + column).nextInt(words.length)];
    }

    /// One of some words, the same for every cell of the table.
    String ofTable(String... words) {
        return words[new SplittableRandom(seed).nextInt(words.length)];
    }
}
