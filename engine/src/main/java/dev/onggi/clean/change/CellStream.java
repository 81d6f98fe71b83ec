package dev.onggi.clean.change;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changed cells with their old and new values, in the order of rows and columns: three scans side
/// by side, of the record and of those rows of both files in which something changed. It needs the
/// memory of a few batches and two bits for each row.
final class CellStream implements AutoCloseable {
    private static final List<String> RECORD =
            List.of(
                    "row", "written", "column", "rules", "call", "model", "prompt", "seen", "cells",
                    "whole");
    private static final String ID = "_row_id";

    private final CleanedDataset cleaned;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final RowCells record;
    private final RowCells before;
    private final RowCells after;
    private long row = -1;

    /// @param most cells to give; 0 for all
    CellStream(
            DuckDb duckdb,
            CleanedDataset cleaned,
            Selection selection,
            long most,
            Cancellation stop) {
        this.cleaned = cleaned;
        try {
            var session = session(duckdb, stop);
            var table = new ChangeTable(session, cleaned);
            var rows = table.rows(selection.rows());
            var limit = most == 0 ? "" : " LIMIT " + most;
            var cells = table.cells(selection, rows) + limit;
            var read = new RowSet();
            var written = new RowSet();
            var columns = new LinkedHashSet<String>();
            session.query(
                    "SELECT \"row\", written, \"column\" FROM (" + cells + ")",
                    found -> {
                        while (found.next()) {
                            read.add(found.getLong(1));
                            written.add(found.getLong(2));
                            columns.add(found.getString(3));
                        }
                        return "";
                    });
            record = opened(new RowCells(session.read(cells, RECORD), cleaned.record()));
            before = opened(scan(session(duckdb, stop), cleaned.before(), read, columns, false));
            after = opened(scan(session(duckdb, stop), cleaned.after(), written, columns, true));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Session session(DuckDb duckdb, Cancellation stop) {
        return opened(duckdb.session(stop));
    }

    private <T extends AutoCloseable> T opened(T opened) {
        open.addFirst(opened);
        return opened;
    }

    private RowCells scan(
            Session session, Dataset dataset, RowSet rows, Set<String> columns, boolean outputs) {
        var names = new ArrayList<String>();
        var select = new ArrayList<String>();
        names.add(ID);
        var id = dataset.column(dataset.idColumn()).map(Column::name);
        select.add(
                id.map(name -> "CAST(" + Sql.name(name) + " AS VARCHAR)")
                        .orElse("CAST(_row + 1 AS VARCHAR)"));
        for (var column : columns) {
            var name = outputs ? cleaned.output(column) : column;
            names.add(column);
            select.add(dataset.column(name).map(session::written).orElse("CAST(NULL AS VARCHAR)"));
        }
        var relation = session.relation(dataset, read(dataset, columns, outputs));
        return new RowCells(
                session.read(
                        "SELECT %s FROM %s AS rows WHERE %s"
                                .formatted(
                                        String.join(", ", select),
                                        relation,
                                        session.in(rows, "_row")),
                        names),
                dataset.file());
    }

    private Collection<String> read(Dataset dataset, Set<String> columns, boolean outputs) {
        var read = new ArrayList<String>();
        read.add(dataset.idColumn());
        columns.forEach(column -> read.add(outputs ? cleaned.output(column) : column));
        return read;
    }

    /// Goes to the next cell.
    ///
    /// @return false behind the last one
    boolean next() {
        if (!record.next()) {
            return false;
        }
        long here = record.number("row");
        if (here != row) {
            if (!before.next() || !after.next()) {
                throw new IllegalStateException("the record names rows that are not there");
            }
            row = here;
        }
        return true;
    }

    /// The row's place in the processed file.
    long written() {
        return record.number("written");
    }

    String id() {
        return String.valueOf(after.get(ID));
    }

    String column() {
        return String.valueOf(record.get("column"));
    }

    @Nullable String before() {
        return before.get(column());
    }

    @Nullable String after() {
        return after.get(column());
    }

    /// What the model saw, where one changed the cell: what rules had made of the old value.
    @Nullable String seen() {
        return rules() == 0 ? before() : record.get("seen");
    }

    /// What stands in the cell once the change is undone.
    @Nullable String restored() {
        return Boolean.parseBoolean(record.get("whole")) ? before() : seen();
    }

    long rules() {
        return record.number("rules");
    }

    @Nullable String call() {
        return record.get("call");
    }

    @Nullable String model() {
        return record.get("model");
    }

    @Nullable String prompt() {
        return record.get("prompt");
    }

    /// Cells that the same answer changed.
    long cells() {
        return record.number("cells");
    }

    @Override
    public void close() {
        for (var one : open) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        open.clear();
    }
}
