package dev.onggi.cli;

import dev.onggi.data.profile.ColumnProfile;
import dev.onggi.problem.Language;
import dev.onggi.spi.ColumnType;
import dev.onggi.yaml.FlowText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The columns of a table: what their values look like, and what to declare of them.
final class ColumnsView {
    private static final int EXAMPLES = 3;

    private final Terminal terminal;
    private final List<ColumnProfile> columns;

    ColumnsView(Terminal terminal, List<ColumnProfile> columns) {
        this.terminal = terminal;
        this.columns = columns;
    }

    List<String> table() {
        var table =
                new TableView(
                        terminal.say("clean.column"),
                        terminal.say("show.type"),
                        ">" + terminal.say("show.sure"),
                        ">" + terminal.say("show.empty"),
                        ">" + terminal.say("show.distinct"),
                        terminal.say("show.examples"));
        for (var column : columns) {
            var proposal = column.proposal();
            table.row(
                    column.column().name(),
                    type(column),
                    proposal == null ? "" : percent(proposal.confidence()),
                    Numbers.share(column.emptyShare()),
                    Numbers.count(column.counts().distinct()),
                    column.examples().stream().limit(EXAMPLES).collect(Collectors.joining(" | ")));
        }
        return table.isEmpty() ? List.of() : table.lines(terminal.width());
    }

    /// Never more than it is: 99.96 % is no 100 %.
    private static String percent(double share) {
        return (long) Math.floor(share * 100) + " %";
    }

    private static String type(ColumnProfile column) {
        var proposal = column.proposal();
        if (proposal == null) {
            return column.column().type().toString();
        }
        var format = proposal.format();
        return format == null || format.equals(ColumnDraft.IN_ANY_FORM)
                ? proposal.type().toString()
                : proposal.type() + " " + format;
    }

    /// What a person should look at, such as dates that can be read in two ways.
    List<String> notes() {
        var notes = new ArrayList<String>();
        for (var column : columns) {
            var proposal = column.proposal();
            var note = proposal == null ? null : proposal.note();
            if (note != null) {
                notes.add(
                        column.column().name()
                                + ": "
                                + (terminal.language() == Language.KO
                                        ? note.korean()
                                        : note.english()));
            }
        }
        return notes;
    }

    /// `types:` of the columns in which every cell can be read as it stands.
    List<String> types() {
        var entries =
                columns.stream()
                        .filter(c -> declarable(c) && c.counts().misfits() == 0)
                        .map(c ->
                                entry(
                                        c,
                                        String.valueOf(
                                                Objects.requireNonNull(c.proposal()).type())))
                        .toList();
        return entries.isEmpty()
                ? List.of()
                : Wrapping.flow("    types: {", entries, terminal.width());
    }

    /// `columns:` of those that a cleaning task has to bring to their type first.
    List<String> cleaning() {
        var lines = new ArrayList<String>();
        for (var column : columns) {
            if (declarable(column) && column.counts().misfits() > 0) {
                var proposal = Objects.requireNonNull(column.proposal());
                lines.add(
                        "      "
                                + ColumnDraft.typed(column.column().name(), proposal, null).yaml());
            }
        }
        if (!lines.isEmpty()) {
            lines.addFirst("    columns:");
        }
        return lines;
    }

    private static boolean declarable(ColumnProfile column) {
        var proposal = column.proposal();
        return proposal != null && !proposal.type().equals(ColumnType.TEXT);
    }

    private static String entry(ColumnProfile column, String value) {
        return FlowText.of(column.column().name()) + ": " + value;
    }

    List<Map<String, Object>> json() {
        return columns.stream().map(this::json).toList();
    }

    private Map<String, Object> json(ColumnProfile column) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", column.column().name());
        map.put("stored_type", column.column().type().toString());
        var proposal = column.proposal();
        if (proposal != null) {
            map.put("type", proposal.type().toString());
            map.put("format", proposal.format());
            map.put("confidence", proposal.confidence());
            map.put("misfits", column.counts().misfits());
            var note = proposal.note();
            map.put(
                    "note",
                    note == null
                            ? null
                            : terminal.language() == Language.KO ? note.korean() : note.english());
        }
        map.put("empty", column.counts().empty());
        map.put("distinct", column.counts().distinct());
        map.put("examples", column.examples());
        return map;
    }
}
