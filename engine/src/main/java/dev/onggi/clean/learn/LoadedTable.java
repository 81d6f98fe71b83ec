package dev.onggi.clean.learn;

import dev.onggi.data.Batch;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The text columns of a dataset in memory, as the rules on cells leave them.
public final class LoadedTable {
    private static final String ROW = "_row";

    private final Table table;
    private final @Nullable RowPositions positions;

    LoadedTable(Table table, @Nullable RowPositions positions) {
        this.table = table;
        this.positions = positions;
    }

    Table table() {
        return table;
    }

    /// Where a row stands in the dataset's file.
    long position(int row) {
        return positions == null ? row : positions.of(row);
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
        var columns = names.stream().map(DictionaryColumn::new).toList();
        boolean all = dataset.leftOut().isEmpty();
        var positions = all ? null : new RowPositions();
        try (var reader = session.read(select(session, dataset, names, all), read(names, all))) {
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                if (positions != null) {
                    positions.add(cells(batch, names.size()), batch.rows());
                }
                for (int c = 0; c < columns.size(); c++) {
                    columns.get(c).add(cells(batch, c), batch.rows());
                }
            }
        } catch (OnggiException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
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
        return new LoadedTable(new Table(coded), positions);
    }

    /// @param all whether all rows are handed on, so that nobody needs to ask where one stands
    private static String select(
            Session session, Dataset dataset, List<String> names, boolean all) {
        var select =
                read(names, all).stream()
                        .map(name -> "CAST(" + Sql.name(name) + " AS VARCHAR)")
                        .collect(Collectors.joining(", "));
        return "SELECT " + select + " FROM " + session.relation(dataset, names) + " AS rows";
    }

    private static List<String> read(List<String> names, boolean all) {
        var read = new ArrayList<>(names);
        if (!all || names.isEmpty()) {
            read.add(ROW);
        }
        return read;
    }

    private static @Nullable Object[] cells(Batch batch, int column) {
        return (Object[]) batch.columns()[column];
    }

    /// Cleans each distinct value of a column once.
    private static void clean(CodedColumn column, RuleChain chain, boolean typed) {
        var cell = new CleanCell();
        column.rewrite(
                text -> {
                    chain.apply(text, cell);
                    var written = cell.text();
                    return typed && written != null && !chain.reads(written) ? null : written;
                },
                Placed::quietly);
    }

    /// A column that is read until its texts take too much memory.
    private static final class DictionaryColumn {
        private static final long MOST_CHARACTERS = 48L << 20;
        private static final int MOST_VALUES = 1 << 20;

        private @Nullable CodedColumn column;
        private long characters;

        DictionaryColumn(String name) {
            column = new CodedColumn(name);
        }

        @Nullable CodedColumn column() {
            return column;
        }

        void add(@Nullable Object[] cells, int count) {
            var open = column;
            for (int i = 0; i < count && open != null; i++) {
                var text = (String) cells[i];
                int before = open.size();
                open.add(text);
                if (open.size() > before && text != null) {
                    characters += text.length();
                    if (characters > MOST_CHARACTERS || open.size() > MOST_VALUES) {
                        column = null;
                        return;
                    }
                }
            }
        }
    }
}
