package dev.onggi.clean;

import dev.onggi.clean.ask.form.AnswerColumn;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Placeholders;
import dev.onggi.data.Dataset;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Fits what a task asks models to a dataset: which columns an item shows, and which an answer may
/// change.
final class ModelForm {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final CleaningTask task;
    private final ModelTask asks;
    private final Dataset dataset;

    private ModelForm(CleaningTask task, ModelTask asks, Dataset dataset) {
        this.task = task;
        this.asks = asks;
        this.dataset = dataset;
    }

    /// The form of a task over a dataset.
    ///
    /// @throws OnggiException where the prompt or the task names a column the data does not have
    static Form of(CleaningTask task, ModelTask asks, Dataset dataset) {
        return new ModelForm(task, asks, dataset).form();
    }

    private Form form() {
        var problems = new Problems();
        var names = names();
        for (var placeholder : ModelTaskReader.unknown(asks, names)) {
            problems.add(
                    asks.place(),
                    CleanProblem.UNKNOWN_PLACEHOLDER,
                    placeholder,
                    NearestName.of(placeholder, names).orElse(""),
                    String.join(", ", names));
        }
        var outputs = outputs();
        var fields = new LinkedHashSet<String>();
        if (task.mode() != CleaningTask.Mode.EXTRACT) {
            outputs.forEach(column -> fields.add(column.name()));
        }
        fields.addAll(Placeholders.in(asks.wording().prompt()));
        if (fields.isEmpty()) {
            fields.addAll(task.columns().isEmpty() ? own() : task.columns().keySet());
        }
        for (var field : fields) {
            var column = task.columns().get(field);
            if (column != null && column.asking().send() == CleaningTask.Send.NEVER) {
                problems.add(column.place(), CleanProblem.NEVER_SENT, field, task.name());
            }
        }
        for (var output : outputs) {
            boolean text = dataset.kind() == Dataset.Kind.TEXT;
            if (task.mode() != CleaningTask.Mode.EXTRACT
                    && text
                    && !output.name().equals("raw_text")) {
                problems.add(asks.place(), CleanProblem.ONLY_RAW_TEXT, output.name(), task.name());
            }
        }
        problems.throwIfAny();
        return new Form(
                kind(),
                List.copyOf(fields),
                outputs,
                asks.wording(),
                new Form.Tuning(asks.tuning().maxTokens(), asks.tuning().temperature(), TIMEOUT));
    }

    private Form.Kind kind() {
        return switch (task.mode()) {
            case REWRITE -> Form.Kind.REWRITE;
            case REPAIR -> Form.Kind.REPAIR;
            case EXTRACT -> asks.many() ? Form.Kind.EXTRACT_MANY : Form.Kind.EXTRACT;
        };
    }

    private List<AnswerColumn> outputs() {
        if (task.mode() == CleaningTask.Mode.EXTRACT) {
            return asks.outputs();
        }
        if (!task.columns().isEmpty()) {
            return task.columns().entrySet().stream()
                    .filter(entry -> entry.getValue().asking().send() != CleaningTask.Send.NEVER)
                    .filter(entry -> !shownOnly(entry.getKey(), entry.getValue()))
                    .map(entry -> output(entry.getKey(), entry.getValue()))
                    .toList();
        }
        return own().stream().map(AnswerColumn::text).toList();
    }

    /// Whether a column is named so that it is masked where the prompt shows it: beside a text no
    /// cell changes.
    private boolean shownOnly(String name, CleaningTask.TaskColumn column) {
        return dataset.kind() == Dataset.Kind.TEXT
                && !name.equals("raw_text")
                && column.asking().send() == CleaningTask.Send.MASK;
    }

    private static AnswerColumn output(String name, CleaningTask.TaskColumn column) {
        var type = column.type();
        return new AnswerColumn(
                name,
                type == null ? ColumnType.TEXT : type,
                false,
                List.of(),
                column.asking().note());
    }

    /// The fields whose personal data is masked before it is sent.
    static Set<String> masked(CleaningTask task) {
        return task.columns().entrySet().stream()
                .filter(entry -> entry.getValue().asking().send() == CleaningTask.Send.MASK)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// What is cleaned where a task does not say.
    private List<String> own() {
        return dataset.kind() == Dataset.Kind.TEXT
                ? List.of("raw_text")
                : dataset.ownColumns().stream()
                        .filter(column -> column.type().kind() == ColumnType.Kind.TEXT)
                        .map(Column::name)
                        .toList();
    }

    private List<String> names() {
        return dataset.readable().stream().map(Column::name).toList();
    }
}
