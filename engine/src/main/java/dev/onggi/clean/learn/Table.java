package dev.onggi.clean.learn;

import java.util.List;
import java.util.Optional;

/// A table in memory, each column dictionary-encoded.
final class Table {
    private final List<CodedColumn> columns;

    Table(List<CodedColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    List<CodedColumn> columns() {
        return columns;
    }

    int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().rows();
    }

    Optional<CodedColumn> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    CodedColumn get(String name) {
        return column(name).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /// Whether all columns are there.
    boolean has(List<String> names) {
        return names.stream().allMatch(name -> column(name).isPresent());
    }

    Table copy() {
        return new Table(columns.stream().map(CodedColumn::copy).toList());
    }
}
