package dev.onggi.clean;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The cells of some rows of a dataset as text, read in one go.
final class LookedUpCells {
    private final List<String> names;
    private final Map<Long, List<@Nullable String>> rows = new HashMap<>();

    /// @param names columns; those that the dataset does not have hold nothing
    /// @param positions where the rows stand in the dataset's file
    LookedUpCells(
            Session session,
            Dataset dataset,
            Collection<String> names,
            Collection<Long> positions) {
        var wanted = List.copyOf(names);
        this.names =
                dataset.readable().stream().map(Column::name).filter(wanted::contains).toList();
        if (this.names.isEmpty() || positions.isEmpty()) {
            return;
        }
        var chosen = new RowSet();
        positions.forEach(chosen::add);
        var cells =
                this.names.stream()
                        .map(name -> "CAST(" + Sql.name(name) + " AS VARCHAR)")
                        .collect(Collectors.joining(", "));
        session.query(
                "SELECT _row, %s FROM %s AS rows WHERE %s"
                        .formatted(
                                cells,
                                session.relation(dataset, this.names),
                                session.in(chosen, "_row")),
                result -> {
                    while (result.next()) {
                        var row = new ArrayList<@Nullable String>(this.names.size());
                        for (int c = 0; c < this.names.size(); c++) {
                            row.add(result.getString(c + 2));
                        }
                        rows.put(result.getLong(1), row);
                    }
                    return "";
                });
    }

    /// A cell.
    ///
    /// @return null where it is empty or there is none
    @Nullable String at(long row, String name) {
        int column = names.indexOf(name);
        var cells = rows.get(row);
        return column < 0 || cells == null ? null : cells.get(column);
    }
}
