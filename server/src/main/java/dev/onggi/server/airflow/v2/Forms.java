package dev.onggi.server.airflow.v2;

import java.util.ArrayList;
import java.util.List;

/// The keys of forms that ask for a page.
final class Forms {
    private Forms() {}

    /// The keys of a form that bounds the times of what it asks for.
    static List<String> timed(String... others) {
        var known = new ArrayList<>(List.of(others));
        for (var time :
                List.of("run_after", "logical_date", "start_date", "end_date", "duration")) {
            for (var ending : List.of("_gte", "_gt", "_lte", "_lt")) {
                known.add(time + ending);
            }
        }
        return List.copyOf(known);
    }
}
