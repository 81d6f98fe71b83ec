package dev.onggi.clean.learn;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table in memory, each column dictionary-encoded.
final class Table {
    private final List<CodedColumn> columns;
    private @Nullable State thingsOf;
    private @Nullable Entities things;

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

    /// The things that a rule is about, found once for a state of its columns.
    Entities things(EntityRepair rule) {
        var about = rule.changes().stream().map(this::get).toList();
        var state = new State(about, rule.keys().size(), versions(about));
        var known = things;
        if (known == null || !state.equals(thingsOf)) {
            known = Entities.of(about, rule.keys().size(), rule.thresholds().things().margin());
            things = known;
            thingsOf = state;
        }
        return known;
    }

    private static List<Long> versions(List<CodedColumn> columns) {
        return columns.stream().map(CodedColumn::version).toList();
    }

    private record State(List<CodedColumn> columns, int keys, List<Long> versions) {}

    Table copy() {
        return new Table(columns.stream().map(CodedColumn::copy).toList());
    }
}
