package dev.onggi.schedule;

import dev.onggi.schedule.Durations.Past;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a run or a step is expected to take. Medians throughout, so that one night with a slow
/// source teaches nothing.
///
/// @param median what it takes
/// @param spread the median of how far off that was
/// @param runs how many it was learnt from
public record Expectation(Duration median, Duration spread, int runs) {
    /// How much longer than expected a run may take before the next one is due.
    private static final int PERCENT_OF_ROOM = 120;

    /// Learns from the past.
    ///
    /// @param past the last times; any order
    /// @param rows the rows that are to be read now, where that is known
    /// @return empty where there is no past
    public static Optional<Expectation> of(List<Past> past, OptionalLong rows) {
        if (past.isEmpty()) {
            return Optional.empty();
        }
        double perRow = rows.isPresent() ? perRow(past) : 0;
        var fixed = past.stream().map(one -> millis(one) - perRow * one.rows()).toList();
        double base = median(fixed);
        double spread = median(fixed.stream().map(one -> Math.abs(one - base)).toList());
        double expected = Math.max(0, base + perRow * rows.orElse(0));
        return Optional.of(
                new Expectation(
                        Duration.ofMillis(Math.round(expected)),
                        Duration.ofMillis(Math.round(spread)),
                        past.size()));
    }

    /// Milliseconds a row: the median slope between any two of the past (Theil and Sen), never
    /// below nothing.
    private static double perRow(List<Past> past) {
        var slopes = new ArrayList<Double>();
        for (int i = 0; i < past.size(); i++) {
            for (int j = 0; j < i; j++) {
                long rows = past.get(i).rows() - past.get(j).rows();
                if (rows != 0) {
                    slopes.add((millis(past.get(i)) - millis(past.get(j))) / rows);
                }
            }
        }
        return slopes.isEmpty() ? 0 : Math.max(0, median(slopes));
    }

    private static double millis(Past past) {
        return past.took().toMillis();
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// The shortest time from start to start that leaves room.
    ///
    /// @return a fifth more than the median
    public Duration room() {
        return median.multipliedBy(PERCENT_OF_ROOM).dividedBy(100);
    }
}
