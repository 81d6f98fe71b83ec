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

/// The one pass over the data: every expectation puts what it wants to know of a row, and the
/// aggregates of that, into the same query.
///
/// What is known of a row is named in an inner query: DuckDB evaluates the filter of each aggregate
/// anew, and three times as long as all of them side by side.
final class Scan {
    private final List<String> select = new ArrayList<>(List.of("count(*)"));
    private final List<String> facts = new ArrayList<>();
    private final Map<Expectation, Integer> at = new HashMap<>();
    private List<Optional<String>> values = List.of();

    /// Names something that is known of each row.
    ///
    /// @param expression SQL over the relation `r`
    /// @return the column that holds it in aggregates
    String fact(String expression) {
        int known = facts.indexOf(expression);
        if (known < 0) {
            facts.add(expression);
        }
        return "f" + (known < 0 ? facts.size() - 1 : known);
    }

    /// Adds the aggregates of an expectation, over `_row` and [#fact]s.
    void add(Expectation expectation, String... aggregates) {
        at.put(expectation, select.size());
        select.addAll(Arrays.asList(aggregates));
    }

    /// Passes over the data, unless nobody wants to know more than how many rows there are.
    void run(Session session, Dataset dataset) {
        if (at.isEmpty()) {
            values = List.of(Optional.of(Long.toString(dataset.keptRows())));
            return;
        }
        var inner = new StringBuilder("SELECT r._row");
        for (int i = 0; i < facts.size(); i++) {
            inner.append(", ").append(facts.get(i)).append(" AS f").append(i);
        }
        var sql =
                "SELECT %s FROM (%s FROM %s r)"
                        .formatted(String.join(", ", select), inner, session.relation(dataset));
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
