package dev.onggi.data.profile;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.data.profile.ColumnProfile.Counts;
import dev.onggi.rule.type.Reading;
import dev.onggi.rule.type.TypeProposal;
import dev.onggi.rule.type.TypeProposer;
import dev.onggi.rule.type.TypeReader;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Profiles the columns of a dataset. Counts are of all rows; types are proposed by the most
/// frequent different values of the first rows.
public final class Profiler {
    private static final int FIRST_ROWS = 200_000;
    private static final int MOST_VALUES = 10_000;
    private static final int EXAMPLES = 20;
    private static final int LONGEST_EXAMPLE = 200;

    /// Columns that are copied together: every look into a file of very many columns costs more.
    private static final int COPIED = 100;

    private static final String COPY = "onggi_profile";

    private final Session session;
    private final Dataset dataset;
    private List<String> copied = List.of();

    /// A profiler.
    ///
    /// @param session the engine
    /// @param dataset what is profiled
    public Profiler(Session session, Dataset dataset) {
        this.session = session;
        this.dataset = dataset;
    }

    /// Profiles columns.
    ///
    /// @param columns readable columns of the dataset
    /// @return in the same order
    public List<ColumnProfile> profile(List<Column> columns) {
        return columns.stream().map(this::profile).toList();
    }

    private ColumnProfile profile(Column column) {
        var values = values(column);
        var counts =
                values.whole() && dataset.rows() <= FIRST_ROWS ? values.counts() : counts(column);
        var proposal =
                column.type().equals(ColumnType.TEXT)
                        ? TypeProposer.propose(column.name(), values.texts())
                        : null;
        var all =
                new Counts(
                        dataset.keptRows(),
                        dataset.keptRows() - counts.filled(),
                        counts.distinct(),
                        proposal == null ? 0 : misfits(column, proposal),
                        counts.longest());
        return new ColumnProfile(column, all, examples(values.texts()), proposal);
    }

    private static List<String> examples(List<String> values) {
        return values.stream()
                .limit(EXAMPLES)
                .map(v -> v.length() > LONGEST_EXAMPLE ? v.substring(0, LONGEST_EXAMPLE) : v)
                .toList();
    }

    private record Filled(long filled, long distinct, long longest) {}

    /// The most frequent values.
    ///
    /// @param whole whether these are all values of the rows looked at
    private record Values(List<String> texts, boolean whole, Filled counts) {}

    private Values values(Column column) {
        return session.query(
                "SELECT v, count(*) AS n FROM (SELECT "
                        + text(column)
                        + " AS v, _row FROM "
                        + relation(column)
                        + " AS rows LIMIT "
                        + FIRST_ROWS
                        + ") WHERE trim(v) <> '' GROUP BY v ORDER BY n DESC, min(_row) LIMIT "
                        + (MOST_VALUES + 1),
                rows -> {
                    var texts = new ArrayList<String>();
                    long filled = 0;
                    long longest = 0;
                    while (rows.next()) {
                        var text = rows.getString(1);
                        texts.add(text);
                        filled += rows.getLong(2);
                        longest = Math.max(longest, text.codePointCount(0, text.length()));
                    }
                    return new Values(
                            texts,
                            texts.size() <= MOST_VALUES,
                            new Filled(filled, texts.size(), longest));
                });
    }

    /// A hash stands for a value, so that a column of long texts needs no memory for them.
    private Filled counts(Column column) {
        return session.query(
                "SELECT count(*), count(DISTINCT hash(v)), coalesce(max(length(v)), 0) FROM (SELECT "
                        + text(column)
                        + " AS v FROM "
                        + relation(column)
                        + " AS rows) WHERE trim(v) <> ''",
                rows -> {
                    rows.next();
                    return new Filled(rows.getLong(1), rows.getLong(2), rows.getLong(3));
                });
    }

    private long misfits(Column column, TypeProposal proposal) {
        if (proposal.type().equals(ColumnType.TEXT)) {
            return 0;
        }
        var reader = TypeReader.of(proposal.type(), null);
        var fits =
                session.test(
                        text -> !(reader.read(text) instanceof Reading.Unreadable), text(column));
        return session.query(
                "SELECT count(*) FROM " + relation(column) + " AS rows WHERE NOT " + fits,
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                });
    }

    private String relation(Column... columns) {
        var names = Arrays.stream(columns).map(Column::name).toList();
        if (!dataset.wide() || names.size() > 1) {
            return session.relation(dataset, names);
        }
        if (!copied.containsAll(names)) {
            copy(names.getFirst());
        }
        return COPY;
    }

    /// Copies a column and those behind it, which are asked for next.
    private void copy(String first) {
        copied =
                dataset.readable().stream()
                        .map(Column::name)
                        .dropWhile(name -> !name.equals(first))
                        .limit(COPIED)
                        .toList();
        session.execute(
                "CREATE OR REPLACE TEMP TABLE "
                        + COPY
                        + " AS SELECT * FROM "
                        + session.relation(dataset, copied)
                        + " AS rows");
    }

    private static String text(Column column) {
        var name = Sql.name(column.name());
        return column.type().equals(ColumnType.TEXT) ? name : "CAST(" + name + " AS VARCHAR)";
    }

    /// How many cells of a text column match patterns.
    ///
    /// @param column a readable column of text
    /// @param patterns regular expressions (RE2), found anywhere in a cell
    /// @return one count for each pattern
    public List<Long> matching(Column column, List<String> patterns) {
        var counts =
                patterns.stream()
                        .map(p ->
                                "count_if(regexp_matches("
                                        + text(column)
                                        + ", "
                                        + Sql.text(p)
                                        + "))")
                        .collect(Collectors.joining(", "));
        return session.query(
                "SELECT " + counts + " FROM " + relation(column) + " AS rows",
                rows -> {
                    rows.next();
                    var all = new ArrayList<Long>();
                    for (int i = 1; i <= patterns.size(); i++) {
                        all.add(rows.getLong(i));
                    }
                    return List.copyOf(all);
                });
    }

    /// How many cells of a column of numbers lie beyond two ends.
    ///
    /// @param column of type integer, number or decimal
    /// @param least the smallest number that does not
    /// @param greatest the largest one
    /// @return cells, those without a value left out
    public long beyond(Column column, long least, long greatest) {
        return session.query(
                "SELECT count_if(%1$s < %2$d OR %1$s > %3$d) FROM %4$s AS rows"
                        .formatted(Sql.name(column.name()), least, greatest, relation(column)),
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                });
    }

    /// The first rows of a dataset.
    ///
    /// @param columns readable columns
    /// @param most rows at most
    /// @return cells as text, null where there is no value
    public List<List<@Nullable String>> first(List<Column> columns, int most) {
        var cells = columns.stream().map(Profiler::text).toList();
        return session.query(
                "SELECT "
                        + String.join(", ", cells)
                        + " FROM "
                        + relation(columns.toArray(Column[]::new))
                        + " AS rows ORDER BY _row LIMIT "
                        + most,
                rows -> {
                    var all = new ArrayList<List<@Nullable String>>();
                    while (rows.next()) {
                        var row = new ArrayList<@Nullable String>();
                        for (int c = 1; c <= cells.size(); c++) {
                            row.add(rows.getString(c));
                        }
                        all.add(row);
                    }
                    return all;
                });
    }
}
