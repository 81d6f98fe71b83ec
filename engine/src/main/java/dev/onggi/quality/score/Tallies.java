package dev.onggi.quality.score;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
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
        var query = new Query(session, dataset, every);
        var rows = query.run(rows(every), columns, tallies, 0);
        for (int from = COLUMNS_AT_ONCE; from < columns.size(); from += COLUMNS_AT_ONCE) {
            query.run("count(*)", columns, tallies, from);
        }
        return new Tallies(rows.get(0), rows.get(1), rows.get(2), rows.get(3), tallies);
    }

    /// A scan of the dataset.
    private record Query(Session session, Dataset dataset, long every) {
        /// Counts rows, and the cells of at most [#COLUMNS_AT_ONCE] columns.
        List<Long> run(
                String rows, List<ScoredColumn> columns, List<ColumnTally> tallies, int from) {
            int to = Math.min(columns.size(), from + COLUMNS_AT_ONCE);
            var inner = new StringBuilder("SELECT ").append(taken(dataset, every));
            inner.append(" AS taken, ").append(from == 0 ? content(dataset) : "0");
            inner.append(" AS h, r.*");
            var counted = new ArrayList<String>();
            var counts = new StringBuilder("SELECT ").append(rows);
            for (int c = from; c < to; c++) {
                counted.add(columns.get(c).stored().name());
                var cell = "CAST(" + Sql.name(columns.get(c).stored().name()) + " AS VARCHAR)";
                counts.append(", count(CASE WHEN taken THEN ")
                        .append(session.map(tallies.get(c), "_row", cell))
                        .append(" END)");
            }
            counted.add(dataset.idColumn());
            var relation =
                    from == 0 ? session.relation(dataset) : session.relation(dataset, counted);
            return session.query(
                    "%s FROM (%s FROM %s r)".formatted(counts, inner, relation), Tallies::numbers);
        }
    }

    private static String rows(long every) {
        return "count(*), count(*) FILTER (WHERE taken), count(*) FILTER (WHERE h %% %1$d = 0), count(DISTINCT CASE WHEN h %% %1$d = 0 THEN h END)"
                .formatted(every);
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
                        .map(ScoredColumn::stored)
                        .filter(column -> !dataset.unfolded().contains(column))
                        .map(Column::name)
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
