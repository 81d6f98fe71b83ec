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
    private final List<Renamed> renamed = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    /// A column that could not keep the name it has in the header.
    ///
    /// @param position from 1
    /// @param written the name in the header; blank where it has none
    /// @param name the name it got
    public record Renamed(int position, String written, String name) {}

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
            renamed.add(new Renamed(columns.size() + 1, written, name));
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

    /// Columns whose names had to change, because they were taken or empty.
    ///
    /// @return in order
    public List<Renamed> renamed() {
        return List.copyOf(renamed);
    }
}
