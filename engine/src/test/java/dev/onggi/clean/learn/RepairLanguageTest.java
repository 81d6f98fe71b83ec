package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepairLanguageTest {
    private static List<List<String>> repaired(
            List<String> header, List<List<String>> rows, Map<String, Object> repair) {
        var table = Tables.of(header, rows);
        var parsed = RepairLanguage.parse("repairs", List.of(repair));
        assertThat(parsed.problems()).isEmpty();
        parsed.repairs().apply(table, new RepairLog(table));
        return Shops.cells(table);
    }

    @Test
    void a_glued_value_is_split_where_its_column_is_empty() {
        var repair =
                Map.<String, Object>of(
                        "split",
                        Map.of("column", "city", "into", "state", "separator", " ", "least", 1));

        var rows =
                repaired(
                        List.of("city", "state"),
                        List.of(
                                List.of("Bend", "OR"),
                                List.of("Portland OR", ""),
                                List.of("New York", ""),
                                List.of("Salem OR", "OR")),
                        repair);

        assertThat(rows)
                .containsExactly(
                        List.of("Bend", "OR"),
                        List.of("Portland", "OR"),
                        List.of("New York", ""),
                        List.of("Salem OR", "OR"));
    }

    @Test
    void values_are_brought_to_the_form_of_their_column_and_codes_are_left() {
        var repair = FormRepair.definition("n", "-?(0|[1-9]\\d*)", 0, "number");

        var rows =
                repaired(
                        List.of("n"),
                        List.of(
                                List.of("12"),
                                List.of("1,200"),
                                List.of("007"),
                                List.of("cheap"),
                                List.of("7e3")),
                        repair);

        assertThat(rows.stream().map(List::getFirst))
                .containsExactly("12", "1200", "007", "cheap", "7e3");
    }

    @Test
    void the_authority_is_believed_and_its_silence_overrides_nobody() {
        var header = List.of("source", "flight", "at");
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("kal", "KAL-1", "10:00"));
        rows.add(List.of("web", "KAL-1", "10:05"));
        rows.add(List.of("net", "KAL-1", ""));
        rows.add(List.of("web", "KAL-2", "11:00"));
        rows.add(List.of("net", "KAL-2", "11:30"));
        var repair =
                Map.<String, Object>of(
                        "sources",
                        Map.of(
                                "source", "source",
                                "about", "flight",
                                "authority", "owner",
                                "columns", List.of("at")));

        assertThat(repaired(header, rows, repair).stream().map(List::getLast))
                .containsExactly("10:00", "10:00", "10:00", "11:00", "11:30");
    }

    @Test
    void what_is_wrong_is_told_with_its_place() {
        var parsed =
                RepairLanguage.parse(
                        "repairs",
                        List.of(
                                Map.of("entity", Map.of("keys", List.of(), "colums", List.of())),
                                Map.of("split", Map.of("column", "a")),
                                "trim",
                                Map.of(
                                        "form",
                                        Map.of("column", "a", "form", "(", "rule", "trim"))));

        assertThat(parsed.problems().stream().map(p -> p.path()))
                .containsExactly(
                        "repairs[0].entity.colums",
                        "repairs[0].entity.keys",
                        "repairs[1].split.into",
                        "repairs[1].split.separator",
                        "repairs[2]",
                        "repairs[3].form.form");
        assertThat(parsed.repairs().isEmpty()).isTrue();
    }

    @Test
    void a_file_of_rules_stays_short_enough_to_be_read_again() {
        var values = new java.util.TreeMap<String, String>();
        for (int i = 0; i < 60_000; i++) {
            values.put("wrong value " + i, "right value " + i);
        }
        var rule = new LearntRule(Map.of("map", values), "map", 60_000, 0.99, List.of(), null);

        var text =
                RulesText.of(
                        new Learnt(
                                List.of(rule),
                                RepairedCells.none(),
                                List.of(),
                                Twins.none(),
                                TableProfile.none()),
                        "a.csv");

        assertThat(text.length()).isLessThan(1 << 20);
        assertThat(text).contains("more values were left out of this file");
    }
}
