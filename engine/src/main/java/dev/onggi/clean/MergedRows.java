package dev.onggi.clean;

import dev.onggi.clean.learn.Twin;
import dev.onggi.clean.learn.Twins;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rows that go because they are about the same thing as an earlier row that stays.
public final class MergedRows {
    private final Map<Long, Twin> twins = new LinkedHashMap<>();
    private final Map<Long, String> ids = new HashMap<>();
    private final RowSet rows = new RowSet();

    private MergedRows() {}

    /// The rows that go.
    ///
    /// @param session the engine
    /// @param dataset where they stand
    /// @param found rows about the same thing; none goes where nobody said `merge: true`
    /// @return a twin of a row that is left out already stays
    public static MergedRows of(Session session, Dataset dataset, Twins found) {
        var merged = new MergedRows();
        for (var twin : found.merge() ? found.rows() : List.<Twin>of()) {
            if (!dataset.leftOut().contains(twin.row()) && !dataset.leftOut().contains(twin.of())) {
                merged.twins.put(twin.row(), twin);
                merged.rows.add(twin.row());
            }
        }
        merged.name(session, dataset);
        return merged;
    }

    private void name(Session session, Dataset dataset) {
        if (twins.isEmpty()) {
            return;
        }
        var stay = new RowSet();
        twins.values().stream().mapToLong(Twin::of).sorted().distinct().forEach(stay::add);
        session.query(
                "SELECT _row, CAST("
                        + Sql.name(dataset.idColumn())
                        + " AS VARCHAR) FROM "
                        + session.relation(dataset, List.of(dataset.idColumn()))
                        + " AS rows WHERE "
                        + session.in(stay, "_row"),
                result -> {
                    while (result.next()) {
                        ids.put(result.getLong(1), result.getString(2));
                    }
                    return "";
                });
    }

    /// The rows.
    ///
    /// @return their positions in the file
    public RowSet rows() {
        return rows;
    }

    /// Why a row goes.
    ///
    /// @param row one of [#rows]
    /// @return one sentence for the rejects
    public String reason(long row) {
        var twin = twins.get(row);
        if (twin == null) {
            return "";
        }
        var same = "the same as " + ids.getOrDefault(twin.of(), "row " + (twin.of() + 1));
        return twin.differences().isEmpty()
                ? same
                : same
                        + twin.differences().stream()
                                .map(d ->
                                        "%s: \"%s\", not \"%s\""
                                                .formatted(d.column(), d.value(), d.other()))
                                .collect(Collectors.joining("; ", "; ", ""));
    }
}
