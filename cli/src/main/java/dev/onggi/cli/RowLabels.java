package dev.onggi.cli;

import dev.onggi.FileLabels;
import dev.onggi.FileLabels.Answer;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Asks a person row by row what is right.
final class RowLabels implements FileLabels.Person {
    private static final int MOST_CHARACTERS = 300;

    private final Terminal terminal;

    RowLabels(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Answer look(FileLabels.Row row, int nth, int of) {
        terminal.print("");
        terminal.print(terminal.say("labels.row", nth, of, Numbers.count(row.number())));
        var cells = new ArrayList<>(row.cells());
        for (int c = 0; c < cells.size(); c++) {
            terminal.print(
                    "%3d  %s: %s".formatted(c + 1, row.columns().get(c), shown(cells.get(c))));
        }
        while (true) {
            var said = terminal.read(terminal.say("labels.ask"));
            if (said == null || said.equals("q")) {
                return new Answer.Quit();
            }
            if (said.equals("s")) {
                return new Answer.Skip();
            }
            if (said.isEmpty()) {
                return new Answer.Right(cells);
            }
            int column = column(said, cells.size());
            if (column < 0) {
                terminal.print(terminal.say("labels.how", cells.size()));
            } else {
                cells.set(column, said.substring(said.indexOf('=') + 1).strip());
                terminal.print(
                        "%3d  %s: %s"
                                .formatted(
                                        column + 1,
                                        row.columns().get(column),
                                        shown(cells.get(column))));
            }
        }
    }

    private String shown(String cell) {
        if (cell.isEmpty()) {
            return terminal.say("clean.empty");
        }
        var line = cell.strip().replaceAll("\\R", " ");
        return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + " ..." : line;
    }

    /// The column of `3 = Seoul`, from 0; -1 where no such column is named.
    private static int column(String said, int columns) {
        int equals = said.indexOf('=');
        @Nullable Integer number = equals < 0 ? null : number(said.substring(0, equals).strip());
        return number == null || number < 1 || number > columns ? -1 : number - 1;
    }

    private static @Nullable Integer number(String text) {
        return text.matches("\\d{1,5}") ? Integer.valueOf(text) : null;
    }
}
