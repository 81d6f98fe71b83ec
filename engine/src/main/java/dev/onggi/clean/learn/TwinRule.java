package dev.onggi.clean.learn;

import java.util.List;

/// What a task says of rows about the same thing.
///
/// @param columns the columns to compare; empty for those that tell things apart
/// @param merge whether such rows go
record TwinRule(List<String> columns, boolean merge) {
    static final TwinRule ANY = new TwinRule(List.of(), false);

    Twins in(LoadedTable loaded) {
        var table = loaded.table();
        if (!table.has(columns)) {
            return Twins.none();
        }
        var compared =
                columns.isEmpty()
                        ? Numbering.without(table.columns())
                        : columns.stream().map(table::get).toList();
        return new TwinFinder(compared).find(loaded, merge);
    }
}
