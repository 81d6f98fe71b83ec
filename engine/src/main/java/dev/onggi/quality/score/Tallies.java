package dev.onggi.quality.score;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Counts the cells and rows of a dataset. Of large datasets every k-th row is taken by the hash of
/// its id, so that the same rows are taken before and after cleaning; rows are compared with each
/// other by the hash of their content, which keeps duplicates together in the sample.
///
/// @param rows rows of the dataset
/// @param scoredRows rows whose cells were counted
/// @param comparedRows rows that were compared with each other
/// @param distinctRows different ones among them
/// @param columns the counts of each column
record Tallies(
        long rows,
        long scoredRows,
        long comparedRows,
        long distinctRows,
        List<ColumnTally> columns) {
    /// Columns counted in one query, which bounds the memory of the counts.
    private static final int COLUMNS_AT_ONCE = 64;

    static Tallies count(
            Session session, Dataset dataset, List<ScoredColumn> columns, ScoreSettings settings) {
        long every = Math.max(1, Math.ceilDiv(dataset.keptRows(), settings.sampleAbove()));
        var tallies = columns.stream().map(column -> column.tally(settings)).toList();
        var rows = rows(session, dataset, every);
        for (int from = 0; from < columns.size(); from += COLUMNS_AT_ONCE) {
            int to = Math.min(columns.size(), from + COLUMNS_AT_ONCE);
            cells(session, dataset, every, columns.subList(from, to), tallies.subList(from, to));
        }
        return new Tallies(rows.get(0), rows.get(1), rows.get(2), rows.get(3), tallies);
    }

    private static List<Long> rows(Session session, Dataset dataset, long every) {
        var content = content(dataset);
        var compared = "h % " + every + " = 0";
        var sql =
                "SELECT count(*), count(*) FILTER (WHERE taken), count(*) FILTER (WHERE %s),"
                                .formatted(compared)
                        + " count(DISTINCT h) FILTER (WHERE %s) FROM (SELECT %s AS taken, %s AS h"
                                .formatted(compared, taken(dataset, every), content)
                        + " FROM "
                        + session.relation(dataset)
                        + " r)";
        return session.query(sql, Tallies::numbers);
    }

    private static void cells(
            Session session,
            Dataset dataset,
            long every,
            List<ScoredColumn> columns,
            List<ColumnTally> tallies) {
        var select = new ArrayList<String>();
        for (int c = 0; c < columns.size(); c++) {
            var cell = "CAST(r." + Sql.name(columns.get(c).stored().name()) + " AS VARCHAR)";
            select.add("count(" + session.map(tallies.get(c), "r._row", cell) + ")");
        }
        session.query(
                "SELECT %s FROM %s r WHERE %s"
                        .formatted(
                                String.join(", ", select),
                                session.relation(dataset),
                                taken(dataset, every)),
                Tallies::numbers);
    }

    private static List<Long> numbers(ResultSet result) throws java.sql.SQLException {
        result.next();
        var numbers = new ArrayList<Long>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            numbers.add(result.getLong(i));
        }
        return numbers;
    }

    /// Whether a row is in the sample.
    private static String taken(Dataset dataset, long every) {
        var id =
                dataset.column(dataset.idColumn()).isPresent()
                        ? "r." + Sql.name(dataset.idColumn())
                        : "r._row";
        return every == 1 ? "true" : "hash(" + id + ") % " + every + " = 0";
    }

    /// The hash of a row without its system columns.
    private static String content(Dataset dataset) {
        var names =
                ScoredColumn.of(dataset).stream()
                        .map(column -> column.stored().name())
                        .filter(name -> !dataset.unfolded().contains(name))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (!dataset.unfolded().isEmpty()) {
            names.add("metadata");
        }
        return names.isEmpty()
                ? "hash(r._row)"
                : names.stream()
                        .map(name -> "r." + Sql.name(name))
                        .collect(Collectors.joining(", ", "hash(", ")"));
    }
}
