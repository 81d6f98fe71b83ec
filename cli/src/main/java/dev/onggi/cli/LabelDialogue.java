package dev.onggi.cli;

import dev.onggi.Labelling;
import dev.onggi.Labelling.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks a person row by row what is right. What was said is kept at once.
final class LabelDialogue {
    private final Terminal terminal;
    private final Labelling labelling;
    private final String tasks;
    private int kept;

    LabelDialogue(Terminal terminal, Labelling labelling, String tasks) {
        this.terminal = terminal;
        this.labelling = labelling;
        this.tasks = tasks;
    }

    /// What a person wants of a row.
    private sealed interface Wish {
        record Said(Map<String, String> truth) implements Wish {}

        record Skip() implements Wish {}

        record Quit() implements Wish {}
    }

    /// Goes through the rows; the exit status.
    int hold(List<Item> items) {
        terminal.print(terminal.say("label.begin", Numbers.count(items.size()), labelling.known()));
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            show(item, i, items.size());
            switch (wish(item)) {
                case Wish.Said(var truth) -> {
                    labelling.keep(item, truth);
                    kept++;
                }
                case Wish.Skip _ -> {
                    // comes up again another time
                }
                case Wish.Quit _ -> {
                    return end();
                }
            }
        }
        return end();
    }

    private int end() {
        terminal.print("");
        terminal.print(terminal.say("label.end", Numbers.count(kept), labelling.file()));
        terminal.print(terminal.say("label.next", "onggi eval " + tasks));
        return Failures.DONE;
    }

    private void show(Item item, int number, int of) {
        terminal.print("");
        terminal.print(number + 1 + "/" + of);
        for (var column : item.shown()) {
            field("    " + column + ": ", item.input().get(column));
        }
        var choices = choices(item);
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            terminal.print(
                    TextWidth.fit(
                            "  [" + (i + 1) + "] " + String.join(", ", choice.by()),
                            terminal.width()));
            choice.cells()
                    .forEach((column, cell) ->
                            field(
                                    choice.cells().size() == 1
                                            ? "      "
                                            : "      " + column + ": ",
                                    cell));
        }
    }

    private void field(String head, @Nullable String cell) {
        var shown = cell == null ? terminal.say("clean.empty") : TextWidth.fit(cell, 2000);
        Wrapping.of(head, shown, terminal.width()).forEach(terminal::print);
    }

    /// An answer with the variants that gave it.
    private record Choice(Map<String, @Nullable String> cells, List<String> by) {}

    private List<Choice> choices(Item item) {
        var byAnswer = new LinkedHashMap<Map<String, @Nullable String>, List<String>>();
        for (int v = 0; v < item.answers().size(); v++) {
            var answer = item.answers().get(v);
            if (answer != null) {
                var variant = labelling.variants().get(v);
                byAnswer.computeIfAbsent(answer, a -> new ArrayList<>())
                        .add(
                                (variant.task() + " " + variant.model() + " " + variant.written())
                                        .strip()
                                        .replaceAll(" +", " "));
            }
        }
        return byAnswer.entrySet().stream()
                .map(entry -> new Choice(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Wish wish(Item item) {
        var choices = choices(item);
        while (true) {
            var typed = terminal.read(terminal.say("label.ask", choices.size()) + " ");
            if (typed == null || typed.equals("q")) {
                return new Wish.Quit();
            }
            if (typed.equals("s")) {
                return new Wish.Skip();
            }
            if (typed.equals("e")) {
                var edited = edit(choices);
                return edited == null ? new Wish.Quit() : new Wish.Said(edited);
            }
            int number = typed.isEmpty() ? 1 : number(typed);
            if (number >= 1 && number <= choices.size()) {
                return new Wish.Said(filled(choices.get(number - 1).cells()));
            }
        }
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 0;
    }

    private static Map<String, String> filled(Map<String, @Nullable String> cells) {
        var truth = new LinkedHashMap<String, String>();
        cells.forEach((column, cell) -> truth.put(column, cell == null ? "" : cell));
        return truth;
    }

    /// What a person types for each column; nothing keeps the first answer, `-` empties the cell.
    private @Nullable Map<String, String> edit(List<Choice> choices) {
        Map<String, String> first =
                choices.isEmpty() ? Map.of() : filled(choices.getFirst().cells());
        var truth = new LinkedHashMap<String, String>();
        for (var column : labelling.answers()) {
            var before = first.getOrDefault(column, "");
            var typed = terminal.read(terminal.say("label.edit", column, before) + " ");
            if (typed == null) {
                return null;
            }
            truth.put(column, typed.isEmpty() ? before : typed.equals("-") ? "" : typed);
        }
        return truth;
    }
}
