package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConflictsTest {
    private static Map<String, Object> map(String column, String from, String to) {
        return Map.of("map", Map.of(from, to), "columns", List.of(column));
    }

    private final List<String> after = new ArrayList<>();

    private List<Conflict> conflicts(
            List<String> header, List<List<String>> rows, List<Map<String, Object>> rules) {
        var table = Tables.of(header, rows);
        var parsed = RepairLanguage.parse("repairs", rules);
        assertThat(parsed.problems()).isEmpty();
        var applied = parsed.repairs().apply(new LoadedTable(table, null), TableProfile.none());
        Shops.cells(table).forEach(row -> after.add(String.join("|", row)));
        return applied.conflicts();
    }

    private List<Conflict> inOneColumn(List<Map<String, Object>> rules) {
        return conflicts(
                List.of("city"), List.of(List.of("SEL"), List.of("PUS"), List.of("sel ")), rules);
    }

    @Test
    void two_rules_that_make_different_things_of_a_cell_leave_it_in_either_order() {
        var one = map("city", "SEL", "Seoul");
        var other = map("city", "SEL", "Selma");
        var free = map("city", "PUS", "Busan");

        var found = inOneColumn(List.of(one, other, free));
        var turned = inOneColumn(List.of(other, free, one));

        assertThat(found)
                .containsExactly(new Conflict(0, "city", "SEL", "map", "Seoul", "map", "Selma"));
        assertThat(turned)
                .containsExactly(new Conflict(0, "city", "SEL", "map", "Selma", "map", "Seoul"));
        assertThat(after).containsExactly("SEL", "Busan", "sel ", "SEL", "Busan", "sel ");
    }

    @Test
    void rules_that_undo_one_another_leave_the_cell() {
        var found = inOneColumn(List.of(map("city", "SEL", "Seoul"), map("city", "Seoul", "SEL")));

        assertThat(found).hasSize(1).first().extracting(Conflict::value).isEqualTo("SEL");
        assertThat(after.getFirst()).isEqualTo("SEL");
    }

    @Test
    void rules_that_come_to_the_same_in_any_order_do_not_conflict() {
        var upper = Map.<String, Object>of("case", "upper", "columns", List.of("city"));
        var trim = Map.<String, Object>of("trim", Map.of(), "columns", List.of("city"));

        assertThat(inOneColumn(List.of(upper, trim))).isEmpty();
        assertThat(after).containsExactly("SEL", "PUS", "SEL");
    }

    @Test
    void a_rule_that_takes_up_what_another_made_does_not_conflict() {
        assertThat(
                        inOneColumn(
                                List.of(
                                        map("city", "SEL", "Seoul"),
                                        map("city", "Seoul", "Seoul City"))))
                .isEmpty();
        assertThat(after.getFirst()).isEqualTo("Seoul City");
    }

    /// The ward says one thing, the brand another.
    @Test
    void votes_of_two_groups_that_do_not_agree_leave_the_cell() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 150; i++) {
            int g = i / 6;
            rows.add(List.of("w" + g, "Ward " + g, "b" + i, "Brand " + i, "Alder " + g));
            rows.add(List.of("v" + i, "Valley " + i, "x" + g, "Xylo " + g, "Birch " + g));
        }
        rows.add(List.of("w1", "Ward 1", "x1", "Xylo 1", "Cedar"));
        var ward = entity("ward", "name");
        var brand = entity("code", "brand");
        var header = List.of("ward", "name", "code", "brand", "tree");

        var found = conflicts(header, rows, List.of(ward, brand));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().value()).isEqualTo("Cedar");
        assertThat(after.getLast()).endsWith("|Cedar");
    }

    private static Map<String, Object> entity(String key, String name) {
        return Map.of("entity", Map.of("keys", List.of(key, name), "columns", List.of("tree")));
    }
}
