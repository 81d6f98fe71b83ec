package dev.onggi.cli;

import dev.onggi.clean.learn.Adviser;
import dev.onggi.clean.learn.Suspicion;

/// Asks a person what suspected cells should be.
final class SuspicionDialogue implements Adviser {
    private static final int LONGEST = 300;

    private final Terminal terminal;

    SuspicionDialogue(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "person";
    }

    @Override
    public Advice advise(Suspicion doubt, int cells, int nth, int of) {
        terminal.clearProgress();
        terminal.print("");
        terminal.print(
                terminal.say(
                        "ask.cell",
                        nth,
                        of,
                        doubt.column(),
                        Numbers.count(cells),
                        Numbers.count(doubt.row() + 1)));
        show("  ", doubt.value());
        show("  -> ", doubt.candidate());
        terminal.print("     " + doubt.reason());
        while (true) {
            var said = terminal.read(terminal.say("ask.how"));
            if (said == null || said.equals("q")) {
                return new Advice.Enough();
            }
            switch (said.strip()) {
                case "y" -> {
                    return new Advice.Wrong(doubt.candidate());
                }
                case "n" -> {
                    return new Advice.Right();
                }
                case "s", "" -> {
                    return new Advice.Unknown();
                }
                case String other when other.startsWith("=") -> {
                    return new Advice.Wrong(other.substring(1).strip());
                }
                default -> {
                    // asked once more
                }
            }
        }
    }

    private void show(String head, String cell) {
        var shown = cell.isEmpty() ? terminal.say("clean.empty") : "\"" + cell + "\"";
        Wrapping.of(head, TextWidth.fit(shown, LONGEST), terminal.width()).forEach(terminal::print);
    }
}
