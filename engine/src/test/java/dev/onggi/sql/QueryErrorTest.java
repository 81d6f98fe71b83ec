package dev.onggi.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.problem.Language;
import dev.onggi.problem.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryErrorTest extends QueryFixture {
    private static Answer.Refused refused(String query) {
        return catchThrowableOfType(Refusal.class, () -> check(query)).answer();
    }

    @Test
    void showsTheLineWithACaret() {
        var refused = refused("SELECT n\nFROM fetch\nWHERE 별점 == '5' ANDD n > 3");

        assertThat(refused.code()).isEqualTo(SqlProblem.SYNTAX);
        assertThat(refused.line()).isEqualTo(3);
        assertThat(refused.args().get(1))
                .isEqualTo("\n    WHERE 별점 == '5' ANDD n > 3\n                      ^");
    }

    @Test
    void putsTheCaretWhereTheUserWroteEvenBehindQuotedTables() {
        var refused = refused("SELECT fetch.n, fetch.nmae FROM fetch");

        assertThat(refused.code()).isEqualTo(SqlProblem.MISSPELT_COLUMN);
        assertThat(refused.args()).startsWith("nmae", "name");
        assertThat(refused.column()).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 별졈 FROM fetch              | MISSPELT_COLUMN | 별졈",
                "SELECT total_amount FROM fetch       | UNKNOWN_COLUMN  | total_amount",
                "SELECT * FROM oders                  | MISSPELT_TABLE  | oders",
                "SELECT * FROM customers_of_2024      | UNKNOWN_TABLE   | customers_of_2024",
                "SELECT * FROM main.fetch             | MISSPELT_TABLE  | fetch",
                "SELECT day + good FROM fetch         | DOES_NOT_FIT    | No function matches",
                "SELECT uper(name) FROM fetch         | DOES_NOT_FIT    | Function with name",
                "SELECT n, count(*) FROM fetch        | DOES_NOT_FIT    | column \"n\" must appear",
                "SELECT f.unheard_of FROM fetch f     | UNKNOWN_COLUMN  | unheard_of",
                "SELECT name FROM fetch, orders       | DOES_NOT_FIT    | Ambiguous reference",
                "SELECT FROM fetch WHERE              | SYNTAX          | syntax error",
                "SELECT ''                            | OK              | ",
            })
    void saysWhatIsWrong(String query, String code, String said) {
        if (code.equals("OK")) {
            check(query);
            return;
        }
        var refused = refused(query);

        assertThat(refused.code().name()).isEqualTo(code);
        assertThat(refused.args().getFirst()).containsIgnoringCase(said);
    }

    @Test
    void cutsLongLines() {
        var refused = refused("SELECT " + "n, ".repeat(100) + "oops FROM fetch");
        var lines = refused.args().get(1).lines().toList();

        assertThat(lines.get(1)).hasSizeLessThan(110).contains("oops");
        assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('o');
    }

    @Test
    void placesAProblemInTheFileOfSql() {
        var refused = refused("SELECT n\nFROM oders");
        var problem = refused.at(new QueryText("", Place.of("sql/q.sql"))).problems().getFirst();

        assertThat(problem.place()).hasToString("sql/q.sql:2:6");
        assertThat(problem.message(Language.KO)).contains("orders");
    }

    @Test
    void takesTablesThatAreWordsOfSqlWithoutQuotes() {
        check(
                "SELECT fetch.n, \"fetch\".name, 'fetch' FROM fetch JOIN orders ON fetch.n = orders.n");
        check("WITH c AS (SELECT n FROM fetch) SELECT * FROM c, (FROM fetch) ORDER BY c.n");
    }

    @Test
    void refusesANulCharacter() {
        assertThat(refused("SELECT '\0'").code()).isEqualTo(SqlProblem.SYNTAX);
    }
}
