package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnLoadingTest {
    private static final int VECTOR = 100;

    private final long seed = Long.getLong("onggi.seed", new Random().nextLong());

    @Test
    void the_order_in_which_vectors_arrive_changes_nothing() {
        var random = new Random(seed);
        var cells = new ArrayList<@Nullable String>();
        for (int row = 0; row < 2_350; row++) {
            int value = random.nextInt(400);
            cells.add(value == 0 ? null : value == 1 ? "" : "값 " + value);
        }
        var vectors =
                new ArrayList<>(IntStream.rangeClosed(0, cells.size() / VECTOR).boxed().toList());
        var inOrder = loaded(cells, vectors, 0);
        Collections.shuffle(vectors, random);
        var shuffled = loaded(cells, vectors, 7);

        assertThat(shuffled.size()).as("seed %d", seed).isEqualTo(inOrder.size());
        for (int row = 0; row < cells.size(); row++) {
            var cell = cells.get(row);
            assertThat(inOrder.cell(row)).isEqualTo("".equals(cell) ? null : cell);
            assertThat(shuffled.id(row)).as("seed %d", seed).isEqualTo(inOrder.id(row));
        }
    }

    @Test
    void a_column_of_too_long_texts_is_left_out() {
        var loading = new ColumnLoading("text", 60, position -> position);
        for (int row = 0; row < 60; row++) {
            int at = row;
            loading.map(i -> at, new String[] {row + "x".repeat(1 << 20)});
        }

        assertThat(loading.column()).isNull();
    }

    /// @param left rows at the beginning of the file that are left out
    private static CodedColumn loaded(
            List<@Nullable String> cells, List<Integer> vectors, int left) {
        var loading = new ColumnLoading("name", cells.size(), position -> position - left);
        for (int vector : vectors) {
            int from = vector * VECTOR;
            int to = Math.min(cells.size(), from + VECTOR);
            loading.map(
                    i -> (long) left + from + i, cells.subList(from, to).toArray(String[]::new));
        }
        return Objects.requireNonNull(loading.column());
    }
}
