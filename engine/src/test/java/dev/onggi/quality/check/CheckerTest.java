package dev.onggi.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.problem.Language;
import dev.onggi.problem.Problems;
import dev.onggi.quality.TestTables;
import dev.onggi.quality.TypeTests;
import dev.onggi.quality.YamlText;
import dev.onggi.quality.check.ExpectationResult.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerTest {
    @TempDir Path folder;
    private TestTables tables;

    @BeforeEach
    void open() {
        tables = new TestTables(folder);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private CheckReport check(Dataset dataset, String yaml) throws Exception {
        return check(dataset, yaml, Optional.empty());
    }

    private CheckReport check(Dataset dataset, String yaml, Optional<String> lastSchema)
            throws Exception {
        var problems = new Problems();
        var expectations =
                ExpectationParser.expectations(YamlText.of(yaml), Otherwise.STOP, problems);
        assertThat(YamlText.lines(problems)).isEmpty();
        var inputs =
                new CheckInputs(
                        Instant.parse("2024-03-06T00:00:00Z"),
                        ZoneId.of("Asia/Seoul"),
                        TypeTests.strict(),
                        lastSchema,
                        path -> {
                            throw new IllegalStateException(path);
                        });
        return Checker.check(tables.session(), dataset, expectations, inputs);
    }

    private ExpectationResult one(Dataset dataset, String yaml) throws Exception {
        return check(dataset, yaml).results().getFirst();
    }

    private static String message(ExpectationResult result) {
        return result.problem() == null ? "" : result.problem().message(Language.EN);
    }

    @Test
    void not_null_fails_on_null_and_empty_text_only() throws Exception {
        var data = tables.table(TestTables.column("고객 \"명\"", "a", null, "", " ", "N/A"));
        var result = one(data, "{not_null: '고객 \"명\"'}");
        assertThat(result.status()).isEqualTo(Status.STOPPED);
        assertThat(result.failed()).isEqualTo(2);
        assertThat(message(result))
                .isEqualTo(
                        "2 of 5 rows (40%) have no value in `고객 \"명\"`; allowed are 0%."
                                + " First: id 2, id 3");
        assertThat(one(data, "{not_null: '고객 \"명\"', at_most: 40%}").status())
                .isEqualTo(Status.PASSED);
        assertThat(one(data, "{not_null: '고객 \"명\"', at_most: 39%}").status())
                .isEqualTo(Status.STOPPED);
        assertThat(one(data, "{not_null: [_id, '고객 \"명\"'], otherwise: warn}").status())
                .isEqualTo(Status.WARNED);
    }

    @Test
    void unique_counts_later_rows_and_skips_empty_keys() throws Exception {
        var rows =
                List.of(
                        List.of("a", "1"),
                        List.of("b", "1"),
                        List.of("a", "1"),
                        List.of("a", "2"),
                        List.of("", "1"),
                        List.of("", "1"),
                        List.of("a", "1"));
        var data = tables.table(TestTables.values(List.of("k 1", "k\"2"), rows));
        var result = one(data, "{unique: ['k 1', 'k\"2']}");
        assertThat(result.failed()).isEqualTo(2);
        assertThat(result.examples().stream().map(Example::text))
                .containsExactly("id 3 (a | 1)", "id 7 (a | 1)");
        var rejecting = one(data, "{unique: 'k 1', otherwise: reject}");
        assertThat(rejecting.rejected().positions()).containsExactly(2, 3, 6);
        assertThat(one(data, "{unique: _id}").status()).isEqualTo(Status.PASSED);
    }

    @Test
    void type_reads_text_strictly_and_trusts_declared_columns() throws Exception {
        var data = tables.table(TestTables.column("값", "1", "007", "-3", "1,000", "x", "", null));
        assertThat(one(data, "{type: 값, is: integer}").failed()).isEqualTo(2);
        assertThat(one(data, "{type: 값, is: text}").failed()).isZero();
        var typed = tables.table("SELECT 1::BIGINT AS n, 2.5::DOUBLE AS d");
        assertThat(one(typed, "{type: n, is: integer}").failed()).isZero();
        assertThat(one(typed, "{type: [n, d], is: number}").failed()).isZero();
        assertThat(one(typed, "{type: d, is: integer}").failed()).isEqualTo(1);
    }

    @Test
    void between_reads_numbers_of_undeclared_text() throws Exception {
        var data =
                tables.table(
                        TestTables.column(
                                "별점", "1", "5", "6", "0.99", "5.0", "많음", "", null, " 3"));
        var result = one(data, "{between: 별점, min: 1, max: 5}");
        assertThat(result.examples().stream().map(Example::text))
                .containsExactly("id 3 (6)", "id 4 (0.99)", "id 6 (많음)", "id 9 ( 3)");
        assertThat(one(data, "{between: 별점, min: 1}").failed()).isEqualTo(3);
    }

    @Test
    void between_compares_typed_columns_by_value() throws Exception {
        var data =
                tables.table(
                        "SELECT * FROM (VALUES (1::BIGINT, 0.5::DOUBLE, 1.10::DECIMAL(5,2), DATE"
                                + " '2024-01-31', TIMESTAMP '2024-01-31 23:59:00', TIME '09:00'),"
                                + " (9, 'nan', 2.00, DATE '2024-02-01', TIMESTAMP '2024-02-01"
                                + " 00:00:00', TIME '21:00'), (NULL, NULL, NULL, NULL, NULL, NULL))"
                                + " t(i, d, c, day, moment, clock)");
        assertThat(one(data, "{between: i, min: 0.5, max: 8.9}").failed()).isEqualTo(1);
        assertThat(one(data, "{between: d, min: 0}").failed()).isEqualTo(1);
        assertThat(one(data, "{between: c, max: 1.1}").failed()).isEqualTo(1);
        assertThat(one(data, "{between: day, max: 2024-01-31}").failed()).isEqualTo(1);
        assertThat(one(data, "{between: moment, max: 2024-01-31}").failed()).isEqualTo(1);
        assertThat(one(data, "{between: moment, max: '2024-01-31 12:00'}").failed()).isEqualTo(2);
        assertThat(one(data, "{between: day, min: '2024-01-31 12:00'}").failed()).isEqualTo(1);
        assertThat(one(data, "{between: clock, min: '08:00', max: '18:00'}").failed()).isEqualTo(1);
    }

    @Test
    void a_range_that_the_column_cannot_hold_is_a_setting_to_mend() throws Exception {
        var data = tables.table("SELECT DATE '2024-01-31' AS day");
        var result = one(data, "{between: day, min: 1, otherwise: warn}");
        assertThat(message(result))
                .isEqualTo(
                        "`between: day`: `day` is a column of type date, which cannot lie in ≥ 1");
    }

    @Test
    void between_reads_dates_and_times_of_undeclared_text() throws Exception {
        var data =
                tables.table(
                        TestTables.column(
                                "때",
                                "2024-03-05",
                                "2024년 3월 6일",
                                "2024-03-05 오후 3:00",
                                "03/05/2024"));
        assertThat(one(data, "{between: 때, max: 2024-03-05}").failed()).isEqualTo(2);
        assertThat(one(data, "{between: 때, min: '2024-03-05 12:00'}").failed()).isEqualTo(2);
        var clocks = tables.table(TestTables.column("때", "07:00", "오후 3시", "26:00"));
        assertThat(one(clocks, "{between: 때, max: '12:00'}").failed()).isEqualTo(2);
    }

    @Test
    void length_counts_code_points() throws Exception {
        var data = tables.table(TestTables.column("글", "가나다", "👍👍", "abcd", "", null));
        assertThat(one(data, "{length: 글, min: 3}").failed()).isEqualTo(1);
        assertThat(one(data, "{length: 글, max: 3}").failed()).isEqualTo(1);
        assertThat(one(data, "{length: 글, min: 2, max: 4}").failed()).isZero();
    }

    @Test
    void matches_takes_the_whole_value() throws Exception {
        var data =
                tables.table(TestTables.column("전화", "010-1234-5678", "010-1234-56789", "", null));
        var result = one(data, "{matches: 전화, pattern: '010-\\d{4}-\\d{4}'}");
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.problem().message(Language.KO)).contains("`010-\\d{4}-\\d{4}`");
        var numbers = tables.table("SELECT 12::BIGINT AS n");
        assertThat(one(numbers, "{matches: n, pattern: '\\d'}").failed()).isEqualTo(1);
    }

    @Test
    void a_pattern_that_searches_for_ever_gives_up_and_says_so() throws Exception {
        var data = tables.table(TestTables.column("s", "a".repeat(40) + "!", "aa"));
        var report = check(data, "{matches: s, pattern: '(.*a){20}b', otherwise: warn}");
        assertThat(report.results().getFirst().failed()).isEqualTo(2);
        assertThat(report.warnings().getFirst().message(Language.EN))
                .isEqualTo(
                        "the pattern `(.*a){20}b` took too many steps on 1 values, which count as not"
                                + " matching");
    }

    @Test
    void one_of_compares_text_exactly_and_typed_values_by_value() throws Exception {
        var data = tables.table(TestTables.column("크기", "S", "M", "m", " L", "", null));
        var result = one(data, "{one_of: 크기, values: [S, M, L]}");
        assertThat(result.examples().stream().map(Example::text))
                .containsExactly("id 3 (m)", "id 4 ( L)");
        var typed = tables.table("SELECT * FROM (VALUES (1.0::DOUBLE), (2.5), (NULL)) t(d)");
        assertThat(one(typed, "{one_of: d, values: [1, x]}").failed()).isEqualTo(1);
    }

    @Test
    void row_count_takes_bounds_and_an_exact_number() throws Exception {
        var data = tables.table("SELECT 1 AS a FROM range(3)");
        assertThat(one(data, "{row_count: 3}").status()).isEqualTo(Status.PASSED);
        assertThat(one(data, "{row_count: , min: 1, max: 3}").status()).isEqualTo(Status.PASSED);
        assertThat(message(one(data, "{row_count: , min: 4}")))
                .isEqualTo("there are 3 rows; expected are ≥ 4");
        assertThat(one(data, "{row_count: , exact: 2}").status()).isEqualTo(Status.STOPPED);
        assertThat(one(data, "{row_count: , max: 2}").status()).isEqualTo(Status.STOPPED);
    }

    @Test
    void rows_left_out_before_are_not_checked() throws Exception {
        var left = new RowSet();
        left.add(1);
        var data = tables.table(TestTables.column("a", "x", "", "x")).without(left);
        var report = check(data, "[{not_null: a}, {row_count: 2}, {unique: a, otherwise: reject}]");
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.results().stream().map(ExpectationResult::status))
                .containsExactly(Status.PASSED, Status.PASSED, Status.REJECTED);
        assertThat(report.rejected().positions()).containsExactly(2);
    }

    @Test
    void required_names_what_is_missing() throws Exception {
        var data = tables.table(TestTables.column("raw_text", "x"));
        assertThat(one(data, "{required: [raw_text, _id]}").status()).isEqualTo(Status.PASSED);
        assertThat(message(one(data, "{required: [raw_text, 작성일]}")))
                .isEqualTo(
                        "the columns `작성일` are required and missing; there are `_id`, `raw_text`");
    }

    @Test
    void an_unknown_column_is_said_with_the_nearest_name() throws Exception {
        var data = tables.table(TestTables.column("rating", "x"));
        var result = one(data, "{not_null: ratng, otherwise: reject}");
        assertThat(result.status()).isEqualTo(Status.STOPPED);
        assertThat(message(result))
                .isEqualTo(
                        "`not_null: ratng` names the column `ratng`, which is not in the data; did"
                                + " you mean `rating`?");
    }

    @Test
    void fresh_measures_the_newest_value_from_the_start_of_the_run() throws Exception {
        var days =
                tables.table(
                        TestTables.column("d", "2024-03-01", "2024년 3월 5일", "2999-01-01", "x"));
        assertThat(one(days, "{fresh: d, within: 9h}").status()).isEqualTo(Status.PASSED);
        assertThat(message(one(days, "{fresh: d, within: 8h}")))
                .isEqualTo("the newest `d` is 2024년 3월 5일, older than 8h at the start of the run");
        var typed =
                tables.table(
                        "SELECT TIMESTAMP '2024-03-06 08:00:00' AS at, DATE '2024-03-06' AS d");
        assertThat(one(typed, "{fresh: at, within: 1h}").status()).isEqualTo(Status.PASSED);
        assertThat(one(typed, "{fresh: at, within: 30m}").status()).isEqualTo(Status.STOPPED);
        assertThat(one(typed, "{fresh: d, within: 1s}").status()).isEqualTo(Status.PASSED);
        var future = tables.table("SELECT TIMESTAMP '2999-01-01' AS moment, NULL::DATE AS d");
        assertThat(one(future, "{fresh: moment, within: 1s}").status()).isEqualTo(Status.STOPPED);
        assertThat(one(future, "{fresh: d, within: 1s}").status()).isEqualTo(Status.STOPPED);
        var none = tables.table(TestTables.column("d", "soon", null));
        assertThat(message(one(none, "{fresh: d, within: 1d}"))).contains("`d`");
    }

    @Test
    void same_schema_tells_what_changed() throws Exception {
        var before = tables.table("SELECT 'x' AS a, 1::BIGINT AS b, DATE '2024-01-01' AS c");
        var schema = check(before, "{same_schema: last}").schema();
        var reordered = tables.table("SELECT DATE '2024-01-01' AS c, 'x' AS a, 1::BIGINT AS b");
        assertThat(check(reordered, "{same_schema: last}", Optional.of(schema)).stopped())
                .isFalse();
        var after = tables.table("SELECT 'x' AS a, 'y' AS b, 1::BIGINT AS d");
        var report = check(after, "{same_schema: last}", Optional.of(schema));
        assertThat(message(report.results().getFirst()))
                .isEqualTo("the columns changed since the last run: b: integer → text, - c, + d");
    }

    @Test
    void nothing_fails_without_rows_but_what_needs_them() throws Exception {
        var data = tables.table("SELECT 'x' AS a WHERE false");
        var report =
                check(
                        data,
                        "[{not_null: a}, {unique: a}, {type: a, is: date}, {between: a, min: 1},"
                                + " {matches: a, pattern: x}, {one_of: a, values: [y]},"
                                + " {length: a, min: 1}, {fresh: a, within: 1d},"
                                + " {row_count: , min: 1}]");
        assertThat(report.results().stream().map(ExpectationResult::status))
                .startsWith(
                        Status.PASSED,
                        Status.PASSED,
                        Status.PASSED,
                        Status.PASSED,
                        Status.PASSED,
                        Status.PASSED,
                        Status.PASSED)
                .endsWith(Status.STOPPED, Status.STOPPED);
    }

    @Test
    void only_not_null_fails_where_everything_is_empty() throws Exception {
        var data = tables.table(TestTables.column("a", null, "", null));
        var report =
                check(
                        data,
                        "[{unique: a}, {type: a, is: date}, {between: a, min: 1}, {matches: a,"
                                + " pattern: x}, {one_of: a, values: [y]}, {length: a, min: 1},"
                                + " {not_null: a, otherwise: reject}]");
        assertThat(report.results().subList(0, 6).stream().map(ExpectationResult::status))
                .containsOnly(Status.PASSED);
        assertThat(report.rejected().size()).isEqualTo(3);
    }

    @Test
    void rejected_rows_know_every_reason() throws Exception {
        var rows = List.of(List.of("7", "x"), List.of("3", "x"), List.of("9", ""));
        var data = tables.table(TestTables.values(List.of("별점", "b"), rows));
        var report =
                check(
                        data,
                        "[{between: 별점, min: 1, max: 5, otherwise: reject},"
                                + " {not_null: b, otherwise: reject}, {unique: b, at_most: 50%}]");
        var english = report.reasons(Language.EN);
        var korean = report.reasons(Language.KO);
        assertThat(report.rejected().positions()).containsExactly(0, 2);
        assertThat(english.apply(0)).isEqualTo("`별점` is outside 1..5");
        assertThat(english.apply(2)).isEqualTo("`별점` is outside 1..5; `b` is empty");
        assertThat(korean.apply(2)).isEqualTo("`별점` 값이 1..5 범위를 벗어남; `b` 값이 없음");
    }

    @Test
    void values_that_a_text_keeps_in_its_metadata_are_read_by_name() throws Exception {
        var data =
                tables.dataset(
                        Dataset.Kind.TEXT,
                        "SELECT 41 + i AS id, 'f' AS source, 'good' AS raw_text, TIMESTAMP"
                                + " '2024-01-01' AS created_at, '{\"별점\": \"' || i || '\"}' AS"
                                + " metadata FROM range(3) t(i)",
                        List.of("별점"));
        var result = one(data, "{between: 별점, min: 1}");
        assertThat(result.examples().stream().map(Example::text)).containsExactly("id 41 (0)");
    }
}
