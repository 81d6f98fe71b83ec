package dev.onggi.rule.temporal;

import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts, over dates of three bare numbers, which orders the values contradict.
final class OrderSurvey {
    private static final int EXAMPLES = 3;

    /// A hundredth of the dates may be written wrongly.
    private static final int TOLERANCE = 100;

    private final Map<DateOrder, Integer> contradictions = new EnumMap<>(DateOrder.class);
    private final Set<DateOrder> possible = EnumSet.noneOf(DateOrder.class);
    private final List<Map<DateOrder, @Nullable TemporalAccessor>> unclear = new ArrayList<>();
    private final List<String> unclearValues = new ArrayList<>();
    private int dates;

    /// Adds a value with what each order reads in it.
    void add(String value, Map<DateOrder, @Nullable TemporalAccessor> readings) {
        if (readings.isEmpty()) {
            return;
        }
        dates++;
        possible.addAll(readings.keySet());
        for (var order : DateOrder.values()) {
            if (!readings.containsKey(order)) {
                contradictions.merge(order, 1, Integer::sum);
            }
        }
        if (new HashSet<>(readings.values()).size() > 1) {
            unclear.add(readings);
            unclearValues.add(value);
        }
    }

    /// How many values at least one order reads.
    int dates() {
        return dates;
    }

    FormatInference conclude() {
        var left = new ArrayList<DateOrder>();
        for (var order : possible) {
            if (contradictions.getOrDefault(order, 0) <= dates / TOLERANCE) {
                left.add(order);
            }
        }
        if (left.size() == 1 || (left.size() > 1 && agree(left))) {
            return new FormatInference.Decided(left.getFirst().word());
        }
        // None left: some values contradict every order.
        var formats = left.isEmpty() ? List.copyOf(possible) : left;
        var examples = unclearValues.subList(0, Math.min(EXAMPLES, unclearValues.size()));
        return new FormatInference.Ambiguous(
                formats.stream().map(DateOrder::word).toList(), List.copyOf(examples));
    }

    private boolean agree(List<DateOrder> orders) {
        return unclear.stream()
                .allMatch(r -> new HashSet<>(orders.stream().map(r::get).toList()).size() == 1);
    }
}
