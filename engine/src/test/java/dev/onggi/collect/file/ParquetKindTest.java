package dev.onggi.collect.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParquetKindTest extends FileFixture {
    private void parquet(String name, String select) {
        try (var session = context.duckdb().session(new Cancellation())) {
            session.execute(
                    "COPY ("
                            + select
                            + ") TO "
                            + Sql.path(root.resolve(name))
                            + " (FORMAT parquet)");
        }
    }

    @Test
    void keepsTypes() throws Exception {
        parquet(
                "a.parquet",
                """
                SELECT 7::TINYINT AS i, 1.50::DECIMAL(10,2) AS d, 0.1::DOUBLE AS n, true AS b,
                  DATE '2024-02-29' AS day, TIME '12:34:56' AS t, TIMESTAMP '2024-01-02 03:04:05' AS ts,
                  TIMESTAMPTZ '2024-01-01 00:00:00+00' AS tz, '가' AS s, [1, 2] AS l,
                  {'a': 1, 'b': NULL} AS o, 18446744073709551615::UBIGINT AS h
                UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
                """);
        var data = read("a.parquet");

        assertThat(data.ownColumns().stream().map(Column::type).map(ColumnType::toString))
                .containsExactly(
                        "integer",
                        "decimal(10,2)",
                        "number",
                        "boolean",
                        "date",
                        "time",
                        "timestamp",
                        "timestamp",
                        "text",
                        "text",
                        "text",
                        "decimal(38,0)");
        assertThat(cells(data).getFirst().subList(0, 11))
                .containsExactly(
                        "7",
                        "1.50",
                        "0.1",
                        "true",
                        "2024-02-29",
                        "12:34:56",
                        "2024-01-02 03:04:05",
                        "2024-01-01 09:00:00",
                        "가",
                        "[1,2]",
                        "{\"a\":1,\"b\":null}");
        assertThat(cells(data).get(1)).containsOnlyNulls();
    }

    @Test
    void joinsFilesWhoseTypesDiffer() throws Exception {
        parquet("1.parquet", "SELECT 1::INT AS a, 1.5::DECIMAL(4,1) AS d FROM range(3000)");
        parquet("2.parquet", "SELECT 'x' AS a, 2.25::DECIMAL(5,2) AS d, DATE '2024-01-01' AS e");
        var data = read("*.parquet");

        assertThat(data.rows()).isEqualTo(3001);
        assertThat(context.rows(data, "a", "d", "e").getFirst())
                .isEqualTo(Arrays.asList("1", "1.50", null));
        assertThat(context.rows(data, "a", "d", "e").getLast())
                .isEqualTo(List.of("x", "2.25", "2024-01-01"));
    }

    @Test
    void refusesBrokenFiles() throws Exception {
        parquet("a.parquet", "SELECT range AS a, 'x' || range AS b FROM range(1000)");
        var whole = Files.readAllBytes(root.resolve("a.parquet"));
        file("cut.parquet", Arrays.copyOf(whole, whole.length / 2));
        file("tiny.parquet", "PAR1");

        assertThatThrownBy(() -> read("cut.parquet")).hasMessageContaining("ONGGI-6007");
        assertThatThrownBy(() -> read("tiny.parquet")).hasMessageContaining("ONGGI-6007");
        assertThat(published()).isEmpty();
    }
}
