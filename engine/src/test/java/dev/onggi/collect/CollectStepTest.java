package dev.onggi.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Dataset.Kind;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CollectStepTest extends CollectFixture {
    @Test
    void addsSystemColumnsToATable() throws Exception {
        var data =
                rows(
                        (request, rows) -> {
                            rows.add("이름", "김하나", "나이", 31);
                            rows.add("이름", "이둘", "나이", null);
                        },
                        "source",
                        "people");

        assertThat(data.kind()).isEqualTo(Kind.TABLE);
        assertThat(data.columns())
                .containsExactly(
                        Column.text("이름"),
                        new Column("나이", ColumnType.INTEGER),
                        new Column("_id", ColumnType.INTEGER),
                        Column.text("_source"),
                        new Column("_created_at", ColumnType.TIMESTAMP));
        assertThat(context.rows(data, "이름", "나이", "_id", "_source", "_created_at"))
                .containsExactly(
                        List.of("김하나", "31", "1", "people", "2024-03-05 15:07:08"),
                        java.util.Arrays.asList("이둘", null, "2", "people", "2024-03-05 15:07:08"));
        assertThat(outcome.ledger().rowsIn()).isEqualTo(2);
        assertThat(outcome.outputs())
                .containsEntry("rows", "2")
                .containsEntry("path", "data/raw/people_20240305_150708.parquet")
                .containsKey("bytes");
        assertThat(published()).containsExactly("data/raw/people_20240305_150708.parquet");
    }

    @Test
    void keepsEveryTypeASourceMayAdd() throws Exception {
        var data =
                rows((request, rows) ->
                        rows.add(
                                "text",
                                "가",
                                "letter",
                                'x',
                                "int",
                                1,
                                "short",
                                (short) 2,
                                "byte",
                                (byte) 3,
                                "long",
                                4L,
                                "big",
                                new java.math.BigInteger("99999999999999999999"),
                                "double",
                                1.5,
                                "float",
                                0.1f,
                                "decimal",
                                new BigDecimal("12.340"),
                                "flag",
                                true,
                                "date",
                                LocalDate.of(2024, 2, 29),
                                "time",
                                LocalTime.of(15, 4, 5),
                                "at",
                                LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6000),
                                "instant",
                                Instant.parse("2024-01-01T00:00:00Z"),
                                "kind",
                                Kind.TEXT,
                                "list",
                                List.of("a", 1, List.of()),
                                "map",
                                Map.of("k", 1.0)));

        assertThat(data.columns().stream().map(c -> c.name() + " " + c.type()).limit(18))
                .containsExactly(
                        "text text",
                        "letter text",
                        "int integer",
                        "short integer",
                        "byte integer",
                        "long integer",
                        "big text",
                        "double number",
                        "float number",
                        "decimal decimal(5,3)",
                        "flag boolean",
                        "date date",
                        "time time",
                        "at timestamp",
                        "instant timestamp",
                        "kind text",
                        "list text",
                        "map text");
        assertThat(
                        context.rows(
                                data, "big", "float", "decimal", "time", "at", "instant", "list",
                                "map"))
                .containsExactly(
                        List.of(
                                "99999999999999999999",
                                "0.1",
                                "12.340",
                                "15:04:05",
                                "2024-01-02 03:04:05.000006",
                                "2024-01-01 09:00:00",
                                "[\"a\",1,[]]",
                                "{\"k\":1.0}"));
    }

    @Test
    void joinsLateColumnsByName() throws Exception {
        var data =
                rows((request, rows) -> {
                    for (int i = 1; i <= 5000; i++) {
                        rows.add("a", i);
                    }
                    for (int i = 5001; i <= 9000; i++) {
                        rows.add("b", "x" + i, "a", i);
                    }
                    rows.add("c", LocalTime.NOON);
                });

        assertThat(data.columns().stream().map(Column::name))
                .containsExactly("a", "b", "c", "_id", "_source", "_created_at");
        var all = context.rows(data, "_id", "a", "b", "c");
        assertThat(all).hasSize(9001);
        for (int i = 1; i <= 9000; i++) {
            assertThat(all.get(i - 1))
                    .isEqualTo(
                            java.util.Arrays.asList(
                                    i + "", i + "", i > 5000 ? "x" + i : null, null));
        }
        assertThat(all.getLast())
                .isEqualTo(java.util.Arrays.asList("9001", null, null, "12:00:00"));
        assertThat(published()).hasSize(1);
    }

    @Test
    void makesTextOfColumnsWithSeveralTypes() throws Exception {
        var data =
                rows((request, rows) -> {
                    for (int i = 1; i <= 3000; i++) {
                        rows.add("a", i, "b", i / 4.0, "c", LocalDate.EPOCH, "d", null);
                    }
                    rows.add("a", "x", "b", true, "c", 7, "d", 5);
                });

        assertThat(data.columns().subList(0, 4))
                .containsExactly(
                        Column.text("a"),
                        Column.text("b"),
                        Column.text("c"),
                        new Column("d", ColumnType.INTEGER));
        var all = context.rows(data, "a", "b", "c", "d");
        assertThat(all.get(0)).containsExactly("1", "0.25", "1970-01-01", null);
        assertThat(all.get(2999)).containsExactly("3000", "750.0", "1970-01-01", null);
        assertThat(all.get(3000)).containsExactly("x", "true", "7", "5");
        assertThat(told())
                .contains("The column `a` has values of several types and is kept as text");
    }

    @Test
    void makesNamesUniqueAsSqlSeesThem() throws Exception {
        var data =
                rows((request, rows) -> {
                    rows.columns(
                            List.of(
                                    Column.text("a"),
                                    Column.text("A"),
                                    Column.text("a"),
                                    Column.text("a_2"),
                                    Column.text("_id"),
                                    Column.text("")));
                    rows.row("1", "2", "3", "4", "5", "6");
                });

        assertThat(data.columns().subList(0, 6).stream().map(Column::name))
                .containsExactly("a", "A_2", "a_3", "a_2_2", "_id_2", "column_6");
        assertThat(context.rows(data, "a", "A_2", "a_3", "a_2_2", "_id_2", "column_6"))
                .containsExactly(List.of("1", "2", "3", "4", "5", "6"));
        assertThat(told())
                .contains("The column `_id` is kept as `_id_2`: the name is taken")
                .contains("Column 6 has no name and is kept as `column_6`");
    }

    @Test
    void givesTheSourcesOwnExceptionAndLeavesNothing() {
        var failure = Failure.data("row 7 is broken", "mend it");

        assertThatThrownBy(() ->
                        rows((request, rows) -> {
                            for (int i = 0; i < 100_000; i++) {
                                rows.add("a", i);
                            }
                            throw failure;
                        }))
                .isSameAs(failure);
        assertThatThrownBy(() ->
                        rows((request, rows) -> {
                            throw new StackOverflowError();
                        }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(published()).isEmpty();
        assertThat(waits).isEmpty();
    }

    @Test
    void triesAgainWhereThatCanHelpAndBeginsAnew() throws Exception {
        var tries = new AtomicInteger();
        var data =
                rows((request, rows) -> {
                    rows.add("try", tries.incrementAndGet());
                    rows.mark(tries.get());
                    if (tries.get() == 2) {
                        throw new java.net.SocketTimeoutException("read");
                    }
                    if (tries.get() < 4) {
                        throw Failure.unreachable("the shop does not answer", null);
                    }
                });

        assertThat(context.rows(data, "try", "_id")).containsExactly(List.of("4", "1"));
        assertThat(context.memory).containsEntry("mark", "4");
        assertThat(waits).hasSize(3);
        assertThat(waits.get(0).toMillis()).isBetween(1000L, 1500L);
        assertThat(waits.get(1).toMillis()).isBetween(3000L, 4500L);
        assertThat(waits.get(2).toMillis()).isBetween(9000L, 13500L);
        assertThat(context.folder.lines.getFirst())
                .startsWith("warn: Try 1 of 4 failed: the shop does not answer. Trying again in");
    }

    @Test
    void givesUpAfterThreeMoreTries() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() ->
                        rows((request, rows) -> {
                            tries.incrementAndGet();
                            throw Failure.unreachable("down", null);
                        }))
                .hasMessage("down");
        assertThat(tries).hasValue(4);
    }

    @Test
    void usesTheLastGoodDataOfASourceThatIsDown() throws Exception {
        var good = rows((request, rows) -> rows.add("a", 1));
        var used =
                rows(
                        (request, rows) -> {
                            throw Failure.refused("closed for repairs", "wait");
                        },
                        "if_down",
                        "last_good");

        assertThat(used).isEqualTo(good);
        assertThat(outcome.outputs()).containsEntry("stale", "true");
        assertThat(told())
                .containsExactly(
                        "The source could not be read, so the data of the last good run is used:"
                                + " closed for repairs");
        assertThatThrownBy(() ->
                        rows(
                                (request, rows) -> {
                                    throw Failure.data("broken", "mend");
                                },
                                "if_down",
                                "last_good"))
                .hasMessage("broken");
    }

    @Test
    void endsWhenItIsCancelled() {
        assertThatThrownBy(() ->
                        rows((request, rows) -> {
                            for (long i = 0; ; i++) {
                                rows.add("a", i);
                                if (i == 300_000) {
                                    context.cancellation.cancel();
                                }
                            }
                        }))
                .isInstanceOf(OnggiException.class)
                .hasMessageContaining("ONGGI-6005");
        assertThat(published()).isEmpty();
    }

    @Test
    void stopsASourceThatHasGivenTheSample() throws Exception {
        context.sample(7);
        var data =
                rows((request, rows) -> {
                    for (long i = 0; ; i++) {
                        rows.mark(i);
                        rows.add("a", i);
                    }
                });

        assertThat(data.rows()).isEqualTo(7);
        assertThat(context.memory).isEmpty();
    }

    @Test
    void publishesADatasetWithoutRows() throws Exception {
        var data =
                rows((request, rows) ->
                        rows.columns(List.of(Column.text("a"), new Column("b", ColumnType.DATE))));

        assertThat(data.rows()).isZero();
        assertThat(context.rows(data, "a", "b", "_id")).isEmpty();
        assertThat(data.columns()).contains(new Column("b", ColumnType.DATE));
    }

    @Test
    void renamesColumnsWhicheverOldNameTheyHave() throws Exception {
        var data =
                rows(
                        (request, rows) -> {
                            rows.add("성명", "하나");
                            rows.add("고객 이름", "둘");
                            rows.add("성명", null, "고객 이름", "셋");
                            rows.add("고객명", "넷");
                        },
                        "rename",
                        Map.of("고객명", List.of("성명", "고객 이름")));

        assertThat(data.columns().getFirst()).isEqualTo(Column.text("고객명"));
        assertThat(context.column(data, "고객명")).containsExactly("하나", "둘", "셋", "넷");
        assertThatThrownBy(() ->
                        rows(
                                (request, rows) -> rows.add("성명", "a", "고객 이름", "b"),
                                "rename",
                                Map.of("고객명", List.of("성명", "고객 이름"))))
                .hasMessageContaining("ONGGI-2007");
    }

    @Test
    void rejectsRowsWhoseCellsAreNotOfTheDeclaredType() throws Exception {
        var data =
                rows(
                        (request, rows) -> {
                            rows.add("작성일", "2024-03-05", "별점", "5", "글", "좋아요");
                            rows.add("작성일", "어제", "별점", "다섯", "글", "음");
                            rows.add("작성일", "", "별점", " 4 ", "글", "빈 날짜");
                            rows.add("작성일", "2024-02-30", "별점", "1", "글", "없는 날");
                        },
                        "types",
                        Map.of("작성일", "date", "별점", "integer", "없음", "date"));

        assertThat(context.rows(data, "작성일", "별점", "글", "_id"))
                .containsExactly(
                        List.of("2024-03-05", "5", "좋아요", "1"),
                        java.util.Arrays.asList(null, "4", "빈 날짜", "3"));
        assertThat(data.column("별점").orElseThrow().type()).isEqualTo(ColumnType.INTEGER);
        assertThat(context.rejected)
                .containsExactly(
                        "[어제, 다섯, 음, 2] 작성일: \"어제\" is no date; 별점: \"다섯\" is no integer",
                        "[2024-02-30, 1, 없는 날, 4] 작성일: \"2024-02-30\" is no date");
        assertThat(outcome.ledger().rowsIn()).isEqualTo(4);
        assertThat(outcome.ledger().rowsOut()).isEqualTo(2);
        assertThat(outcome.ledger().rejected()).isEqualTo(2);
        assertThat(told()).anyMatch(t -> t.contains("`types:` names the column `없음`"));
        assertThat(published()).hasSize(1);
    }

    @Test
    void refusesTextsAndTableRowsInOneCollection() {
        assertThatThrownBy(() ->
                        rows((request, rows) -> {
                            rows.text(null, "a", Map.of());
                            rows.add("a", 1);
                        }))
                .hasMessageContaining("ONGGI-2009");
        assertThatThrownBy(() -> rows((request, rows) -> rows.row("a")))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> rows((request, rows) -> rows.add("a")))
                .isInstanceOf(Failure.class);
    }
}
