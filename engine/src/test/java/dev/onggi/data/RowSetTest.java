package dev.onggi.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RowSetTest {
    @Test
    void positionsBesideASetAreCountedBothWays() {
        long seed = 5;
        var random = new Random(seed);
        for (int size : new int[] {0, 1, 7, 1024, 5000}) {
            var rows = new RowSet();
            for (int i = 0; i < size; i++) {
                rows.add(random.nextInt(6000));
            }
            var others = rows.others();
            var closedUp = rows.closedUp();
            long number = 0;
            for (int position = 0; position < 8000; position++) {
                if (!rows.contains(position)) {
                    assertThat(closedUp.applyAsLong(position))
                            .as("seed %d", seed)
                            .isEqualTo(number);
                    assertThat(others.applyAsLong(number++)).isEqualTo(position);
                }
            }
        }
    }
}
