package dev.onggi.data.csv;

import dev.onggi.spi.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes the names of a header unique: a second `a` becomes `a_2`, an empty one `column_3`. A name
/// that a header has itself is given to no other column. DuckDB takes names that differ only in
/// case for the same.
public final class ColumnNames {
    private final List<Column> columns = new ArrayList<>();
    private final List<Renamed> renamed = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> written = new HashSet<>();

    /// A column that could not keep the name it has in the header.
    ///
    /// @param position from 1
    /// @param written the name in the header; blank where it has none
    /// @param name the name it got
    public record Renamed(int position, String written, String name) {}

    /// Names the columns of a header.
    ///
    /// @param header as it is written; names may be empty
    public ColumnNames(List<String> header) {
        header.forEach(name -> written.add(folded(name)));
        header.forEach(this::add);
    }

    private void add(String header) {
        int position = columns.size() + 1;
        var name = header.isBlank() ? "column_" + position : header;
        boolean own = !header.isBlank() && taken.add(folded(name));
        if (!own) {
            name = free(name, header.isBlank());
            renamed.add(new Renamed(position, header, name));
        }
        columns.add(Column.text(name));
    }

    private String free(String base, boolean asItIs) {
        var name = asItIs ? base : base + "_2";
        for (int n = asItIs ? 2 : 3;
                written.contains(folded(name)) || !taken.add(folded(name));
                n++) {
            name = base + "_" + n;
        }
        return name;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// The columns, all of text.
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
