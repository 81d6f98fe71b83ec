package dev.onggi.sql;

import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.step.Step;
import dev.onggi.step.StepProblem;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.Values;
import java.util.List;
import java.util.stream.Stream;

/// `sql`: a query over the datasets of earlier steps, whose result is a dataset.
public final class SqlStepType implements StepType {
    @Override
    public String uses() {
        return "sql";
    }

    @Override
    public String description() {
        return "Runs one SELECT over the datasets in `from:`; its result is the step's dataset.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text("query", "The SELECT; tables have the names of the steps."),
                Setting.text("file", "A file that holds the SELECT."),
                Setting.text(
                        "memory",
                        "What the query may use, such as `1GB`; the workspace's `sql.memory` by default."));
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public void validate(StepSettings settings, Problems problems) {
        if (settings.has("query") == settings.has("file")) {
            problems.add(
                    settings.node().place(), SqlProblem.ONE_OF_QUERY_AND_FILE, settings.name());
        }
        settings.text("memory")
                .filter(text -> !text.contains("${"))
                .ifPresent(text -> {
                    try {
                        Values.bytes(text);
                    } catch (IllegalArgumentException e) {
                        problems.add(
                                settings.place("memory"),
                                StepProblem.WRONG_VALUE,
                                "memory",
                                text,
                                "size");
                    }
                });
    }

    @Override
    public void inspect(StepSettings settings, Workspace workspace, Problems problems) {
        var written = Stream.of("query", "file").filter(settings::has).toList();
        if (written.size() == 1
                && settings.text(written.getFirst()).filter(t -> !t.contains("${")).isPresent()) {
            SyntaxCheck.check(QueryText.of(settings, workspace));
        }
    }

    @Override
    public Step create(StepSettings settings) {
        return new SqlStep(settings);
    }
}
