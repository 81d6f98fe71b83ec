package dev.onggi.quality.check;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one pass over the data: every expectation puts its aggregates into the same query.
final class Scan {
    private final List<String> select = new ArrayList<>(List.of("count(*)"));
    private final Map<Expectation, Integer> at = new HashMap<>();
    private List<Optional<String>> values = List.of();

    /// Adds the aggregates of an expectation.
    void add(Expectation expectation, String... aggregates) {
        at.put(expectation, select.size());
        select.addAll(Arrays.asList(aggregates));
    }

    void run(Session session, Dataset dataset) {
        var sql =
                "SELECT " + String.join(", ", select) + " FROM " + session.relation(dataset) + " r";
        values =
                session.query(
                        sql,
                        rows -> {
                            rows.next();
                            var row = new ArrayList<Optional<String>>();
                            for (int i = 1; i <= select.size(); i++) {
                                row.add(Optional.ofNullable(rows.getString(i)));
                            }
                            return row;
                        });
    }

    /// How many rows were read.
    long rows() {
        return Long.parseLong(values.getFirst().orElseThrow());
    }

    /// An aggregate of an expectation.
    @Nullable String text(Expectation expectation, int index) {
        return values.get(Objects.requireNonNull(at.get(expectation)) + index).orElse(null);
    }

    /// An aggregate of an expectation that counts.
    long number(Expectation expectation, int index) {
        return Long.parseLong(Objects.requireNonNull(text(expectation, index)));
    }

    /// An aggregate of an expectation that lists positions.
    List<Long> positions(Expectation expectation, int index) {
        var list = text(expectation, index);
        return list == null || list.isEmpty()
                ? List.of()
                : Arrays.stream(list.split(",")).map(Long::valueOf).toList();
    }
}
