package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.clean.SuspicionAsking;
import dev.onggi.clean.TableCleaning;
import dev.onggi.data.Cancellation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who says what suspected cells should be: a person in the terminal, or a model of the workspace.
final class AskedAnswers implements AutoCloseable {
    private final Terminal terminal;
    private final int most;
    private final @Nullable Onggi onggi;
    private final @Nullable String model;
    private final Cancellation stop;
    private Optional<SuspicionAsking> asked = Optional.empty();

    /// @param most questions
    /// @param onggi the workspace whose model is asked, or null where a person is
    AskedAnswers(
            Terminal terminal,
            int most,
            @Nullable Onggi onggi,
            @Nullable String model,
            Cancellation stop) {
        this.terminal = terminal;
        this.most = most;
        this.onggi = onggi;
        this.model = model;
        this.stop = stop;
    }

    TableCleaning questions(TableCleaning cleaning) {
        if (onggi == null) {
            return cleaning.asking(
                    new TableCleaning.Questions(new SuspicionDialogue(terminal), most));
        }
        asked = onggi.ruleModels().adviser(cleaning.task(), model, stop);
        return cleaning.asking(
                asked.map(who -> new TableCleaning.Questions(who, most)).orElse(null));
    }

    /// What asking took.
    List<String> lines() {
        var lines = new ArrayList<String>();
        asked.ifPresent(who -> {
            who.stopped().ifPresent(why -> new Failures(terminal).tell(List.of(why)));
            who.spent()
                    .ifPresent(spent ->
                            lines.add(
                                    terminal.say(
                                            "ask.spent",
                                            who.name(),
                                            Numbers.count(who.questions()),
                                            Numbers.count(spent.input()),
                                            Numbers.count(spent.output()),
                                            spent.cost())));
        });
        return lines;
    }

    /// The same for programs; empty where no model was asked.
    Map<String, Object> json() {
        var map = new LinkedHashMap<String, Object>();
        asked.ifPresent(who -> {
            map.put("model", who.name());
            map.put("asked", who.questions());
            who.spent().ifPresent(spent -> map.put("usd", EvalView.amount(spent.cost())));
        });
        return map;
    }

    @Override
    public void close() {
        if (onggi != null) {
            onggi.close();
        }
    }
}
