package dev.onggi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
    private static final List<String> COLUMNS = List.of("a", "b", "c");

    private record Cell(long row, String column, long mask) {}

    @Test
    void whatWasAddedInAnyOrderComesBackByRowAndColumn() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var log = new ChangeLog(List.of(64, 64, 64));
        var added = new ArrayList<Cell>();
        var vectors = new ArrayList<Integer>(List.of(0, 1, 2, 3, 4, 5, 6));
        Collections.shuffle(vectors, random);
        for (int vector : vectors) {
            for (int column = 0; column < COLUMNS.size(); column++) {
                add(log, added, random, vector, column);
            }
        }
        added.sort(Comparator.comparingLong(Cell::row).thenComparing(Cell::column));

        assertThat(cells(log)).as("seed %d", seed).isEqualTo(added);
        assertThat(log.cells()).isEqualTo(added.size());
        assertThat(log.byRule(0, 63))
                .isEqualTo(
                        added.stream().filter(c -> c.column().equals("a") && c.mask() < 0).count());
    }

    private static void add(
            ChangeLog log, List<Cell> added, Random random, int vector, int column) {
        var rows = new long[2048];
        var masks = new long[2048];
        int many = random.nextInt(2049);
        int count = 0;
        for (long row = vector * 3_000_000_000L; count < many; ) {
            row += 1 + random.nextInt(random.nextBoolean() ? 3 : 1_000_000);
            rows[count] = row;
            masks[count] = random.nextBoolean() ? 1L << random.nextInt(64) : random.nextLong();
            added.add(new Cell(row, COLUMNS.get(column), masks[count++]));
        }
        log.add(column, rows, masks, count);
    }

    private static List<Cell> cells(ChangeLog log) throws Exception {
        var cells = new ArrayList<Cell>();
        try (var reader = log.reader(COLUMNS)) {
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                var rows = (long[]) batch.columns()[0];
                var columns = (String[]) batch.columns()[1];
                var masks = (long[]) batch.columns()[2];
                for (int i = 0; i < batch.rows(); i++) {
                    cells.add(new Cell(rows[i], columns[i], masks[i]));
                }
            }
        }
        return cells;
    }
}
