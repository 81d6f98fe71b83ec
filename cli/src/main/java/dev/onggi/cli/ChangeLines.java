package dev.onggi.cli;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lines of a table of changed cells, whose widths are settled before the first one.
final class ChangeLines {
    private static final String ARROW = " -> ";

    private final Terminal terminal;
    private final Header header;
    private final int row;
    private final int column;
    private final int value;
    private final int by;

    /// Keys of what stands above the values.
    ///
    /// @param before above the one value
    /// @param after above the other one
    /// @param by above who changed it; empty where that is not shown
    record Header(String before, String after, String by) {
        static final Header CHANGES = new Header("clean.before", "clean.after", "clean.by");
        static final Header UNDONE = new Header("undo.now", "undo.back", "");
    }

    /// What a cell is called.
    ///
    /// @param row the row's id
    /// @param column its column
    /// @param by who changed it; empty where that is not shown
    record Names(String row, String column, String by) {}

    /// @param width of the terminal
    /// @param known names of the first cells
    ChangeLines(Terminal terminal, Header header, int width, List<Names> known) {
        this.terminal = terminal;
        this.header = header;
        this.row = Math.min(width / 8, widest(known, Names::row, terminal.say("clean.row")));
        this.column =
                Math.min(width / 6, widest(known, Names::column, terminal.say("clean.column")));
        this.by = Math.min(width / 4, widest(known, Names::by, say(header.by())));
        int gaps = 2 + 2 + ARROW.length() + (by == 0 ? 0 : 2);
        this.value = (width - row - column - by - gaps) / 2;
    }

    private static int widest(List<Names> known, Function<Names, String> name, String header) {
        int widest = TextWidth.of(header);
        for (var names : known) {
            widest = Math.max(widest, TextWidth.of(name.apply(names)));
        }
        return widest;
    }

    private String say(String key) {
        return key.isEmpty() ? "" : terminal.say(key);
    }

    String header() {
        return line(
                TextWidth.padLeft(terminal.say("clean.row"), row),
                terminal.say("clean.column"),
                new SideBySide(say(header.before()), say(header.after())),
                " ".repeat(ARROW.length()),
                say(header.by()));
    }

    /// Whether there is room for the names of those who changed a cell.
    boolean fits(String names) {
        return TextWidth.of(names) <= by;
    }

    String line(Names names, @Nullable String before, @Nullable String after) {
        var sides = SideBySide.of(shown(before), shown(after), value);
        return line(
                TextWidth.padLeft(TextWidth.fit(names.row(), row), row),
                names.column(),
                sides,
                ARROW,
                names.by());
    }

    private String shown(@Nullable String cell) {
        return cell == null ? terminal.say("clean.empty") : '"' + cell + '"';
    }

    private String line(
            String first, String name, SideBySide sides, String between, String reason) {
        return (first
                        + "  "
                        + TextWidth.pad(TextWidth.fit(name, column), column)
                        + "  "
                        + TextWidth.pad(TextWidth.fit(sides.before(), value), value)
                        + between
                        + TextWidth.pad(TextWidth.fit(sides.after(), value), value)
                        + "  "
                        + TextWidth.fit(reason, by))
                .stripTrailing();
    }
}
