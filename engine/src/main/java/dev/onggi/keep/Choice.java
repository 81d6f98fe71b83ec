package dev.onggi.keep;

import dev.onggi.workspace.Keep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/// Chooses what is old among things of one kind.
///
/// @param keep what is kept
/// @param now the time
record Choice(Keep keep, Instant now) {
    /// @param things in any order
    /// @param group things of which the newest are counted together
    /// @param at how old each is
    /// @return those that may be dropped, the oldest first
    <T> List<T> old(List<T> things, Function<T, Object> group, Function<T, Instant> at) {
        var oldestFirst = things.stream().sorted(Comparator.comparing(at)).toList();
        return switch (keep) {
            case Keep.All _ -> List.of();
            case Keep.Younger(var age) ->
                    oldestFirst.stream()
                            .filter(one -> !at.apply(one).plus(age).isAfter(now))
                            .toList();
            case Keep.Newest(int count) -> {
                var seen = new HashMap<Object, Integer>();
                var old = new ArrayList<T>();
                for (var one : oldestFirst.reversed()) {
                    if (seen.merge(group.apply(one), 1, Integer::sum) > count) {
                        old.add(one);
                    }
                }
                yield old.reversed();
            }
        };
    }
}
