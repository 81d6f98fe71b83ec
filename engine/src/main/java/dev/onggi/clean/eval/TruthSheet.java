package dev.onggi.clean.eval;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.quality.truth.AnswerVerdict;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sampled rows with what is right of them, against which cleaned rows are counted.
///
/// @param sample the rows before cleaning
/// @param truth a Parquet file with `_at` (the row of the sample, from 0), `_n` (which of its
///   output rows, from 1) and the columns compared
/// @param columns the columns compared, by the names that cleaned rows have them under
public record TruthSheet(Dataset sample, Path truth, List<String> columns) {
    private static final int FIRST_CELL = 4;

    /// A compared cell.
    ///
    /// @param row the row of the sample, from 0
    /// @param column its column
    /// @param before what stood there; null where cells are drawn out of text
    /// @param truth what is right
    /// @param answer what was made of it, or null
    /// @param verdict what became of it
    public record Cell(
            int row,
            String column,
            @Nullable String before,
            @Nullable String truth,
            @Nullable String answer,
            AnswerVerdict verdict) {}

    /// Is given each compared cell.
    @FunctionalInterface
    public interface Cells {
        /// Takes a cell.
        ///
        /// @param cell in the order of rows, and within a row of columns
        void add(Cell cell);
    }

    /// Counts the cells of cleaned rows.
    ///
    /// @param session runs the comparison
    /// @param cleaned what a variant made of the sample; rows it does not have were rejected
    /// @param extracted whether its columns were drawn out of text
    /// @param cells is given each
    /// @return the counts
    public AnswerTally measure(Session session, Dataset cleaned, boolean extracted, Cells cells) {
        var tally = new AnswerTally(columns, (int) sample.rows());
        session.query(
                sql(session, cleaned, extracted),
                rows -> {
                    while (rows.next()) {
                        count(rows, extracted, tally, cells);
                    }
                    return "";
                });
        return tally;
    }

    /// Reads cleaned cells without judging them.
    ///
    /// @param session reads them
    /// @param cleaned what a variant made of the sample; rows it does not have are left out
    /// @param extracted whether its columns were drawn out of text
    /// @param cells is given each
    public void answers(Session session, Dataset cleaned, boolean extracted, Cells cells) {
        session.query(
                sql(session, cleaned, extracted),
                rows -> {
                    while (rows.next()) {
                        if (rows.getBoolean(3)) {
                            for (int c = 0; c < columns.size(); c++) {
                                cells.add(cell(rows, c, AnswerVerdict.LEFT));
                            }
                        }
                    }
                    return "";
                });
    }

    private Cell cell(ResultSet rows, int column, AnswerVerdict verdict) throws SQLException {
        int at = FIRST_CELL + 3 * column;
        return new Cell(
                rows.getInt(1),
                columns.get(column),
                rows.getString(at),
                rows.getString(at + 2),
                rows.getString(at + 1),
                verdict);
    }

    private void count(ResultSet rows, boolean extracted, AnswerTally tally, Cells cells)
            throws SQLException {
        int row = rows.getInt(1);
        boolean expected = rows.getBoolean(2);
        boolean answered = rows.getBoolean(3);
        for (int c = 0; c < columns.size(); c++) {
            var before = rows.getString(FIRST_CELL + 3 * c);
            var answer = rows.getString(FIRST_CELL + 3 * c + 1);
            var truth = rows.getString(FIRST_CELL + 3 * c + 2);
            var verdict = verdict(extracted, expected, answered, before, answer, truth);
            tally.add(row, c, verdict, !extracted && AnswerVerdict.rightBefore(before, truth));
            cells.add(cell(rows, c, verdict));
        }
    }

    private static AnswerVerdict verdict(
            boolean extracted,
            boolean expected,
            boolean answered,
            @Nullable String before,
            @Nullable String answer,
            @Nullable String truth) {
        if (!answered) {
            return AnswerVerdict.LEFT;
        }
        if (!expected) {
            return AnswerVerdict.WRONG; // a row too many
        }
        return extracted
                ? AnswerVerdict.extracted(answer, truth)
                : AnswerVerdict.repaired(before, answer, truth);
    }

    private String sql(Session session, Dataset cleaned, boolean extracted) {
        var made = new ArrayList<String>();
        var select = new ArrayList<String>();
        for (int c = 0; c < columns.size(); c++) {
            var name = columns.get(c);
            var column = cleaned.column(name);
            var type = column.map(Column::type).orElse(ColumnType.TEXT);
            made.add(column.map(x -> "c." + Sql.name(name)).orElse("NULL") + " AS a" + c);
            select.add(extracted ? "NULL" : typed("s." + Sql.name(before(name)), type));
            select.add("CAST(m.a" + c + " AS VARCHAR)");
            select.add(typed("t." + Sql.name(name), type));
        }
        var id = extracted ? "id" : cleaned.idColumn();
        return """
        SELECT coalesce(t._at, m._at), t._at IS NOT NULL, m._at IS NOT NULL, %s
        FROM read_parquet(%s) t
        FULL JOIN (
            SELECT s._row AS _at, row_number() OVER (PARTITION BY s._row ORDER BY c._row) AS _n, %s
            FROM %s s JOIN %s c ON c.%s = s.%s) m ON m._at = t._at AND m._n = t._n
        JOIN %s s ON s._row = coalesce(t._at, m._at)
        ORDER BY 1, coalesce(t._n, m._n)\
        """
                .formatted(
                        String.join(", ", select),
                        Sql.path(truth),
                        String.join(", ", made),
                        session.relation(sample, List.of(sample.idColumn())),
                        session.relation(cleaned),
                        id,
                        sample.idColumn(),
                        session.relation(sample));
    }

    /// The sample's column that a cleaned column comes from, or any where there is none.
    private String before(String name) {
        var wanted =
                sample.kind() == Dataset.Kind.TEXT && name.equals("cleaned_text")
                        ? "raw_text"
                        : name;
        return sample.column(wanted).isPresent() ? wanted : sample.idColumn();
    }

    /// A cell as text, written as values of the cleaned column's type are.
    private static String typed(String cell, ColumnType type) {
        return type.kind() == ColumnType.Kind.TEXT
                ? "CAST(" + cell + " AS VARCHAR)"
                : "coalesce(CAST(TRY_CAST(%1$s AS %2$s) AS VARCHAR), CAST(%1$s AS VARCHAR))"
                        .formatted(cell, Sql.type(type));
    }
}
