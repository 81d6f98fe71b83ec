package dev.onggi.clean.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedTestTest {
    private static int[] differences(int better, int worse, int same) {
        var rows = new int[better + worse + same];
        java.util.Arrays.fill(rows, 0, better, 1);
        java.util.Arrays.fill(rows, better, better + worse, -1);
        return rows;
    }

    private static double against(int[] differences) {
        return PairedTest.probability(differences, new int[differences.length]);
    }

    @Test
    void oneCellARowIsTheExactTestOfMcNemar() {
        assertThat(against(differences(8, 2, 90))).isCloseTo(0.109375, within(1e-12));
        assertThat(against(differences(10, 0, 5))).isCloseTo(2.0 / 1024, within(1e-12));
        assertThat(against(differences(5, 5, 0))).isEqualTo(1);
        assertThat(against(differences(0, 0, 9))).isEqualTo(1);
    }

    @Test
    void severalCellsARowAreCountedOverAllSigns() {
        long seed = 11;
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var one = random.ints(9, 0, 5).toArray();
            var other = random.ints(9, 0, 5).toArray();
            assertThat(PairedTest.probability(one, other))
                    .as("seed " + seed + ", case " + i)
                    .isCloseTo(naive(one, other), within(1e-9));
            assertThat(PairedTest.probability(other, one))
                    .isCloseTo(PairedTest.probability(one, other), within(1e-12));
        }
    }

    private static double naive(int[] one, int[] other) {
        int rows = one.length;
        long found = 0;
        for (int r = 0; r < rows; r++) {
            found += one[r] - other[r];
        }
        int beyond = 0;
        for (int signs = 0; signs < 1 << rows; signs++) {
            long sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += (signs >> r & 1) == 0 ? one[r] - other[r] : other[r] - one[r];
            }
            beyond += Math.abs(sum) >= Math.abs(found) ? 1 : 0;
        }
        return (double) beyond / (1 << rows);
    }

    @Test
    void manyRowsAreAsGoodAsNormal() {
        assertThat(against(differences(5200, 4800, 100_000))).isBetween(0.00005, 0.0001);
        assertThat(against(differences(5050, 4950, 0))).isCloseTo(0.322, within(0.002));
    }

    @Test
    void equallyGoodVariantsAreRarelyToldApart() {
        long seed = 3;
        var random = new Random(seed);
        int told = 0;
        for (int i = 0; i < 2000; i++) {
            var one = random.ints(40, 0, 2).toArray();
            var other = random.ints(40, 0, 2).toArray();
            told += PairedTest.probability(one, other) < 0.05 ? 1 : 0;
        }
        assertThat(told / 2000.0).as("seed " + seed).isLessThan(0.06);
    }
}
