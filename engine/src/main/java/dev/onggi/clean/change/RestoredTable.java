package dev.onggi.clean.change;

import dev.onggi.data.BatchReader;
import dev.onggi.data.Dataset;
import dev.onggi.data.MetadataPatch;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// SQL of a processed file with some of its cells as they were.
final class RestoredTable {
    private final Session session;
    private final CleanedDataset cleaned;
    private final List<String> columns;

    /// @param columns that are undone, in the order of the [RestoredCells]
    RestoredTable(Session session, CleanedDataset cleaned, List<String> columns) {
        this.session = session;
        this.cleaned = cleaned;
        this.columns = columns;
    }

    /// SQL of both side by side, the file as `f` and the restored cells as `r`: every row of the
    /// file has one of theirs, so neither is held or moved.
    String sideBySide(BatchReader restored) {
        var stored = cleaned.after().columns().stream().map(Column::name).toList();
        return session.relation(cleaned.after(), stored)
                + " AS f POSITIONAL JOIN "
                + session.feed(restored)
                + " AS r";
    }

    String sql(BatchReader restored) {
        var select =
                cleaned.after().columns().stream()
                        .map(column -> cell(column) + " AS " + Sql.name(column.name()))
                        .collect(Collectors.joining(", "));
        return "SELECT " + select + " FROM " + sideBySide(restored);
    }

    private String cell(Column column) {
        var stored = "f." + Sql.name(column.name());
        if (cleaned.after().kind() == Dataset.Kind.TEXT && column.name().equals("metadata")) {
            return metadata(stored);
        }
        for (int c = 0; c < columns.size(); c++) {
            if (cleaned.output(columns.get(c)).equals(column.name())) {
                return "CASE WHEN r.%s THEN CAST(r.%s AS %s) ELSE %s END"
                        .formatted(
                                RestoredCells.flag(c),
                                RestoredCells.text(c),
                                Sql.type(column.type()),
                                stored);
            }
        }
        return stored;
    }

    /// One patch for each column, so that rows in which it is not undone stay letter by letter.
    private String metadata(String stored) {
        var metadata = stored;
        var unfolded = new ArrayList<Integer>();
        for (int c = 0; c < columns.size(); c++) {
            var name = columns.get(c);
            if (cleaned.after().unfolded().stream().anyMatch(own -> own.name().equals(name))) {
                unfolded.add(c);
            }
        }
        for (int c : unfolded) {
            var value =
                    "coalesce(CAST(to_json(r.%s) AS VARCHAR), 'null')"
                            .formatted(RestoredCells.text(c));
            var patched =
                    session.map(
                            new MetadataPatch(List.of(columns.get(c))),
                            "_row",
                            "'[' || " + metadata + " || ',' || " + value + " || ']'");
            metadata =
                    "CASE WHEN r.%s THEN %s ELSE %s END"
                            .formatted(RestoredCells.flag(c), patched, metadata);
        }
        return metadata;
    }
}
