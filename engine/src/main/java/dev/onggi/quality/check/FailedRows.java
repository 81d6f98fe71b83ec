package dev.onggi.quality.check;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads rows that failed: their positions to reject them, their ids and values to show them.
final class FailedRows {
    /// How many rows are shown.
    static final int EXAMPLES = 10;

    private final Session session;
    private final Dataset dataset;
    private final CellConditions conditions;

    FailedRows(Session session, Dataset dataset, CellConditions conditions) {
        this.session = session;
        this.dataset = dataset;
        this.conditions = conditions;
    }

    /// The positions of the rows that break each of several claims, in one pass.
    List<RowSet> positions(List<? extends Claim.OfCells> claims) {
        var broken = claims.stream().map(conditions::broken).toList();
        var sets = new ArrayList<RowSet>();
        claims.forEach(claim -> sets.add(new RowSet()));
        var sql =
                "SELECT _row, %s FROM %s r WHERE %s"
                        .formatted(
                                String.join(", ", broken),
                                session.relation(dataset),
                                String.join(" OR ", broken));
        return session.query(
                sql,
                rows -> {
                    while (rows.next()) {
                        for (int i = 0; i < sets.size(); i++) {
                            if (rows.getBoolean(i + 2)) {
                                sets.get(i).add(rows.getLong(1));
                            }
                        }
                    }
                    return sets;
                });
    }

    /// The positions of rows that repeat the key of an earlier row.
    RowSet positions(Claim.Unique claim) {
        return session.query(
                new RepeatedKeys(session, dataset, claim).positions(),
                rows -> {
                    var set = new RowSet();
                    while (rows.next()) {
                        set.add(rows.getLong(1));
                    }
                    return set;
                });
    }

    /// The rows at some positions, with their values in some columns.
    List<Example> examples(List<Long> positions, List<String> columns) {
        if (positions.isEmpty()) {
            return List.of();
        }
        var select = new StringBuilder("_row, " + id());
        for (var column : columns) {
            select.append(", left(CAST(")
                    .append(CellConditions.cell(column))
                    .append(" AS VARCHAR), 100)");
        }
        var sql =
                "SELECT %s FROM %s r WHERE _row IN (%s)"
                        .formatted(
                                select,
                                session.relation(dataset),
                                positions.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", ")));
        Map<Long, Example> found = new HashMap<>();
        session.query(
                sql,
                rows -> {
                    while (rows.next()) {
                        var values = new ArrayList<@Nullable String>();
                        for (int c = 0; c < columns.size(); c++) {
                            values.add(Example.shorten(rows.getString(c + 3)));
                        }
                        found.put(rows.getLong(1), new Example(rows.getString(2), values));
                    }
                    return found;
                });
        return positions.stream().sorted().map(found::get).filter(e -> e != null).toList();
    }

    /// SQL of the id by which people know a row.
    private String id() {
        return dataset.column(dataset.idColumn()).isPresent()
                ? "CAST(" + CellConditions.cell(dataset.idColumn()) + " AS VARCHAR)"
                : "CAST(r._row + 1 AS VARCHAR)";
    }
}
