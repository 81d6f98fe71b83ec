package dev.onggi.connector.jdbc;

import dev.onggi.spi.Request;
import java.util.Map;
import java.util.Optional;

/// Which column tells new rows, as the step's `incremental` says.
///
/// @param column the column
/// @param from where the first run starts; empty for the beginning
/// @param lag how far before the mark late rows are looked for; empty for not at all
record Increment(String column, String from, String lag) {
    /// Reads the key; empty where the step takes everything each time.
    static Optional<Increment> of(Request request) {
        return switch (request.value("incremental")) {
            case String column when !column.isBlank() -> Optional.of(new Increment(column, "", ""));
            case Map<?, ?> map when map.get("column") != null ->
                    Optional.of(
                            new Increment(
                                    text(map, "column"), text(map, "from"), text(map, "lag")));
            case null, default -> Optional.empty();
        };
    }

    private static String text(Map<?, ?> map, String key) {
        var value = map.get(key);
        return value == null ? "" : value.toString();
    }
}
