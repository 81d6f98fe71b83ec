package dev.onggi.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Dataset.Kind;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest extends CollectFixture {
    private static final String[] ALL = {"id", "source", "raw_text", "created_at", "metadata"};
    private static final String START = "2024-03-05 15:07:08";

    @Test
    void numbersTextsWithoutAnIdAndKeepsTheRestInMetadata() throws Exception {
        var data =
                rows(
                        (request, rows) -> {
                            rows.add("리뷰", "좋아요", "별점", "5", "작성자", "a\"b\\\n\u0001");
                            rows.add("리뷰", null, "별점", null);
                        },
                        "text",
                        "리뷰",
                        "source",
                        "reviews");

        assertThat(data.kind()).isEqualTo(Kind.TEXT);
        assertThat(data.columns().stream().map(Column::name)).containsExactly(ALL);
        assertThat(data.unfolded()).extracting(Column::name).containsExactly("별점", "작성자");
        assertThat(context.rows(data, ALL))
                .containsExactly(
                        List.of(
                                "1",
                                "reviews",
                                "좋아요",
                                START,
                                "{\"별점\":\"5\",\"작성자\":\"a\\\"b\\\\\\n\\u0001\"}"),
                        Arrays.asList("2", "reviews", null, START, "{}"));
        assertThat(context.rows(data, "별점", "작성자"))
                .containsExactly(List.of("5", "a\"b\\\n\u0001"), Arrays.asList(null, null));
    }

    @Test
    void usesTheDatasOwnIdSourceTimeAndMetadata() throws Exception {
        var data =
                rows(
                        (request, rows) -> {
                            rows.add(
                                    "id",
                                    "7",
                                    "source",
                                    "web",
                                    "raw_text",
                                    "a",
                                    "created_at",
                                    "2024-01-02 03:04:05",
                                    "metadata",
                                    "{\"k\":1}");
                            rows.add(
                                    "id",
                                    "-3",
                                    "source",
                                    null,
                                    "raw_text",
                                    "b",
                                    "created_at",
                                    "2024-01-02T03:04:05.25+00:00",
                                    "metadata",
                                    null);
                            rows.add(
                                    "id",
                                    "7",
                                    "source",
                                    "",
                                    "raw_text",
                                    "c",
                                    "created_at",
                                    "2024-01-02",
                                    "metadata",
                                    "no json");
                            rows.add(
                                    "id",
                                    "9223372036854775807",
                                    "source",
                                    "x",
                                    "raw_text",
                                    "d",
                                    "created_at",
                                    "어제",
                                    "metadata",
                                    "{}");
                        },
                        "text",
                        "raw_text",
                        "source",
                        "mine");

        assertThat(context.rows(data, ALL))
                .containsExactly(
                        List.of("7", "web", "a", "2024-01-02 03:04:05", "{\"k\":1}"),
                        List.of("-3", "mine", "b", "2024-01-02 12:04:05.25", "{}"),
                        List.of(
                                "7",
                                "",
                                "c",
                                "2024-01-02 00:00:00",
                                "{\"metadata_2\":\"no json\"}"),
                        List.of(
                                "9223372036854775807",
                                "x",
                                "d",
                                START,
                                "{\"created_at_2\":\"어제\"}"));
        assertThat(data.unfolded())
                .extracting(Column::name)
                .containsExactlyInAnyOrder("created_at_2", "metadata_2");
    }

    @Test
    void mergesOtherColumnsIntoTheDatasOwnMetadata() throws Exception {
        var data =
                rows(
                        (request, rows) -> {
                            rows.add("raw_text", "a", "metadata", " {\"k\": 1} ", "별점", "5");
                            rows.add("raw_text", "b", "metadata", "{}", "별점", "4");
                            rows.add("raw_text", "c", "metadata", "{broken", "별점", null);
                        },
                        "text",
                        "raw_text");

        assertThat(context.column(data, "metadata"))
                .containsExactly(
                        "{\"별점\":\"5\",\"k\": 1}",
                        "{\"별점\":\"4\"}",
                        "{\"metadata_2\":\"{broken\"}");
    }

    @Test
    void numbersEveryRowWhereOneIdIsNoWholeNumber() throws Exception {
        var data =
                rows(
                        (request, rows) -> {
                            for (int i = 1; i <= 5000; i++) {
                                rows.add(
                                        "id",
                                        100 + i + "",
                                        "t",
                                        "x" + i,
                                        "m",
                                        i % 2 == 0 ? "e" : null);
                            }
                            rows.add("id", "A-1", "t", "last", "m", "z");
                            rows.add("id", "007", "t", "very last");
                        },
                        "text",
                        "t");

        var all = context.rows(data, "id", "raw_text", "metadata", "id_2");
        assertThat(all).hasSize(5002);
        for (int i = 1; i <= 5000; i++) {
            assertThat(all.get(i - 1).subList(0, 2)).containsExactly(i + "", "x" + i);
            assertThat(all.get(i - 1).get(3)).isEqualTo(100 + i + "");
        }
        assertThat(all.get(0).get(2)).isEqualTo("{\"id_2\":\"101\"}");
        assertThat(all.get(1).get(2)).isEqualTo("{\"id_2\":\"102\",\"m\":\"e\"}");
        assertThat(all.get(5000)).contains("5001", "last", "A-1");
        assertThat(all.get(5001)).contains("5002", "very last", "007");
        assertThat(data.unfolded()).extracting(Column::name).contains("id_2", "m");
        assertThat(told()).anyMatch(t -> t.startsWith("The data's own `id` is not a whole number"));
    }

    @Test
    void countsRejectedRowsWhenIdsAreReplacedLater() throws Exception {
        var data =
                rows(
                        (request, rows) -> {
                            for (int i = 1; i <= 3000; i++) {
                                rows.add("id", i + 50, "t", "x", "n", i % 100 == 0 ? "bad" : "1");
                            }
                            rows.add("id", null, "t", "x", "n", "1");
                        },
                        "text",
                        "t",
                        "types",
                        Map.of("n", "integer"));

        var ids = context.column(data, "id");
        assertThat(ids).hasSize(2971).doesNotContain("100", "200", "3000").contains("99", "101");
        assertThat(ids.getLast()).isEqualTo("3001");
        assertThat(context.column(data, "n").getFirst()).isEqualTo("1");
        assertThat(context.rejected).hasSize(30);
    }

    @Test
    void makesJsonOfWholeRecords() throws Exception {
        var data =
                rows(
                        (request, rows) -> rows.add("id", "5", "이름", "하나", "빈", null, "n", 1.5),
                        "text",
                        "*");

        assertThat(context.rows(data, "id", "raw_text", "metadata"))
                .containsExactly(List.of("5", "{\"id\":\"5\",\"이름\":\"하나\",\"n\":1.5}", "{}"));
    }

    @Test
    void takesTextsThatASourceDelivers() throws Exception {
        var data =
                rows((request, rows) -> {
                    rows.text(10L, "하나", Map.of("제목", "글", "tags", List.of("a", "b")));
                    rows.text(null, "둘", Map.of("id", "own", "n", 3));
                });

        assertThat(data.kind()).isEqualTo(Kind.TEXT);
        assertThat(context.rows(data, "id", "raw_text", "제목", "tags", "n", "id_2"))
                .containsExactly(
                        Arrays.asList("10", "하나", "글", "[\"a\",\"b\"]", null, null),
                        Arrays.asList("2", "둘", null, null, "3", "own"));
    }

    @Test
    void declaredTypesOfTheOtherColumnsAreKept() throws Exception {
        var exact = "12345678901234567890.123456789";
        var data =
                rows(
                        (request, rows) -> {
                            rows.add("t", "a", "별점", "5", "작성일", "2024-03-05", "금액", exact);
                            rows.add("t", "b", "별점", " 4 ", "코드", "007");
                            rows.add("t", "c", "별점", "넷");
                        },
                        "text",
                        "t",
                        "types",
                        Map.of(
                                "별점",
                                "integer",
                                "작성일",
                                "date",
                                "금액",
                                "decimal(38,9)",
                                "코드",
                                "text"));

        assertThat(data.unfolded())
                .containsExactlyInAnyOrder(
                        new Column("별점", ColumnType.INTEGER),
                        new Column("작성일", ColumnType.DATE),
                        new Column("금액", ColumnType.decimal(38, 9)),
                        Column.text("코드"));
        assertThat(data.layout().declared()).containsExactly("코드");
        assertThat(context.rows(data, "별점", "작성일", "금액", "코드"))
                .containsExactly(
                        Arrays.asList("5", "2024-03-05", exact, null),
                        Arrays.asList("4", null, null, "007"));
    }

    @Test
    void anEmptyCollectionKeepsTheColumnsOfTheLastOne() throws Exception {
        context.last =
                rows(
                        (request, rows) -> rows.add("t", "a", "별점", "5", "코드", "7"),
                        "text",
                        "t",
                        "types",
                        Map.of("별점", "integer", "코드", "text"));

        var none = rows((request, rows) -> {}, "text", "t", "types", Map.of("별점", "integer"));

        assertThat(none.rows()).isZero();
        assertThat(none.layout()).isEqualTo(context.last.layout());
    }

    @Test
    void aHeaderWithoutRowsNamesTheOtherColumnsToo() throws Exception {
        var none =
                rows(
                        (request, rows) ->
                                rows.columns(List.of(Column.text("t"), Column.text("별점"))),
                        "text",
                        "t",
                        "types",
                        Map.of("별점", "integer"));

        assertThat(none.unfolded()).containsExactly(new Column("별점", ColumnType.INTEGER));
    }

    @Test
    void saysWhichColumnsThereAreWhenTheTextIsNotAmongThem() {
        assertThatThrownBy(() -> rows((request, rows) -> rows.add("리뷰", "a"), "text", "review"))
                .hasMessageContaining(
                        "`text:` names the column `review`, which is not in the data; it has"
                                + " `리뷰`");
    }
}
