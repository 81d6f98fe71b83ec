package dev.onggi.clean.learn;

import dev.onggi.data.Batch;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The text columns of a dataset in memory, as the rules on cells leave them.
public final class LoadedTable {
    private final Table table;
    private final long[] positions;

    private LoadedTable(Table table, long[] positions) {
        this.table = table;
        this.positions = positions;
    }

    Table table() {
        return table;
    }

    /// Where a row stands in the dataset's file.
    long position(int row) {
        return positions[row];
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
        var positions = new long[1024];
        int rows = 0;
        var select =
                names.stream()
                        .map(name -> ", CAST(" + Sql.name(name) + " AS VARCHAR)")
                        .collect(Collectors.joining());
        var all = new ArrayList<>(List.of("_row"));
        all.addAll(names);
        try (var reader =
                session.read(
                        "SELECT _row"
                                + select
                                + " FROM "
                                + session.relation(dataset, names)
                                + " AS rows",
                        all)) {
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                if (rows + batch.rows() > positions.length) {
                    positions = Arrays.copyOf(positions, (rows + batch.rows()) * 2);
                }
                var numbers = cells(batch, 0);
                for (int r = 0; r < batch.rows(); r++) {
                    positions[rows++] = Long.parseLong(String.valueOf(numbers[r]));
                }
                for (int c = 0; c < columns.size(); c++) {
                    columns.get(c).add(cells(batch, c + 1), batch.rows());
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
                coded.add(
                        chain == null
                                ? values
                                : cleaned(values, chain, typed.contains(values.name())));
            }
        }
        return new LoadedTable(new Table(coded), Arrays.copyOf(positions, rows));
    }

    private static @Nullable Object[] cells(Batch batch, int column) {
        return (Object[]) batch.columns()[column];
    }

    /// A column with each of its distinct values cleaned once.
    private static CodedColumn cleaned(CodedColumn column, RuleChain chain, boolean typed) {
        var cell = new CleanCell();
        var cleaned = new @Nullable String[column.size()];
        for (int id = 0; id < cleaned.length; id++) {
            var text = id == CodedColumn.EMPTY ? null : column.text(id);
            chain.apply(text, cell);
            var written = cell.text();
            cleaned[id] = typed && written != null && !chain.reads(written) ? null : written;
        }
        var result = new CodedColumn(column.name());
        for (int row = 0; row < column.rows(); row++) {
            result.add(cleaned[column.id(row)]);
        }
        return result;
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
