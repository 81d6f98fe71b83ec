package dev.onggi;

import dev.onggi.clean.CleaningTask;
import dev.onggi.clean.eval.EvalProblem;
import dev.onggi.problem.OnggiException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the columns of a labelled file are to the tasks that are compared: what they may see, and
/// whose truth judges which of their answers.
final class LabelledColumns {
    /// What the name of a column of truth ends with.
    static final String MARK = "_truth";

    private static final String RAW_TEXT = "raw_text";
    private static final String CLEANED_TEXT = "cleaned_text";

    private final List<String> own;
    private final List<CleaningTask> tasks;
    private final @Nullable String text;

    /// @param own the columns of the data
    /// @param tasks those compared; all extract, or none
    /// @param named the column that holds the text, where somebody said so
    LabelledColumns(List<String> own, List<CleaningTask> tasks, @Nullable String named) {
        this.own = own;
        this.tasks = tasks;
        this.text = text(named);
    }

    private @Nullable String text(@Nullable String named) {
        var inputs = inputs();
        if (named != null) {
            if (!inputs.contains(named)) {
                throw OnggiException.of(EvalProblem.NO_TEXT, named, String.join(", ", inputs));
            }
            return named;
        }
        if (inputs.contains(RAW_TEXT)) {
            return RAW_TEXT;
        }
        for (var task : tasks) {
            if (task.readsText()) {
                throw OnggiException.at(
                        task.place(), EvalProblem.NO_TEXT, RAW_TEXT, String.join(", ", inputs));
            }
        }
        return null;
    }

    /// The column that holds the text, where tasks work on one.
    Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /// The columns that tasks may see: those without a truth.
    List<String> inputs() {
        return own.stream().filter(name -> base(name).isEmpty() || !known(base(name))).toList();
    }

    private boolean known(String name) {
        return own.contains(name)
                || name.equals(CLEANED_TEXT)
                || tasks.stream().anyMatch(task -> task.made().contains(name));
    }

    private static String base(String name) {
        return name.endsWith(MARK) ? name.substring(0, name.length() - MARK.length()) : "";
    }

    /// The columns of truth in the data itself, by the answers they judge.
    Map<String, String> judging() {
        return judging(own.stream().filter(name -> !base(name).isEmpty()).toList());
    }

    /// The columns of truth, by the answers they judge.
    ///
    /// @param columns those of a truth, with or without its mark
    Map<String, String> judging(List<String> columns) {
        var judging = new LinkedHashMap<String, String>();
        for (var name : columns) {
            var answer = answer(base(name).isEmpty() ? name : base(name));
            if (made(answer)) {
                judging.put(answer, name);
            }
        }
        return judging;
    }

    /// The name that cleaned rows have a column under.
    private String answer(String name) {
        return text != null && !extracts() && (name.equals(text) || name.equals(RAW_TEXT))
                ? CLEANED_TEXT
                : name;
    }

    private boolean extracts() {
        return tasks.getFirst().mode() == CleaningTask.Mode.EXTRACT;
    }

    private boolean made(String answer) {
        return answers().contains(answer);
    }

    /// The columns that tasks make, by the names that cleaned rows have them under.
    List<String> answers() {
        var made = new LinkedHashSet<String>();
        for (var task : tasks) {
            if (!task.made().isEmpty()) {
                task.made().forEach(name -> made.add(answer(name)));
            } else if (text != null) {
                made.add(CLEANED_TEXT);
            } else {
                made.addAll(inputs());
            }
        }
        return List.copyOf(made);
    }

    /// What tasks make, as they say it themselves.
    String madeInWords() {
        var made =
                tasks.stream()
                        .flatMap(task -> task.made().stream())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return made.isEmpty() ? String.join(", ", inputs()) : made;
    }

    /// The columns that tasks look at: rows that agree in them are asked about once.
    List<String> asked() {
        var inputs = inputs();
        var asked = new LinkedHashSet<String>();
        text().ifPresent(asked::add);
        for (var task : tasks) {
            task.fields().stream().filter(inputs::contains).forEach(asked::add);
        }
        return asked.isEmpty() ? inputs : List.copyOf(asked);
    }

    /// A column as truth files name it.
    String written(String name) {
        boolean meant = name.equals(text) || (!extracts() && name.equals(CLEANED_TEXT));
        return text != null && meant ? RAW_TEXT : name;
    }

    /// Columns as truth files name them.
    List<String> written(List<String> names) {
        return names.stream().map(this::written).toList();
    }
}
