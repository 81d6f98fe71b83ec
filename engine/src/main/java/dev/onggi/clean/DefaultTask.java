package dev.onggi.clean;

import dev.onggi.clean.CleaningTask.Mode;
import dev.onggi.clean.CleaningTask.OfTable;
import dev.onggi.problem.Place;
import dev.onggi.yaml.YamlNode;
import java.util.List;
import java.util.Map;

/// The task of a table for which nobody wrote one: rules that change how a cell is written, never
/// what it says.
final class DefaultTask {
    private static final List<String> RULES = List.of("fix-mojibake", "unicode-nfc", "trim");

    private DefaultTask() {}

    static CleaningTask task() {
        var place = Place.of("default");
        var rules =
                RULES.stream()
                        .map(rule -> (YamlNode) new YamlNode.Scalar(rule, rule, place))
                        .toList();
        return new CleaningTask(
                "default", place, Mode.REPAIR, Map.of(), rules, null, null, OfTable.NOTHING);
    }

    /// A task that declares columns but no rules also cleans what the default rules can, in every
    /// column.
    static CleaningTask completed(CleaningTask task) {
        return task.rules().isEmpty()
                ? new CleaningTask(
                        task.name(),
                        task.place(),
                        task.mode(),
                        task.columns(),
                        task().rules(),
                        task.asks(),
                        task.validation(),
                        task.table())
                : task;
    }
}
