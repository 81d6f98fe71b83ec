package dev.onggi.connector.jdbc;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Request;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a save step says about its table.
///
/// @param table where the rows go
/// @param mode what happens to the rows already there
/// @param key the columns that tell a row for [SaveMode#UPSERT]; else empty
/// @param create whether a table that is not there is made
record SaveSettings(QualifiedName table, SaveMode mode, List<String> key, boolean create) {
    static SaveSettings of(Request request, List<Column> columns) throws Failure {
        check(request);
        var mode = mode(request.setting("mode", "append"));
        var key = key(request.value("key"));
        var names = columns.stream().map(Column::name).toList();
        for (var name : key) {
            if (!names.contains(name)) {
                throw Failure.user(
                        "the key column " + name + " is not among the rows' columns",
                        Tables.nearest(name, names)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("there are: " + String.join(", ", names)));
            }
        }
        return new SaveSettings(
                QualifiedName.parse(request.setting("table")),
                mode,
                key,
                !request.setting("create", "true").equals("false"));
    }

    /// Finds out whether mode, key and table go together, before the rows are known.
    ///
    /// @throws Failure when they do not
    static void check(GivenSettings settings) throws Failure {
        var mode = mode(settings.setting("mode", "append"));
        var key = key(settings.value("key"));
        if (mode == SaveMode.UPSERT && key.isEmpty()) {
            throw Failure.user(
                    "`mode: upsert` needs the key `key`",
                    "say which columns tell a row, such as key: [id]");
        }
        if (mode != SaveMode.UPSERT && !key.isEmpty()) {
            throw Failure.user(
                    "`key` has a meaning only with `mode: upsert`",
                    "leave it out, or say `mode: upsert`");
        }
        QualifiedName.parse(settings.setting("table"));
    }

    private static SaveMode mode(String written) throws Failure {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "append" -> SaveMode.APPEND;
            case "replace" -> SaveMode.REPLACE;
            case "upsert" -> SaveMode.UPSERT;
            default ->
                    throw Failure.user(
                            "`mode: " + written + "` is unknown", "say append, replace or upsert");
        };
    }

    private static List<String> key(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }
}
