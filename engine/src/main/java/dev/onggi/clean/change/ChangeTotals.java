package dev.onggi.clean.change;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many cells were changed, and by whom. A cell that several rules changed counts for each.
public final class ChangeTotals {
    private final Map<String, Long> columns = new LinkedHashMap<>();
    private final Map<String, Long> rules = new LinkedHashMap<>();
    private final Map<String, Long> whole = new LinkedHashMap<>();
    private final Map<String, Answers> models = new LinkedHashMap<>();
    private long cells;

    /// What a model did.
    ///
    /// @param cells cells that its answers changed
    /// @param usd what this run paid for them
    public record Answers(long cells, BigDecimal usd) {}

    ChangeTotals() {}

    void add(String column, List<String> by, boolean all, long count) {
        cells += count;
        columns.merge(column, count, Long::sum);
        by.forEach(rule -> rules.merge(rule, count, Long::sum));
        if (all) {
            by.forEach(rule -> whole.merge(rule, count, Long::sum));
        }
    }

    void add(String model, long count, BigDecimal usd) {
        models.merge(
                model,
                new Answers(count, usd),
                (a, b) -> new Answers(a.cells() + b.cells(), a.usd().add(b.usd())));
    }

    /// All cells.
    ///
    /// @return each counted once
    public long cells() {
        return cells;
    }

    /// Cells by column.
    ///
    /// @return only columns with changed cells
    public Map<String, Long> columns() {
        return Collections.unmodifiableMap(columns);
    }

    /// Cells by rule.
    ///
    /// @return only rules that changed cells
    public Map<String, Long> rules() {
        return Collections.unmodifiableMap(rules);
    }

    /// Cells by rule, of those that go back to the raw file's value when they are undone.
    ///
    /// @return only rules that changed such cells
    public Map<String, Long> undoneRules() {
        return Collections.unmodifiableMap(whole);
    }

    /// Cells and their cost by model.
    ///
    /// @return only models that changed cells
    public Map<String, Answers> models() {
        return Collections.unmodifiableMap(models);
    }
}
