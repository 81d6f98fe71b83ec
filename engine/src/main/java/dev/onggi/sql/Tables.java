package dev.onggi.sql;

import dev.onggi.data.Dataset;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What a query can read, by names in which upper and lower case are the same.
final class Tables {
    /// Text that is text by its nature and needs no declaration.
    private static final Set<String> TEXT_BY_NATURE =
            Set.of(
                    "source",
                    "raw_text",
                    "cleaned_text",
                    "llm_model",
                    "cleaning_task",
                    "_source",
                    "_llm_model",
                    "_cleaning_task",
                    "_file");

    private final Map<String, Dataset> byName = new LinkedHashMap<>();

    Tables(List<Job.Table> tables) {
        tables.forEach(
                table -> table.names().forEach(name -> byName.put(key(name), table.dataset())));
    }

    /// The dataset that a name stands for.
    Dataset dataset(String name) {
        return Objects.requireNonNull(byName.get(key(name)), name);
    }

    boolean contains(String name) {
        return byName.containsKey(key(name));
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /// The names of all columns, each once.
    List<String> columns() {
        return byName.values().stream()
                .flatMap(dataset -> dataset.readable().stream())
                .map(Column::name)
                .distinct()
                .toList();
    }

    /// Whether a column of a table holds text whose meaning nobody has declared.
    boolean undeclared(String table, String column) {
        return Optional.ofNullable(byName.get(key(table))).stream()
                .anyMatch(dataset -> undeclared(dataset, column));
    }

    /// The first table with an undeclared column of this name.
    Optional<String> tableOfUndeclared(String column) {
        return byName.entrySet().stream()
                .filter(entry -> undeclared(entry.getValue(), column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean undeclared(Dataset dataset, String column) {
        var own = dataset.ownColumns();
        return dataset.readable().stream()
                .filter(c -> c.name().equalsIgnoreCase(column))
                .filter(c -> c.type().equals(ColumnType.TEXT))
                .filter(c -> !dataset.layout().declared().contains(c.name()))
                .anyMatch(c -> own.contains(c) || !TEXT_BY_NATURE.contains(c.name()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
