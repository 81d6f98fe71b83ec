package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenRulesTest {
    private static final String TURN = "{regex: {pattern: '(\\d+)/([A-Z]+)', to: '$2-$1'}}";

    /// Writes what it is told to, and remembers what it saw and what became of it.
    private static final class Writer implements RuleWriter {
        private final List<WrittenRule> rules = new ArrayList<>();
        private final List<Dropped> dropped = new ArrayList<>();
        private final List<String> hidden = new ArrayList<>();
        private List<Portrait> shown = List.of();

        Writer rule(String column, String rule) {
            rules.add(new WrittenRule(column, rule, "because"));
            return this;
        }

        @Override
        public String name() {
            return "somebody";
        }

        @Override
        public boolean sees(String column) {
            return !hidden.contains(column);
        }

        @Override
        public List<WrittenRule> write(List<Portrait> portraits) {
            shown = portraits;
            return rules;
        }

        @Override
        public void dropped(Dropped rule) {
            dropped.add(rule);
        }

        List<String> reasons() {
            return dropped.stream().map(one -> one.reason().english()).toList();
        }
    }

    /// Codes of which every fifth is written the other way round, weights with two units, and
    /// cities of which some have an abbreviation that their zip explains.
    private static Table table() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 200; i++) {
            var code = i % 5 == 0 ? (100 + i) + "/AB" : "AB-" + (100 + i);
            var unit = i % 10 == 3 ? " kg" : i % 10 == 7 ? " lb" : "";
            boolean north = i % 4 == 0;
            var city = north ? i % 40 == 0 ? "UJB" : "Uijeongbu" : i % 2 == 0 ? "Busan" : "Mokpo";
            var zip = north ? "11601" : i % 2 == 0 ? "48058" : "58613";
            rows.add(List.of(code, 1000 + i * 7 + unit, city, zip));
        }
        return Tables.of(List.of("code", "weight", "city", "zip"), rows);
    }

    private static Learning written(Table table, Writer writer) {
        var learning = Learning.of(table, null);
        learning.write(writer);
        return learning;
    }

    private static void assertNothingChanges(String column, String rule, String reason) {
        var table = table();
        var before = Shops.cells(table);
        var writer = new Writer().rule(column, rule);

        assertThat(written(table, writer).rules()).as(rule).isEmpty();
        assertThat(writer.reasons()).as(rule).anySatisfy(why -> assertThat(why).contains(reason));
        assertThat(Shops.cells(table)).isEqualTo(before);
    }

    @Test
    void a_rule_that_the_table_supports_is_kept_with_its_author() {
        var table = table();
        var learning = written(table, new Writer().rule("code", TURN));

        assertThat(table.get("code").cell(0)).isEqualTo("AB-100");
        assertThat(learning.rules())
                .first()
                .satisfies(rule -> {
                    assertThat(rule.cells()).isEqualTo(40);
                    assertThat(rule.precision()).isGreaterThan(0.9);
                    assertThat(rule.author())
                            .isEqualTo(new LearntRule.Author("somebody", "because"));
                });
        var text =
                RulesText.of(
                        new Learnt(
                                learning.rules(),
                                RepairedCells.none(),
                                List.of(),
                                Twins.none(),
                                TableProfile.none()),
                        "t.csv");
        assertThat(text).contains("# written by somebody: because");
    }

    @Test
    void rules_are_read_in_the_ways_in_which_models_write_them() {
        for (var written :
                List.of(
                        "```json\n" + TURN + "\n```",
                        "[" + TURN + "]",
                        "rules: [" + TURN + "]",
                        "{regex: {pattern: '(\\d+)/([A-Z]+)', to: '$2-$1'}, columns: [code]}")) {
            var table = table();
            written(table, new Writer().rule("code", written));
            assertThat(table.get("code").cell(0)).as(written).isEqualTo("AB-100");
        }
    }

    @Test
    void an_abbreviation_is_written_out_where_other_columns_say_that_it_is_the_same() {
        var table = table();
        var writer = new Writer().rule("city", "{map: {UJB: Uijeongbu}}");
        written(table, writer);

        assertThat(table.get("city").cell(0)).as("%s", writer.reasons()).isEqualTo("UJB");
        assertThat(writer.reasons()).anySatisfy(why -> assertThat(why).contains("too few"));

        var large = new ArrayList<List<String>>();
        for (int i = 0; i < 5; i++) {
            large.addAll(Shops.cells(table()));
        }
        var more = Tables.of(List.of("code", "weight", "city", "zip"), large);
        written(more, writer);
        assertThat(more.get("city").cell(0)).isEqualTo("Uijeongbu");
    }

    @Test
    void everything_to_one_value_changes_nothing() {
        assertNothingChanges("city", "{regex: {pattern: '^.*$', to: Busan}}", "more than half");
        assertNothingChanges(
                "city",
                "{map: {Mokpo: Busan, Uijeongbu: Busan, UJB: Busan}}",
                "does not support Mokpo -> Busan, Uijeongbu -> Busan, UJB -> Busan");
        assertNothingChanges("city", "{map: {UJB: null}}", "does not support UJB -> ");
    }

    @Test
    void units_that_differ_are_not_cut_off() {
        assertNothingChanges(
                "weight", "{regex: {pattern: '^(\\d+) [a-z]+$', to: '$1'}}", "the table supports");
    }

    @Test
    void what_is_no_rule_of_the_language_is_dropped_with_its_reason() {
        assertNothingChanges("code", "{{{", "cannot be read");
        assertNothingChanges("code", "", "cannot be read");
        assertNothingChanges("code", "{teleport: up}", "teleport");
        assertNothingChanges("code", "{regex: {pattern: '('}}", "not a regular expression");
        assertNothingChanges("code", "{map: {a: b, b: a}}", "circle");
        assertNothingChanges("code", "{trim: null, columns: [city]}", "another column");
        assertNothingChanges("code", "{drop-columns: [code]}", "no single rule");
        assertNothingChanges("code", "{form: {column: code, form: '.*', rule: trim}}", "learnt");
        assertNothingChanges("code", "{entity: {keys: [nowhere]}}", "not there");
        assertNothingChanges("code", "trim", "changes nothing");
    }

    @Test
    void things_are_tested_as_learnt_ones_are() {
        assertNothingChanges("city", "{entity: {keys: [weight], columns: [city]}}", "tests");
    }

    @Test
    void a_column_that_may_not_be_seen_is_neither_shown_nor_needed() {
        var writer = new Writer().rule("city", "{entity: {keys: [zip], columns: [city]}}");
        writer.hidden.add("zip");
        written(table(), writer);

        assertThat(writer.shown).extracting(Portrait::column).doesNotContain("zip");
        assertThat(writer.reasons()).containsExactly("it needs a column that is not there");
    }

    @Test
    void a_portrait_shows_usual_and_rare_values_and_holds_a_fifth_back() {
        var portrait = Portrait.of(table().get("code"));

        assertThat(portrait).isEqualTo(Portrait.of(table().get("code")));
        assertThat(portrait.size().rows()).isBetween(140, 180);
        assertThat(portrait.shapes())
                .extracting(Portrait.Count::text)
                .containsExactly("A-9", "9/A");
        assertThat(portrait.sample())
                .extracting(Portrait.Count::text)
                .anyMatch(text -> text.startsWith("AB-"))
                .anyMatch(text -> text.endsWith("/AB"));
    }
}
