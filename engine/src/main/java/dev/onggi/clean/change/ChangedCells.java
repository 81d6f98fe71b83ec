package dev.onggi.clean.change;

import dev.onggi.clean.change.ChangedCell.ByModel;
import dev.onggi.clean.change.ChangedCell.Paid;
import dev.onggi.data.Cancellation;
import dev.onggi.data.DuckDb;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The changed cells of a dataset: each with its reason, and their totals.
///
/// The cost of a request is shared evenly among the questions that it carried, and the share of a
/// question among the cells that its answer changed. What the cache answered cost this run nothing.
public final class ChangedCells {
    private final DuckDb duckdb;
    private final CleanedDataset cleaned;
    private final Cancellation stop;
    private @Nullable Map<String, PastCall> calls;

    /// The changed cells of a dataset.
    ///
    /// @param duckdb the engine
    /// @param cleaned the dataset
    /// @param stop ends the reading
    public ChangedCells(DuckDb duckdb, CleanedDataset cleaned, Cancellation stop) {
        this.duckdb = duckdb;
        this.cleaned = cleaned;
        this.stop = stop;
    }

    /// Reads cells in the order of rows and columns, without holding them.
    ///
    /// @param selection which ones
    /// @param most how many at most; 0 for all
    /// @param reader is given each of them
    public void read(Selection selection, long most, Consumer<? super ChangedCell> reader) {
        var rules = cleaned.rules();
        try (var cells = new CellStream(duckdb, cleaned, selection, most, stop)) {
            while (cells.next()) {
                reader.accept(cell(cells, rules.getOrDefault(cells.column(), List.of())));
            }
        }
    }

    private ChangedCell cell(CellStream cells, List<String> rules) {
        var model = cells.call() == null ? null : byModel(cells, cells.call());
        return new ChangedCell(
                cells.id(),
                cells.column(),
                cells.before(),
                cells.after(),
                named(rules, cells.rules()),
                model,
                model == null ? BigDecimal.ONE : null);
    }

    private static List<String> named(List<String> rules, long mask) {
        var names = new ArrayList<String>();
        for (long left = mask; left != 0; left &= left - 1) {
            int rule = Long.numberOfTrailingZeros(left);
            names.add(rule < rules.size() ? rules.get(rule) : "rule " + (rule + 1));
        }
        return names;
    }

    private ByModel byModel(CellStream cells, String id) {
        var call = calls().get(id);
        var prompt = cells.prompt();
        return new ByModel(
                Objects.requireNonNullElse(cells.model(), call == null ? "" : call.model()),
                prompt != null ? prompt : call == null ? "" : call.prompt(),
                id,
                cells.seen(),
                call == null ? null : new Paid(own(call, call.share(cells.cells())), call.run()));
    }

    private BigDecimal own(PastCall call, BigDecimal usd) {
        return call.run().equals(cleaned.entry().producer().runId()) ? usd : BigDecimal.ZERO;
    }

    private Map<String, PastCall> calls() {
        var read = calls;
        if (read == null) {
            Set<String> ids = new HashSet<>();
            try (var session = duckdb.session(stop)) {
                var table = new ChangeTable(session, cleaned);
                session.query(
                        "SELECT DISTINCT \"call\" FROM ("
                                + table.cells(Selection.ALL, null, "\"call\" IS NOT NULL")
                                + ")",
                        found -> {
                            while (found.next()) {
                                ids.add(found.getString(1));
                            }
                            return "";
                        });
            }
            read = PastCall.read(cleaned.state().resolve("journal"), ids);
            calls = read;
        }
        return read;
    }

    /// Counts cells.
    ///
    /// @param selection which ones
    /// @return by column, rule and model
    public ChangeTotals totals(Selection selection) {
        var totals = new ChangeTotals();
        var rules = cleaned.rules();
        try (var session = duckdb.session(stop)) {
            var table = new ChangeTable(session, cleaned);
            var cells = table.cells(selection, table.rows(selection.rows()), "true");
            session.query(
                    "SELECT \"column\", rules, \"call\" IS NULL, whole, count(*) FROM (%s) GROUP BY ALL ORDER BY 1, 2"
                            .formatted(cells),
                    found -> {
                        while (found.next()) {
                            var column = found.getString(1);
                            totals.add(
                                    column,
                                    named(rules.getOrDefault(column, List.of()), found.getLong(2)),
                                    found.getBoolean(4),
                                    found.getLong(5));
                        }
                        return "";
                    });
            session.query(
                    "SELECT model, \"call\", count(*), sum(1.0::DOUBLE / cells) FROM (%s) WHERE \"call\" IS NOT NULL GROUP BY ALL ORDER BY 1"
                            .formatted(cells),
                    found -> {
                        while (found.next()) {
                            var call = calls().get(found.getString(2));
                            var model = found.getString(1);
                            var answers = BigDecimal.valueOf(found.getDouble(4));
                            totals.add(
                                    model != null ? model : call == null ? "" : call.model(),
                                    found.getLong(3),
                                    call == null
                                            ? BigDecimal.ZERO
                                            : own(call, call.share(answers)));
                        }
                        return "";
                    });
        }
        return totals;
    }
}
