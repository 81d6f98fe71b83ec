package dev.onggi.data.csv;

import dev.onggi.spi.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes the names of a header unique: a second `a` becomes `a_2`, an empty one `column_3`. DuckDB
/// takes names that differ only in case for the same.
public final class ColumnNames {
    private final List<Column> columns = new ArrayList<>();
    private final List<String> renamed = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    /// Adds the next name.
    ///
    /// @param written as the header has it; may be empty
    /// @return the unique name
    public String add(String written) {
        var base = written.isBlank() ? "column_" + (columns.size() + 1) : written;
        var name = base;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = base + "_" + n;
        }
        if (!name.equals(written)) {
            renamed.add(written + " -> " + name);
        }
        columns.add(Column.text(name));
        return name;
    }

    /// The columns so far, all of text.
    ///
    /// @return in order
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    /// Names that had to change, as `a -> a_2`.
    ///
    /// @return in order
    public List<String> renamed() {
        return List.copyOf(renamed);
    }
}
