package dev.onggi.collect;

import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.List;

/// The columns known at one moment of a collection. Later layouts have the same columns first, and
/// perhaps more of them or wider types. Compared by identity.
final class Layout {
    private final List<Column> columns;

    Layout(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    List<Column> columns() {
        return columns;
    }

    /// The position of a column, in upper or lower case; -1 where there is none.
    int indexOf(String name) {
        int found = -1;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
            if (found < 0 && columns.get(i).name().equalsIgnoreCase(name)) {
                found = i;
            }
        }
        return found;
    }

    /// The type of a column, text where there is none of that very name.
    ColumnType type(String name) {
        return columns.stream()
                .filter(c -> c.name().equals(name))
                .map(Column::type)
                .findFirst()
                .orElse(ColumnType.TEXT);
    }

    /// The names for a message.
    String names() {
        var names = columns.stream().limit(30).map(c -> "`" + c.name() + "`").toList();
        return String.join(", ", names) + (columns.size() > 30 ? ", ..." : "");
    }
}
