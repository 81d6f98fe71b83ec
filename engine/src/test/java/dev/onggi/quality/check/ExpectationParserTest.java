package dev.onggi.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Problems;
import dev.onggi.quality.YamlText;
import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationParserTest {
    private static List<Expectation> parse(String yaml) {
        var problems = new Problems();
        var parsed = ExpectationParser.expectations(YamlText.of(yaml), Otherwise.STOP, problems);
        assertThat(YamlText.lines(problems)).isEmpty();
        return parsed;
    }

    private static List<String> problems(String yaml, Otherwise fallback) {
        var problems = new Problems();
        ExpectationParser.expectations(YamlText.of(yaml), fallback, problems);
        return YamlText.lines(problems);
    }

    @Test
    void everyKindIsReadWithItsOptions() {
        var read =
                parse(
                        """
                        - {required: [id, 이름]}
                        - {not_null: 이름, at_most: 5%}
                        - {unique: [a, b], otherwise: reject}
                        - {type: 작성일, is: date, otherwise: warn}
                        - {between: 별점, min: 1, max: 5}
                        - {between: 작성일, min: 2024-01-01}
                        - {length: 글, max: 10}
                        - {one_of: 크기, values: [S, 1, true]}
                        - {row_count: 10}
                        - {fresh: 작성일, within: 2h}
                        - {same_schema: last}
                        - {accuracy: , at_least: 0.9, truth: t.csv, key: id}
                        """);
        assertThat(read.stream().map(Expectation::claim))
                .containsExactly(
                        new Claim.Required(List.of("id", "이름")),
                        new Claim.NotNull(List.of("이름")),
                        new Claim.Unique(List.of("a", "b")),
                        new Claim.OfType(List.of("작성일"), ColumnType.DATE),
                        new Claim.Between(
                                List.of("별점"),
                                new Range.Numbers(BigDecimal.ONE, BigDecimal.valueOf(5))),
                        new Claim.Between(
                                List.of("작성일"), new Range.Days(LocalDate.of(2024, 1, 1), null)),
                        new Claim.Length(List.of("글"), 0, 10L),
                        new Claim.OneOf(
                                List.of("크기"),
                                new java.util.LinkedHashSet<>(List.of("S", "1", "true"))),
                        new Claim.RowCount(10, 10L),
                        new Claim.Fresh("작성일", Duration.ofHours(2)),
                        new Claim.SameSchema(),
                        new Claim.Accuracy(List.of(), 0.9, "t.csv", "id"));
        assertThat(read.get(1).atMost()).isEqualTo(0.05);
        assertThat(read.stream().map(Expectation::otherwise).limit(4))
                .containsExactly(Otherwise.STOP, Otherwise.STOP, Otherwise.REJECT, Otherwise.WARN);
        assertThat(read.get(2).title()).isEqualTo("unique: a, b");
        assertThat(read.get(2).place()).hasToString("test.yaml:3:4");
    }

    @Test
    void allProblemsAreReportedAtOnceWithPlaces() {
        var yaml =
                """
                - {betwen: 별점, min: 1}
                - {not_null: a, at_mst: 5%}
                - {unique: a, at_most: 120%}
                - just words
                - {type: a, is: datum, otherwize: warn}
                - {matches: a, pattern: '('}
                """;
        assertThat(problems(yaml, Otherwise.STOP))
                .containsExactlyInAnyOrder(
                        "test.yaml:1:4  ONGGI-3001  there is no expectation `betwen`; did you mean"
                                + " `between`?",
                        "test.yaml:2:17  ONGGI-3003  `at_mst` is no option of `not_null`; did you"
                                + " mean `at_most`?",
                        "test.yaml:3:24  ONGGI-3008  `at_most: 120%` does not fit the expectation"
                                + " `unique`",
                        "test.yaml:4:3  ONGGI-3005  an expectation is written as a map, such as"
                                + " {not_null: id}",
                        "test.yaml:5:17  ONGGI-3008  `is: datum` does not fit the expectation"
                                + " `type`",
                        "test.yaml:5:24  ONGGI-3003  `otherwize` is no option of `type`; did you"
                                + " mean `otherwise`?",
                        "test.yaml:6:25  ONGGI-3014  `(` is no regular expression: Unclosed group");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {not_null: }                              | `not_null` names no column
                    {not_null: {a: b}}                        | `not_null` names no column
                    {type: a}                                 | `type` needs `is`
                    {between: a}                              | `between` needs `min`
                    {between: a, min: 5, max: 1}              | min 5 is above max 1
                    {between: a, min: b}                      | `min: b` does not fit
                    {between: a, min: 1, max: 2024-01-01}     | are not of one kind
                    {between: a, min: [1]}                    | `min: [1]` does not fit
                    {length: a}                               | `length` needs `min`
                    {length: a, min: -1}                      | `min: -1` does not fit
                    {length: a, min: 3, max: 2}               | min 3 is above max 2
                    {matches: a}                              | `matches` needs `pattern`
                    {one_of: a}                               | `one_of` needs `values`
                    {one_of: a, values: [{b: c}]}             | does not fit the expectation `one_of`
                    {row_count: }                             | `row_count` needs `min`
                    {row_count: many}                         | `row_count: many` does not fit
                    {row_count: , min: 3, max: 2}             | min 3 is above max 2
                    {fresh: [a, b], within: 1d}               | does not fit the expectation `fresh`
                    {fresh: a}                                | `fresh` needs `within`
                    {fresh: a, within: 1 week}                | `within: 1 week` does not fit
                    {same_schema: first}                      | does not fit the expectation `same_schema`
                    {accuracy: }                              | `accuracy` needs `at_least`
                    {accuracy: , at_least: 0.9}               | `accuracy` needs `truth`
                    {row_count: 3, at_most: 5%}               | `at_most` is no option of `row_count`
                    {row_count: 3, otherwise: reject}         | `row_count: 3` cannot reject rows
                    {not_null: a, otherwise: drop}            | `otherwise: drop` does not fit
                    {not_null: a, unique: b}                  | two expectations in one item
                    {at_most: 5%}                             | there is no expectation `at_most`
                    {}                                        | an expectation is written as a map
                    [[a]]                                     | an expectation is written as a map
                    """)
    void aWrongExpectationSaysWhatIsWrong(String yaml, String message) {
        assertThat(problems(yaml, Otherwise.STOP)).anyMatch(line -> line.contains(message));
    }

    @Test
    void aStepThatRejectsCannotExpectOfTheWholeDatasetWithoutSayingOtherwise() {
        assertThat(problems("[{row_count: 3}]", Otherwise.REJECT)).hasSize(1);
        assertThat(problems("[{row_count: 3, otherwise: warn}]", Otherwise.REJECT)).isEmpty();
    }

    @Test
    void aValueThatIsFilledInLaterIsNotJudgedYet() {
        var yaml =
                """
                - {between: 별점, min: "${params.min}", max: 5}
                - {one_of: a, values: ["${item}"]}
                - "${params.more}"
                - {row_count: "${steps.fetch.rows}"}
                """;
        assertThat(problems(yaml, Otherwise.STOP)).isEmpty();
    }

    @Test
    void rulesOfATaskKeepSentencesForAModel() {
        var problems = new Problems();
        var rules =
                ExpectationParser.rules(
                        YamlText.of("[{not_null: a}, 'The tone is polite.', {unique: a}]"),
                        Otherwise.WARN,
                        problems);
        assertThat(YamlText.lines(problems)).isEmpty();
        assertThat(rules.sentences()).containsExactly("The tone is polite.");
        assertThat(rules.checks().stream().map(Expectation::otherwise))
                .containsExactly(Otherwise.WARN, Otherwise.WARN);
    }

    @Test
    void theExampleOfEveryKindCanBeRead() {
        for (var kind : ExpectationKind.values()) {
            assertThat(parse(kind.example())).as(kind.example()).hasSize(1);
        }
    }
}
