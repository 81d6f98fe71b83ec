package dev.onggi.clean.learn;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleChain;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The text columns of a dataset in memory, as the rules on cells leave them.
public final class LoadedTable {
    private static final String ROW = "_row";

    /// Columns read in one query, which bounds the memory of their cells.
    private static final int COLUMNS_AT_ONCE = 64;

    private final Table table;
    private final @Nullable LongUnaryOperator positions;

    LoadedTable(Table table, @Nullable LongUnaryOperator positions) {
        this.table = table;
        this.positions = positions;
    }

    Table table() {
        return table;
    }

    /// Where a row stands in the dataset's file.
    long position(int row) {
        return positions == null ? row : positions.applyAsLong(row);
    }

    /// Reads columns.
    ///
    /// @param session the engine
    /// @param dataset what is read
    /// @param names its columns of text
    /// @param chains the rules on cells, by column
    /// @param typed columns of which a value that the rules cannot read counts as missing
    /// @return the table
    public static LoadedTable read(
            Session session,
            Dataset dataset,
            List<String> names,
            Map<String, RuleChain> chains,
            Set<String> typed) {
        int rows = Math.toIntExact(dataset.keptRows());
        boolean all = dataset.leftOut().isEmpty();
        LongUnaryOperator rowOf = all ? position -> position : dataset.leftOut().closedUp();
        var columns = names.stream().map(name -> new ColumnLoading(name, rows, rowOf)).toList();
        for (int from = 0; from < names.size(); from += COLUMNS_AT_ONCE) {
            int to = Math.min(names.size(), from + COLUMNS_AT_ONCE);
            load(session, dataset, names.subList(from, to), columns.subList(from, to));
        }
        var coded = new ArrayList<CodedColumn>();
        for (var column : columns) {
            var values = column.column();
            if (values != null) {
                var chain = chains.get(values.name());
                if (chain != null) {
                    clean(values, chain, typed.contains(values.name()));
                }
                coded.add(values);
            }
        }
        return new LoadedTable(new Table(coded), all ? null : dataset.leftOut().others());
    }

    private static void load(
            Session session, Dataset dataset, List<String> names, List<ColumnLoading> columns) {
        var select = new ArrayList<String>();
        for (int c = 0; c < names.size(); c++) {
            var text = "CAST(" + Sql.name(names.get(c)) + " AS VARCHAR)";
            select.add("count(" + session.map(columns.get(c), ROW, text) + ")");
        }
        session.query(
                "SELECT %s FROM %s AS rows"
                        .formatted(String.join(", ", select), session.relation(dataset, names)),
                ResultSet::next);
    }

    /// Cleans each distinct value of a column once.
    private static void clean(CodedColumn column, RuleChain chain, boolean typed) {
        column.rewrite(
                () -> {
                    var cell = new CleanCell();
                    return text -> {
                        chain.apply(text, cell);
                        var written = cell.text();
                        return typed && written != null && !chain.reads(written) ? null : written;
                    };
                },
                Placed::quietly);
    }
}
