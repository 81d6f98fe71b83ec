package dev.onggi.server.airflow;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pages of lists that are at hand as a whole.
public final class Pages {
    private Pages() {}

    /// A page in the shape of Airflow's collections.
    ///
    /// @param plural the key of the items
    /// @param all every item, in the list's own order
    /// @param asked which of them, in which order
    /// @return with the number of all
    public static Map<String, @Nullable Object> of(
            String plural, List<Map<String, @Nullable Object>> all, Asked asked) {
        var keys = all.isEmpty() ? List.<String>of() : List.copyOf(all.getFirst().keySet());
        var order = all.isEmpty() ? Optional.<Asked.Order>empty() : asked.order(keys);
        var sorted = order.map(one -> sorted(all, one)).orElse(all);
        return whole(
                plural,
                sorted.stream().skip(asked.offset()).limit(asked.limit()).toList(),
                all.size());
    }

    /// A page that was cut elsewhere.
    ///
    /// @param plural the key of the items
    /// @param items those of the page
    /// @param total how many there are
    /// @return with their number
    public static Map<String, @Nullable Object> whole(String plural, List<?> items, long total) {
        return Keys.of(plural, items, "total_entries", total);
    }

    /// A whole list, in the order that was asked for.
    ///
    /// @param plural the key of the items
    /// @param all every item, in the list's own order
    /// @param asked in which order
    /// @return with their number
    public static Map<String, @Nullable Object> unbound(
            String plural, List<Map<String, @Nullable Object>> all, Asked asked) {
        var keys = all.isEmpty() ? List.<String>of() : List.copyOf(all.getFirst().keySet());
        var order = all.isEmpty() ? Optional.<Asked.Order>empty() : asked.order(keys);
        return whole(plural, order.map(one -> sorted(all, one)).orElse(all), all.size());
    }

    private static List<Map<String, @Nullable Object>> sorted(
            List<Map<String, @Nullable Object>> all, Asked.Order order) {
        Comparator<Map<String, @Nullable Object>> by =
                Comparator.comparing(
                        item -> String.valueOf(item.get(order.key())),
                        Comparator.<String>naturalOrder());
        return all.stream().sorted(order.descending() ? by.reversed() : by).toList();
    }
}
