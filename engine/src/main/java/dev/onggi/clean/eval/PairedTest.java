package dev.onggi.clean.eval;

import java.util.Map;
import java.util.TreeMap;

/// Whether two variants differ by more than chance on the same rows: were they equally good, then
/// in each row either could as well have been the better one. The probability of a difference at
/// least as large as the one found is counted over all signs of the rows' differences; where each
/// row has one cell this is McNemar's exact test.
final class PairedTest {
    /// Beyond this many units of work the sum of signs is as good as normal.
    private static final long EXACT = 50_000_000;

    private PairedTest() {}

    /// The two-sided probability.
    ///
    /// @param one right cells by row
    /// @param other right cells by row, of the same rows
    /// @return from 0 to 1; 1 where no row differs
    static double probability(int[] one, int[] other) {
        var sizes = new TreeMap<Integer, Integer>();
        long sum = 0;
        long reach = 0;
        for (int row = 0; row < one.length; row++) {
            int difference = one[row] - other[row];
            sum += difference;
            if (difference != 0) {
                reach += Math.abs(difference);
                sizes.merge(Math.abs(difference), 1, Integer::sum);
            }
        }
        if (sum == 0) {
            return 1;
        }
        long rows = sizes.values().stream().mapToLong(Integer::longValue).sum();
        return rows * reach <= EXACT
                ? exact(sizes, (int) reach, Math.abs(sum))
                : normal(sizes, Math.abs(sum));
    }

    private static double exact(Map<Integer, Integer> sizes, int reach, long sum) {
        var chance = new double[2 * reach + 1];
        chance[reach] = 1;
        int spread = 0;
        for (var size : sizes.entrySet()) {
            for (int n = 0; n < size.getValue(); n++) {
                spread += size.getKey();
                chance = flipped(chance, reach, spread, size.getKey());
            }
        }
        double beyond = 0;
        for (int s = (int) sum; s <= reach; s++) {
            beyond += chance[reach + s];
        }
        return Math.min(1, 2 * beyond);
    }

    /// One row more, whose difference counts for either side.
    private static double[] flipped(double[] chance, int zero, int spread, int size) {
        var next = new double[chance.length];
        for (int s = -spread; s <= spread; s++) {
            double up = s - size >= -zero ? chance[zero + s - size] : 0;
            double down = s + size <= zero ? chance[zero + s + size] : 0;
            next[zero + s] = (up + down) / 2;
        }
        return next;
    }

    private static double normal(Map<Integer, Integer> sizes, long sum) {
        double variance = 0;
        for (var size : sizes.entrySet()) {
            variance += (double) size.getKey() * size.getKey() * size.getValue();
        }
        return Math.min(1, 2 * upperTail((sum - 1) / Math.sqrt(variance)));
    }

    /// The share of a normal distribution beyond z, to seven digits (Abramowitz and Stegun
    /// 26.2.17).
    private static double upperTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double series =
                t
                        * (0.319381530
                                + t
                                        * (-0.356563782
                                                + t
                                                        * (1.781477937
                                                                + t
                                                                        * (-1.821255978
                                                                                + t
                                                                                        * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
    }
}
