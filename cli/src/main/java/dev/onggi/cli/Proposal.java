package dev.onggi.cli;

import dev.onggi.clean.learn.Learnt;
import dev.onggi.clean.learn.RulesText;
import dev.onggi.pipeline.PipelineText;
import dev.onggi.yaml.FlowText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A pipeline and its cleaning task, proposed from the data.
///
/// @param name the pipeline's name
/// @param source where the data comes from
/// @param collect the keys of the collect step beside that
/// @param columns what the task declares; for a text its one column
/// @param rules the task's rules
/// @param learnt rules on the table as a whole, which follow those of the task
/// @param checks before and after cleaning
record Proposal(
        String name,
        NewSource source,
        Map<String, String> collect,
        List<ColumnDraft> columns,
        List<String> rules,
        Learnt learnt,
        Checks checks) {
    /// Rules that change how a cell is written, never what it says.
    static final List<String> TABLE_RULES =
            List.of("fix-mojibake", "unicode-nfc", "collapse-space", "trim");

    /// Rules for running text.
    static final List<String> TEXT_RULES =
            List.of("strip-html", "fix-mojibake", "unicode-nfc", "collapse-space", "trim");

    /// What is expected of the data.
    ///
    /// @param raw as it was collected
    /// @param cleaned as it is saved
    record Checks(List<Map<String, Object>> raw, List<Map<String, Object>> cleaned) {}

    Proposal with(List<ColumnDraft> changed) {
        return new Proposal(name, source, collect, changed, rules, learnt, checks);
    }

    Proposal expecting(List<Map<String, Object>> cleaned) {
        return new Proposal(
                name, source, collect, columns, rules, learnt, new Checks(checks.raw(), cleaned));
    }

    Proposal following(Learnt found) {
        return new Proposal(name, source, collect, columns, rules, found, checks);
    }

    /// The task's name and its file's name without its ending.
    String task() {
        return name + "_cleaning";
    }

    String pipelineFile() {
        return "pipelines/" + name + ".yaml";
    }

    String taskFile() {
        return "resources/" + task() + ".yaml";
    }

    /// What is written, by name in the workspace: the pipeline last, because it needs the others.
    ///
    /// @param place what the pipeline's `path` or `url` says
    SequencedMap<String, String> files(String place) {
        var files = new LinkedHashMap<String, String>();
        files.put(taskFile(), taskText());
        if (!learnt.rules().isEmpty()) {
            files.put(
                    "resources/" + task() + ".rules.yaml", RulesText.of(learnt, source.written()));
        }
        files.put(pipelineFile(), pipelineText(place));
        return files;
    }

    /// The pipeline's YAML.
    ///
    /// @param place what its `path` or `url` says
    private String pipelineText(String place) {
        var text = new PipelineText(name, "Collects, cleans, checks and saves " + name);
        text.step("fetch", source.uses()).key(source.key(), place).key("source", name);
        collect.forEach(text::key);
        if (!checks.raw().isEmpty()) {
            text.step("inspect", "check").list("expect", checks.raw());
        }
        text.step("refine", "clean").key("task", task());
        if (!checks.cleaned().isEmpty()) {
            text.step("accept", "check").list("expect", checks.cleaned());
        }
        return text.step("export", "save/csv").toString();
    }

    /// The task's YAML.
    String taskText() {
        var text = new StringBuilder();
        text.append("task_name: ").append(FlowText.of(task())).append('\n');
        text.append("description: ")
                .append(FlowText.of("How the data of " + name + " is cleaned"))
                .append('\n');
        text.append("model: builtin\n");
        text.append("rules: ").append(FlowText.of(rules)).append('\n');
        if (!columns.isEmpty()) {
            text.append("columns:\n");
        }
        for (var column : columns) {
            var comment = column.comment();
            if (comment != null) {
                comment.lines().forEach(line -> text.append("  # ").append(line).append('\n'));
            }
            text.append("  ").append(column.yaml()).append('\n');
        }
        return text.toString();
    }
}
