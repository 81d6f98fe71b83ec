package dev.onggi.rule.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.spi.ColumnType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalTest {
    private static TemporalRule rule(TemporalSort sort, String from, String format, boolean drop) {
        return new TemporalRule(
                sort, TemporalReader.of(sort, from), TemporalFormat.of(sort, format), drop);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-05",
                "2024-3-5",
                "2024/03/05",
                "2024.03.05",
                "2024. 3. 5.",
                "2024. 3. 5",
                "2024. 3. 5.(화)",
                "20240305",
                "2024년 3월 5일",
                "2024년3월5일",
                "2024년 03월 05일 화요일",
                "24년 3월 5일",
                "'24.3.5",
                "24. 3. 5.",
                "5 Mar 2024",
                "5-Mar-24",
                "05MAR2024",
                "March 5, 2024",
                "Mar. 5th, 2024",
                "Tuesday, March 5, 2024",
                "5th of March 2024",
                "Tue, 5 Mar 2024",
                "２０２４．０３．０５",
                " 2024-03-05 "
            })
    void readsDaysThatHaveOneMeaning(String text) {
        assertThat(DateText.read(text, null)).isEqualTo(LocalDate.of(2024, 3, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-13-01",
                "2023-02-29",
                "2024-02-30",
                "01/02/2024",
                "24.03.05",
                "13/02/2024",
                "2024-03/05",
                "3월 5일",
                "yesterday",
                "20241301",
                "2024-03-05x",
                "Mar 2024",
                "99999999",
                "2024년 2월 31일"
            })
    void doesNotBendOrGuessDays(String text) {
        assertThat(DateText.read(text, null)).isNull();
        var rule = rule(TemporalSort.DATE, null, "iso", false);
        assertThat(rule.apply(text)).isSameAs(text);
    }

    @Test
    void readsBareNumbersInADeclaredOrder() {
        assertThat(DateText.read("01/02/2024", DateOrder.DMY)).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(DateText.read("01/02/2024", DateOrder.MDY)).isEqualTo(LocalDate.of(2024, 1, 2));
        assertThat(DateText.read("24.03.05", DateOrder.YMD)).isEqualTo(LocalDate.of(2024, 3, 5));
        assertThat(DateText.read("85.03.05", DateOrder.YMD)).isEqualTo(LocalDate.of(1985, 3, 5));
        assertThat(DateText.read("31/04/2024", DateOrder.DMY)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    15:05           | 15:05:00
                    15:05:09        | 15:05:09
                    15:05:09.250    | 15:05:09.250
                    3:05 p.m.       | 15:05:00
                    3:05PM          | 15:05:00
                    12:00 a.m.      | 00:00:00
                    12:30 PM        | 12:30:00
                    3pm             | 15:00:00
                    오후 3시 5분      | 15:05:00
                    오전 9시          | 09:00:00
                    오후 3:05         | 15:05:00
                    15시 5분 30초     | 15:05:30
                    3시 반           | 03:30:00
                    밤 9시           | 21:00:00
                    밤 12시          | 00:00:00
                    낮 12시          | 12:00:00
                    새벽 2시          | 02:00:00
                    저녁 7시 10분     | 19:10:00
                    정오             | 12:00:00
                    자정             | 00:00:00
                    """)
    void readsTimes(String before, String after) {
        assertThat(rule(TemporalSort.TIME, null, "iso", false).apply(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "25:00",
                "12:60",
                "13:00 p.m.",
                "0:30 am",
                "3",
                "12:5",
                "12:30:61",
                "24:00",
                "오후 13시"
            })
    void leavesImpossibleTimes(String text) {
        var rule = rule(TemporalSort.TIME, null, "iso", false);
        assertThat(rule.apply(text)).isSameAs(text);
        assertThat(rule.reads(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    6:36 p.m.                    | 6:36 p.m.
                    18:36                        | 6:36 p.m.
                    7:40aDec 1                   | 7:40 a.m.
                    3:29 p.m. (Estimated runway) | 3:29 p.m.
                    12:15 a.m. Dec 02            | 12:15 a.m.
                    11/30 7:53 p.m.              | 7:53 p.m.
                    5:50 a.m.  Fri 02-Dec-2011   | 5:50 a.m.
                    12/2/11 5:11 a.m.            | 5:11 a.m.
                    1:50 p.m. (+8:00)            | 1:50 p.m.
                    Thu  12:18                   | 12:18 p.m.
                    from 5:00 to 6:00            | from 5:00 to 6:00
                    5:00 sharp                   | 5:00 sharp
                    15:05:30                     | 15:05:30
                    """)
    void takesTheTimeOutOfWhatStandsBesideIt(String before, String after) {
        var rule = rule(TemporalSort.TIME, null, "h:mm a.m./p.m.", true);
        assertThat(rule.apply(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2024-03-05 15:05             | 2024-03-05T15:05:00
                    2024-03-05T15:05:07Z         | 2024-03-05T15:05:07
                    2024-03-05T00:05:07+09:00    | 2024-03-04T15:05:07
                    2024-03-05 15:05:07.5 +0900  | 2024-03-05T06:05:07.500
                    2024. 3. 5. 오후 3:05:07      | 2024-03-05T15:05:07
                    2024년 3월 5일 오후 3시 5분     | 2024-03-05T15:05:00
                    20240305150507               | 2024-03-05T15:05:07
                    2024-03-05                   | 2024-03-05T00:00:00
                    Mar 5, 2024 3:05 PM          | 2024-03-05T15:05:00
                    Mar 5, 2024, 3:05 PM         | 2024-03-05T15:05:00
                    2024-03-05 25:00             | 2024-03-05 25:00
                    2024-02-30 10:00             | 2024-02-30 10:00
                    2024-03-05T10:00+99:00       | 2024-03-05T10:00+99:00
                    """)
    void readsDaysWithTimes(String before, String after) {
        assertThat(rule(TemporalSort.TIMESTAMP, null, "iso", false).apply(before)).isEqualTo(after);
    }

    @Test
    void writesADeclaredFormAndKnowsItAgain() {
        var rule = rule(TemporalSort.DATE, "dmy", "yyyy년 M월 d일", false);
        assertThat(rule.apply("05/03/2024")).isEqualTo("2024년 3월 5일");
        var written = "2024년 3월 5일";
        assertThat(rule.apply(written)).isSameAs(written);
        assertThat(rule(TemporalSort.TIME, null, "오전/오후 h:mm", false).apply("15:05"))
                .isEqualTo("오후 3:05");
        assertThat(rule(TemporalSort.DATE, "d.M.yyyy", "iso", false).apply("5.3.2024"))
                .isEqualTo("2024-03-05");
    }

    @Test
    void neverWritesLessThanWasThere() {
        assertThat(rule(TemporalSort.DATE, null, "yy.MM.dd", false).apply("1985-03-05"))
                .isEqualTo("1985-03-05");
        assertThat(rule(TemporalSort.DATE, null, "iso", true).apply("2024-03-05 15:05 (approx)"))
                .isEqualTo("2024-03-05");
    }

    @Test
    void refusesPatternsThatLoseAPart() {
        assertThatThrownBy(() -> TemporalFormat.of(TemporalSort.DATE, "yyyy-MM"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TemporalFormat.of(TemporalSort.TIME, "h:mm"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TemporalReader.of(ColumnType.Kind.NUMBER, "dmy"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneValueCanDecideTheOrderOfAColumn() {
        assertThat(infer("01/02/2024", "13/02/2024")).isEqualTo(new FormatInference.Decided("dmy"));
        assertThat(infer("01/02/2024", "02/13/2024")).isEqualTo(new FormatInference.Decided("mdy"));
        assertThat(infer("24.03.05", "99.12.31")).isEqualTo(new FormatInference.Decided("ymd"));
        assertThat(infer("2024-03-05", "2024년 3월 5일"))
                .isEqualTo(new FormatInference.Decided("any"));
        assertThat(infer("05/05/2024")).isInstanceOf(FormatInference.Decided.class);
    }

    @Test
    void anAmbiguousColumnIsReported() {
        assertThat(infer("01/02/2024", "03/04/2024"))
                .isEqualTo(
                        new FormatInference.Ambiguous(
                                List.of("dmy", "mdy"), List.of("01/02/2024", "03/04/2024")));
        assertThat(infer("13/02/2024", "02/13/2024")).isInstanceOf(FormatInference.Ambiguous.class);
        assertThat(infer("24.03.05", "23.04.06")).isInstanceOf(FormatInference.Ambiguous.class);
    }

    @Test
    void oneWrongDateInHundredsDoesNotStopInference() {
        var values = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            values.add("%02d/%02d/2024".formatted(i % 28 + 1, i % 12 + 1));
        }
        values.add("02/30/2024");
        values.add("02/13/2024");
        assertThat(FormatInference.of(ColumnType.Kind.DATE, values))
                .isEqualTo(new FormatInference.Decided("dmy"));
    }

    @Test
    void aColumnOfTextHasNoFormat() {
        assertThat(infer("a", "b", "2024-03-05")).isEqualTo(new FormatInference.None());
        assertThat(infer()).isEqualTo(new FormatInference.None());
        assertThat(FormatInference.of(ColumnType.Kind.TEXT, List.of("2024-03-05")))
                .isEqualTo(new FormatInference.None());
        assertThat(
                        FormatInference.of(
                                ColumnType.Kind.TIMESTAMP,
                                List.of("13/02/2024 10:00", "01/02/2024 11:00")))
                .isEqualTo(new FormatInference.Decided("dmy"));
        assertThat(FormatInference.of(ColumnType.Kind.TIME, List.of("10:00", "오후 3시")))
                .isEqualTo(new FormatInference.Decided("any"));
    }

    private static FormatInference infer(String... values) {
        return FormatInference.of(ColumnType.Kind.DATE, List.of(values));
    }
}
