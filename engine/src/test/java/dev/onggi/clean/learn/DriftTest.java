package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Problems;
import dev.onggi.testkit.errors.ErrorInjector;
import dev.onggi.testkit.errors.ErrorKind;
import dev.onggi.testkit.table.SampleTable;
import dev.onggi.testkit.table.Table;
import dev.onggi.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DriftTest {
    private static final int ROWS = 4_000;
    private static final long SEED = 6;

    private static Table orders(long seed) {
        return spoilt(SampleTable.ORDERS, seed);
    }

    private static Table spoilt(SampleTable kind, long seed) {
        return ErrorInjector.seeded(seed)
                .share(ErrorKind.TYPO, 0.02)
                .share(ErrorKind.MISSING, 0.02)
                .share(ErrorKind.DATE_FORM, 0.05)
                .share(ErrorKind.FULL_WIDTH, 0.02)
                .spoil(kind.make(ROWS, seed))
                .dirty();
    }

    private static LoadedTable loaded(Table table) {
        return new LoadedTable(Tables.of(table.columns(), table.rows()), null);
    }

    /// What a file of rules remembers of a table.
    private static Map<?, ?> written(Table table) {
        var learnt = Learning.learn(loaded(table), Repairs.none(), null, null, Thresholds.STANDARD);
        assertThat(learnt.rules()).isNotEmpty();
        var problems = new Problems();
        var read = YamlReader.readMap(RulesText.of(learnt, "t.csv"), "t.rules.yaml", problems);
        problems.throwIfAny();
        return (Map<?, ?>) read.orElseThrow().plain();
    }

    private static List<String> drifts(Map<?, ?> rules, Table later) {
        var parsed = RepairLanguage.parse("repairs", (List<?>) rules.get("repairs"));
        assertThat(parsed.problems()).isEmpty();
        return parsed
                .repairs()
                .apply(loaded(later), TableProfile.read(rules.get("profile")))
                .drifts()
                .stream()
                .map(drift -> drift.about() + " " + drift.what().english())
                .toList();
    }

    /// A table in which one column is written anew in every third row.
    private static Table changed(Table table, String column, UnaryOperator<String> to) {
        int at = table.index(column);
        var rows = new ArrayList<List<String>>();
        for (var row : table.rows()) {
            var cells = new ArrayList<>(row);
            if (rows.size() % 3 == 0) {
                cells.set(at, to.apply(cells.get(at)));
            }
            rows.add(cells);
        }
        return new Table(table.columns(), rows);
    }

    @ParameterizedTest
    @EnumSource(SampleTable.class)
    void a_later_table_of_the_same_kind_is_no_drift(SampleTable kind) {
        var rules = written(spoilt(kind, SEED));

        for (long seed = SEED + 1; seed < SEED + 4; seed++) {
            assertThat(drifts(rules, spoilt(kind, seed))).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void cells_that_went_empty_are_told() {
        var later = changed(orders(SEED + 1), "town", cell -> "");

        assertThat(drifts(written(orders(SEED)), later))
                .anyMatch(line -> line.startsWith("town 34.") && line.contains("are empty"));
    }

    @Test
    void values_written_in_a_new_way_are_told_with_how_they_look() {
        var later = changed(orders(SEED + 1), "ordered_on", cell -> "week " + cell.length());

        assertThat(drifts(written(orders(SEED)), later))
                .anyMatch(line -> line.startsWith("ordered_on") && line.contains("(a 9)"));
    }

    @Test
    void new_values_of_a_column_with_few_are_told() {
        var later = changed(orders(SEED + 1), "status", cell -> "returned");

        assertThat(drifts(written(orders(SEED)), later))
                .anyMatch(line -> line.startsWith("status") && line.contains("are new"));
    }

    @Test
    void a_rule_that_changes_far_more_than_it_did_is_told() {
        var later =
                changed(
                        orders(SEED + 1),
                        "ordered_on",
                        cell -> cell.replaceAll("(\\d{4})-(\\d\\d)-(\\d\\d)", "$1.$2.$3"));

        assertThat(drifts(written(orders(SEED)), later))
                .anyMatch(line -> line.contains("cells changed for each row"));
    }
}
