package dev.onggi.testkit.model;

import dev.onggi.spi.ModelRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills what an answer's schema asks for and an item does not show, by the property's type and a
/// hash of the item: the same item gets the same values.
final class SchemaFilling {
    private final Map<String, Object> properties;

    private SchemaFilling(Map<String, Object> properties) {
        this.properties = properties;
    }

    /// The filling of a request's schema; fills nothing where it has none.
    static SchemaFilling of(ModelRequest request) {
        var schema = request.schema();
        var items =
                Json.map(
                        schema == null
                                ? null
                                : Json.map(
                                                Json.object(schema.json())
                                                        .orElse(Map.of())
                                                        .get("properties"))
                                        .get("items"));
        return new SchemaFilling(Json.map(Json.map(items.get("items")).get("properties")));
    }

    /// The fields that an answer to an item needs beside those it has.
    ///
    /// @param item what was asked, without its id
    /// @param answer what is said already
    Map<String, Object> fill(Map<String, Object> item, Map<String, Object> answer) {
        var filled = new LinkedHashMap<String, Object>();
        answer.forEach((name, value) -> {
            if (properties.isEmpty() || properties.containsKey(name)) {
                filled.put(name, value);
            }
        });
        int seed = Math.floorMod(item.hashCode(), 1_000_003);
        properties.forEach((name, property) -> {
            if (!name.equals("id") && !filled.containsKey(name)) {
                filled.put(name, value(Json.map(property), seed, item));
            }
        });
        return filled;
    }

    private static Object value(Map<String, Object> property, int seed, Map<String, Object> item) {
        if (property.get("enum") instanceof List<?> allowed && allowed.getFirst() != null) {
            var values = allowed.stream().filter(value -> value != null).toList();
            return values.get(seed % values.size());
        }
        return switch (type(property.get("type"))) {
            case "integer" -> seed % 5 + 1;
            case "number" -> (seed % 1000) / 10.0;
            case "boolean" -> seed % 2 == 0;
            case "array" -> rows(property, seed, item);
            default -> text(property.get("format"), seed, item);
        };
    }

    /// A list of changes stays empty; of rows there is one.
    private static List<Object> rows(
            Map<String, Object> property, int seed, Map<String, Object> item) {
        var cells = Json.map(Json.map(property.get("items")).get("properties"));
        if (cells.containsKey("column")) {
            return List.of();
        }
        var row = new LinkedHashMap<String, Object>();
        cells.forEach((name, cell) -> row.put(name, value(Json.map(cell), seed, item)));
        return List.of(row);
    }

    private static String type(@Nullable Object type) {
        return type instanceof List<?> types
                ? String.valueOf(types.getFirst())
                : String.valueOf(type);
    }

    private static String text(@Nullable Object format, int seed, Map<String, Object> item) {
        return switch (String.valueOf(format)) {
            case "date" -> "2026-01-%02d".formatted(seed % 28 + 1);
            case "time" -> "%02d:00:00".formatted(seed % 24);
            case "date-time" -> "2026-01-%02dT00:00:00".formatted(seed % 28 + 1);
            default ->
                    item.values().stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .findFirst()
                            .map(text -> text.strip().split("\\s+", 2)[0])
                            .orElse("?");
        };
    }
}
