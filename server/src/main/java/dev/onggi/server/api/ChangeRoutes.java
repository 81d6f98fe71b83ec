package dev.onggi.server.api;

import dev.onggi.clean.change.ChangeTotals;
import dev.onggi.clean.change.ChangedCell;
import dev.onggi.clean.change.ChangedCells;
import dev.onggi.clean.change.CleanedDataset;
import dev.onggi.clean.change.CleanedDatasets;
import dev.onggi.clean.change.Selection;
import dev.onggi.clean.change.Undo;
import dev.onggi.data.Dataset;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.DatasetId;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The cells that a run changed, why, and taking them back.
@RestController
@RequestMapping("/api/onggi/v1/runs/{run}")
public final class ChangeRoutes {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final World world;
    private final TableWork tables;

    ChangeRoutes(World world, TableWork tables) {
        this.world = world;
        this.tables = tables;
    }

    /// A changed cell.
    ///
    /// @param confidence 1 where rules alone changed it, null of a model
    record Cell(
            String row,
            String column,
            @Nullable String before,
            @Nullable String after,
            List<String> rules,
            @Nullable String model,
            @Nullable String prompt,
            @Nullable String request,
            @Nullable BigDecimal confidence,
            @Nullable BigDecimal costUsd) {
        static Cell of(ChangedCell cell) {
            var model = cell.model();
            var paid = model == null ? null : model.paid();
            return new Cell(
                    cell.row(),
                    cell.column(),
                    cell.before(),
                    cell.after(),
                    cell.rules(),
                    model == null ? null : model.name(),
                    model == null ? null : model.prompt(),
                    model == null ? null : model.call(),
                    cell.confidence(),
                    paid == null ? null : paid.usd());
        }
    }

    /// How many cells were changed, by what.
    record Totals(
            long cells,
            Map<String, Long> columns,
            Map<String, Long> rules,
            Map<String, Long> models) {
        static Totals of(ChangeTotals totals) {
            var models = new LinkedHashMap<String, Long>();
            totals.models().forEach((name, answers) -> models.put(name, answers.cells()));
            return new Totals(totals.cells(), totals.columns(), totals.rules(), models);
        }
    }

    /// Changed cells.
    ///
    /// @param cut whether there are more than were asked for
    record Changes(String dataset, String step, Totals totals, List<Cell> cells, boolean cut) {}

    /// Which changes are to be taken back.
    record Wanted(
            @Nullable String step,
            @Nullable List<String> columns,
            @Nullable List<String> rules,
            @Nullable List<String> models,
            @Nullable List<String> rows,
            @Nullable String reason,
            @Nullable Boolean dryRun) {
        Selection selection() {
            return new Selection(some(columns), some(rules), some(models), some(rows));
        }

        private static List<String> some(@Nullable List<String> given) {
            return given == null ? List.of() : List.copyOf(given);
        }
    }

    /// What was taken back.
    ///
    /// @param dataset the id of the new version, or null where nothing was written
    record Undone(Totals totals, @Nullable String dataset) {}

    @Access(value = Permission.DATA, on = On.RUN, by = "run")
    @GetMapping("/changes")
    Changes list(
            @PathVariable String run,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String column,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String row,
            @RequestParam(defaultValue = Page.USUAL) int limit) {
        var selection = new Selection(one(column), one(rule), one(model), one(row));
        int most = Page.limit(limit);
        return tables.run(stop -> {
            var cleaned = cleaned(run, step);
            var found = new ChangedCells(world.onggi().duckdb(), cleaned, stop);
            var cells = new ArrayList<Cell>();
            found.read(selection, most + 1L, cell -> cells.add(Cell.of(cell)));
            boolean cut = cells.size() > most;
            return new Changes(
                    DatasetId.of(cleaned.name()),
                    cleaned.entry().producer().step(),
                    Totals.of(found.totals(selection)),
                    cut ? List.copyOf(cells.subList(0, most)) : cells,
                    cut);
        });
    }

    private static List<String> one(@Nullable String asked) {
        return asked == null ? List.of() : List.of(asked);
    }

    private CleanedDataset cleaned(String run, @Nullable String step) {
        return new CleanedDatasets(world.workspace(), world.datasets()).newest(run, step);
    }

    @Access(value = Permission.WRITE, on = On.RUN, by = "run")
    @PostMapping("/undo")
    Undone undo(@PathVariable String run, @RequestBody Wanted wanted, Caller caller) {
        var why = why(wanted, caller);
        return tables.run(
                stop -> {
                    var cleaned = cleaned(run, wanted.step());
                    var selection = wanted.selection();
                    var totals = new Undo(world.onggi().duckdb(), cleaned, stop).check(selection);
                    var written =
                            Boolean.TRUE.equals(wanted.dryRun())
                                    ? null
                                    : world.onggi().undo(cleaned, selection, why, stop);
                    return new Undone(Totals.of(totals), written == null ? null : id(written));
                },
                PATIENCE);
    }

    @Access(value = Permission.WRITE, on = On.RUN, by = "run")
    @PostMapping("/restore")
    Undone restore(@PathVariable String run, @RequestBody Wanted wanted, Caller caller) {
        var why = why(wanted, caller);
        return tables.run(
                stop -> {
                    var cleaned = cleaned(run, wanted.step());
                    var written = world.onggi().restore(cleaned, why, stop);
                    var none = new Totals(0, Map.of(), Map.of(), Map.of());
                    return new Undone(none, id(written));
                },
                PATIENCE);
    }

    private static Undo.Why why(Wanted wanted, Caller caller) {
        return new Undo.Why(caller.name(), Objects.requireNonNullElse(wanted.reason(), ""));
    }

    private String id(Dataset written) {
        return DatasetId.of(world.workspace().display(written.file()).replace('\\', '/'));
    }
}
