package dev.onggi.save;

import dev.onggi.data.Dataset;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Column;
import dev.onggi.step.StepProblem;
import dev.onggi.step.StepSettings;
import dev.onggi.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Which columns a save writes, in which order and under which names.
///
/// Without `columns:` a table is saved without its system columns. A text keeps the columns of the
/// text schema, and the columns that its metadata holds stand in the place of `metadata`.
final class ColumnChoice {
    private static final int NAMES_SHOWN = 30;

    private final Dataset dataset;
    private final StepSettings settings;
    private final Problems problems = new Problems();
    private final List<SavedColumn> chosen = new ArrayList<>();

    private ColumnChoice(Dataset dataset, StepSettings settings) {
        this.dataset = dataset;
        this.settings = settings;
    }

    static List<SavedColumn> of(Dataset dataset, StepSettings settings) {
        return new ColumnChoice(dataset, settings).choose();
    }

    /// Finds what is wrong with `columns:` as such.
    static void validate(StepSettings settings, Problems problems) {
        var node = settings.get("columns");
        var names =
                switch (node) {
                    case null -> List.<YamlNode>of();
                    case YamlNode.Scalar scalar -> List.<YamlNode>of(scalar);
                    case YamlNode.Items items -> items.items();
                    case YamlNode.Entries entries ->
                            entries.entries().values().stream().map(YamlNode.Entry::value).toList();
                };
        names.stream()
                .filter(name -> !(name instanceof YamlNode.Scalar))
                .forEach(name -> problems.add(name.place(), SaveProblem.WRONG_COLUMNS));
        if (node instanceof YamlNode.Items && names.isEmpty()) {
            problems.add(node.place(), SaveProblem.WRONG_COLUMNS);
        }
    }

    private List<SavedColumn> choose() {
        switch (settings.has("columns") ? settings.get("columns") : null) {
            case null -> standard().forEach(c -> chosen.add(new SavedColumn(c, c.name())));
            case YamlNode.Scalar scalar -> add(scalar.text(), scalar.text(), scalar.place());
            case YamlNode.Items items -> items.items().forEach(this::add);
            case YamlNode.Entries entries -> entries.entries().forEach(this::add);
        }
        refuseDoubleNames();
        problems.throwIfAny();
        if (chosen.isEmpty()) {
            problems.add(settings.place("columns"), SaveProblem.NO_COLUMNS, settings.name());
        }
        problems.throwIfAny();
        return List.copyOf(chosen);
    }

    private List<Column> standard() {
        if (settings.flag("system_columns", false)) {
            return dataset.readable();
        }
        if (dataset.kind() == Dataset.Kind.TABLE) {
            return dataset.ownColumns();
        }
        return dataset.readable().stream()
                .filter(c -> dataset.unfolded().isEmpty() || !c.name().equals("metadata"))
                .toList();
    }

    private void add(YamlNode item) {
        if (item instanceof YamlNode.Scalar scalar) {
            add(scalar.text(), scalar.text(), scalar.place());
        } else {
            problems.add(item.place(), SaveProblem.WRONG_COLUMNS);
        }
    }

    private void add(String column, YamlNode.Entry entry) {
        if (entry.value() instanceof YamlNode.Scalar scalar) {
            add(column, scalar.value() == null ? column : scalar.text(), entry.keyPlace());
        } else {
            problems.add(entry.value().place(), SaveProblem.WRONG_COLUMNS);
        }
    }

    private void add(String column, String name, Place place) {
        dataset.column(column)
                .ifPresentOrElse(
                        found -> chosen.add(new SavedColumn(found, name)),
                        () -> missing(column, place));
    }

    private void missing(String column, Place place) {
        var names = dataset.readable().stream().map(Column::name).toList();
        var shown =
                names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                        + (names.size() > NAMES_SHOWN ? ", ..." : "");
        NearestName.of(column, names)
                .ifPresentOrElse(
                        near ->
                                problems.add(
                                        place,
                                        SaveProblem.MISSPELT_COLUMN,
                                        column,
                                        settings.name(),
                                        near,
                                        shown),
                        () ->
                                problems.add(
                                        place,
                                        StepProblem.NO_SUCH_COLUMN,
                                        column,
                                        settings.name(),
                                        shown));
    }

    private void refuseDoubleNames() {
        var seen = new HashSet<String>();
        for (var column : chosen) {
            if (settings.has("columns") && !seen.add(column.name().toLowerCase(Locale.ROOT))) {
                problems.add(settings.place("columns"), SaveProblem.DOUBLE_NAME, column.name());
            }
        }
    }
}
