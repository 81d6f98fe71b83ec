package dev.onggi.testkit.table;

import java.util.List;
import java.util.SplittableRandom;

/// Draws from a seed.
final class Draw {
    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String of(String... words) {
        return words[random.nextInt(words.length)];
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// One of a list whose first values are far more frequent than its last, as in most columns.
    <T> T skewed(List<T> values) {
        double draw = random.nextDouble();
        return values.get((int) (values.size() * draw * draw));
    }

    String digits(int count) {
        var text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    /// A normal deviate.
    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }
}
