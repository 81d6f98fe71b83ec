package dev.onggi.cli;

import dev.onggi.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `onggi validate`.
@Command(
        name = "validate",
        description =
                "Find everything that is wrong with the workspace's files, without running anything.",
        footer = {"", "Example: onggi validate --env prod"})
final class ValidateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Option(names = "--json", description = "Print the problems as JSON.")
    private boolean json;

    @Option(
            names = "--timing",
            description = "Show the runs that are to be expected today, and which overlap.")
    private boolean timing;

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.look(terminal)) {
            var review = onggi.review();
            var problems = review.problems();
            if (timing && problems.isEmpty()) {
                var today = LocalDate.ofInstant(onggi.clock().instant(), onggi.workspace().zone());
                var view = new TimingView(terminal, review.timeline(today));
                if (json) {
                    terminal.print(JsonText.of(view.json()));
                } else {
                    view.print();
                }
                return Failures.DONE;
            }
            var notes = review.notes();
            if (json) {
                var all = new ArrayList<>(toJson("error", problems));
                all.addAll(toJson("note", notes));
                terminal.print(JsonText.of(all));
                return problems.isEmpty() ? Failures.DONE : Failures.WRONG;
            }
            notes.forEach(this::print);
            if (problems.isEmpty()) {
                terminal.print(
                        terminal.say(
                                notes.isEmpty() ? "validate.ok" : "validate.noted",
                                onggi.pipelines().all().size(),
                                onggi.tasks().names().size(),
                                notes.size()));
            } else {
                new Failures(terminal).tell(problems);
                terminal.tell(terminal.say("validate.problems", problems.size()));
            }
            return problems.isEmpty() ? Failures.DONE : Failures.WRONG;
        }
    }

    private void print(Problem note) {
        terminal.print("! " + note.line(terminal.language()));
        var hint = note.hint(terminal.language());
        if (!hint.isEmpty()) {
            terminal.print("    -> " + hint);
        }
    }

    private List<Map<String, Object>> toJson(String level, List<Problem> problems) {
        return problems.stream().map(problem -> toJson(level, problem)).toList();
    }

    private Map<String, Object> toJson(String level, Problem problem) {
        var map = new LinkedHashMap<String, Object>();
        var place = problem.place();
        map.put("level", level);
        map.put("code", problem.id());
        map.put("file", place == null ? null : place.file());
        map.put("line", place == null ? 0 : place.line());
        map.put("column", place == null ? 0 : place.column());
        map.put("message", problem.message(terminal.language()));
        map.put("hint", problem.hint(terminal.language()));
        return map;
    }
}
