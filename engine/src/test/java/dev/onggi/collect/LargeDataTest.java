package dev.onggi.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Batch;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeDataTest extends CollectFixture {
    @Test
    void takesManyColumns() throws Exception {
        var columns = IntStream.range(0, 5000).mapToObj(i -> Column.text("c" + i)).toList();
        var data =
                rows((request, rows) -> {
                    rows.columns(columns);
                    var row = new Object[5000];
                    Arrays.fill(row, "value");
                    for (int i = 0; i < 300; i++) {
                        rows.row(row);
                    }
                });

        assertThat(data.rows()).isEqualTo(300);
        assertThat(context.rows(data, "c0", "c4999", "_id").getLast())
                .containsExactly("value", "value", "300");
        var tooMany = IntStream.range(0, 10_001).mapToObj(i -> Column.text("c" + i)).toList();
        assertThatThrownBy(() -> rows((request, rows) -> rows.columns(tooMany)))
                .hasMessageContaining("ONGGI-2010");
    }

    /// Eight files joined by a UNION named each column eight times, and took minutes.
    @Test
    void namesEachColumnOnceHoweverManySegmentsAreJoined() {
        var columns = IntStream.range(0, 1000).mapToObj(i -> Column.text("c" + i)).toList();
        var files = IntStream.range(0, 100).mapToObj(i -> Path.of("/part" + i)).toList();

        var one = SegmentWriter.together(files.subList(0, 1), columns);
        var hundred = SegmentWriter.together(files, columns);

        assertThat(hundred).contains("\"c0\"", "\"c999\"", "/part99");
        assertThat(hundred.length() - one.length()).isLessThan(99 * 15);
    }

    @Test
    void joinsSegmentsOfOtherColumnsAndTypesInOrder() throws Exception {
        var data =
                rows((request, rows) -> {
                    for (int i = 0; i < 5000; i++) {
                        rows.add("n", i, "before", "b" + i);
                    }
                    for (int i = 5000; i < 9000; i++) {
                        rows.add("n", i, "after", "a" + i);
                    }
                    rows.add("n", "9000", "after", null);
                });

        assertThat(data.columns()).contains(Column.text("n"));
        var all = context.rows(data, "n", "before", "after", "_id");
        assertThat(all).hasSize(9001);
        for (int i = 0; i < 9001; i++) {
            assertThat(all.get(i))
                    .containsExactly(
                            "" + i,
                            i < 5000 ? "b" + i : null,
                            i >= 5000 && i < 9000 ? "a" + i : null,
                            "" + (i + 1));
        }
        assertThat(published()).hasSize(1);
    }

    @Test
    void refusesNamesThatAreNoNames() throws Exception {
        var long1 = Column.text("x".repeat(Schema.MOST_CHARACTERS - 1));
        assertThat(new Schema(Renames.NONE, List.of(), note -> {}).index(long1.name())).isZero();

        var columns = List.of(Column.text("a"), long1, Column.text("b"));
        assertThatThrownBy(() -> rows((request, rows) -> rows.columns(columns)))
                .hasMessageContaining("ONGGI-2019")
                .hasMessageContaining("2000000 characters together; the longest, column 2,");
        var header = List.of(Column.text("x".repeat(12_000_000)));
        assertThatThrownBy(() -> rows((request, rows) -> rows.columns(header)))
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void takesANewColumnWithEachRow() throws Exception {
        var data =
                rows((request, rows) -> {
                    for (int i = 0; i < 2500; i++) {
                        rows.add("key" + i, i);
                    }
                });

        assertThat(context.rows(data, "key0", "key2499", "_id").getFirst())
                .isEqualTo(Arrays.asList("0", null, "1"));
        assertThat(context.rows(data, "key0", "key2499", "_id").getLast())
                .isEqualTo(Arrays.asList(null, "2499", "2500"));
    }

    @Test
    void takesLargeCellsAfterManySmallOnes() throws Exception {
        var large = "x".repeat(10 << 20);
        var data =
                rows((request, rows) -> {
                    for (int i = 0; i < 20_000; i++) {
                        rows.add("a", "small");
                    }
                    for (int i = 0; i < 20; i++) {
                        rows.add("a", large);
                    }
                });

        assertThat(data.rows()).isEqualTo(20_020);
        try (var session = context.duckdb().session(new Cancellation())) {
            var lengths = "SELECT sum(length(a)) FROM " + session.relation(data);
            assertThat(session.execute(lengths)).isEqualTo(20_000L * 5 + 20L * large.length());
        }
        assertThat(published()).hasSize(1);
    }

    @Test
    void keepsRowGroupsSmall() throws Exception {
        var text = "y".repeat(2000);
        var data =
                rows(
                        (request, rows) -> {
                            for (int i = 0; i < 30_000; i++) {
                                rows.add("a", text + i);
                            }
                        },
                        "compression",
                        "none");

        try (var session = context.duckdb().session(new Cancellation())) {
            long largest =
                    session.execute(
                            "SELECT max(row_group_bytes) FROM parquet_metadata("
                                    + Sql.path(data.file())
                                    + ")");
            assertThat(largest).isLessThan(20L << 20);
        }
        assertThat(context.column(data, "_id").get(29_999)).isEqualTo("30000");
    }

    /// Rows by names, by position and in batches give what a plain list of maps gives.
    @Test
    void givesWhatWasAddedInWhateverWay() throws Exception {
        for (long seed = 1; seed <= 12; seed++) {
            var random = new Random(seed);
            var expected = new ArrayList<Map<String, String>>();
            var data = rows((request, rows) -> fill((BatchRows) rows, random, expected));

            var names = data.ownColumns().stream().map(Column::name).toArray(String[]::new);
            var actual = context.rows(data, names);
            assertThat(actual).as("seed " + seed).hasSameSizeAs(expected);
            for (int i = 0; i < actual.size(); i++) {
                for (int c = 0; c < names.length; c++) {
                    assertThat(actual.get(i).get(c))
                            .as("seed %d row %d column %s", seed, i, names[c])
                            .isEqualTo(expected.get(i).get(names[c]));
                }
            }
        }
    }

    private static void fill(BatchRows rows, Random random, List<Map<String, String>> expected)
            throws Exception {
        for (int part = 0; part < 6; part++) {
            int count = random.nextInt(3000);
            int columns = 1 + random.nextInt(4);
            if (random.nextBoolean()) {
                var names = IntStream.range(0, columns).mapToObj(i -> "c" + i).toList();
                for (int i = 0; i < count; i++) {
                    var row = new LinkedHashMap<String, Object>();
                    for (var name : names) {
                        row.put(name, random.nextInt(5) == 0 ? null : "t" + random.nextInt(99));
                    }
                    rows.add(row);
                    expected.add(texts(row));
                }
            } else {
                batch(rows, random, Math.min(count, Batch.CAPACITY), columns, expected);
            }
        }
    }

    private static void batch(
            BatchRows rows,
            Random random,
            int count,
            int columns,
            List<Map<String, String>> expected) {
        if (count == 0) {
            return;
        }
        boolean numbers = random.nextInt(3) == 0;
        var type = numbers ? ColumnType.INTEGER : ColumnType.TEXT;
        var list = IntStream.range(0, columns).mapToObj(i -> new Column("c" + i, type)).toList();
        var arrays = new Object[columns];
        int first = expected.size();
        for (int i = 0; i < count; i++) {
            expected.add(new LinkedHashMap<>());
        }
        for (int c = 0; c < columns; c++) {
            var texts = new byte[count][];
            var longs = new long[count];
            for (int i = 0; i < count; i++) {
                longs[i] = random.nextInt(1000);
                texts[i] = Cells.utf8("b" + longs[i]);
                expected.get(first + i).put("c" + c, (numbers ? "" : "b") + longs[i]);
            }
            arrays[c] = numbers ? longs : texts;
        }
        rows.batch(list, new Batch(count, arrays));
    }

    private static Map<String, String> texts(Map<String, Object> row) {
        var texts = new LinkedHashMap<String, String>();
        row.forEach((name, value) -> texts.put(name, value == null ? null : value.toString()));
        return texts;
    }
}
