package dev.onggi.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.step.StepProblem;
import dev.onggi.step.StepType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaveStepTest extends SaveFixture {
    @Test
    void parquetKeepsTypesNamesAndOrder() throws Exception {
        context.table(
                "fetch",
                "SELECT i AS _id, i AS n, i::DECIMAL(9,2) AS price, DATE '2024-01-01' AS d, 'x' AS s"
                        + " FROM range(5000) t(i)");
        for (var compression : List.of("snappy", "zstd", "none")) {
            var outcome = save("save/parquet", "compression", compression);

            var file = folder.resolve(outcome.outputs().get("path"));
            assertThat(query("SELECT DISTINCT compression FROM parquet_metadata('" + file + "')"))
                    .isEqualTo(
                            compression.equals("none")
                                    ? "UNCOMPRESSED"
                                    : compression.toUpperCase(Locale.ROOT));
            assertThat(
                            query(
                                    "SELECT string_agg(column_name || ' ' || column_type, ', ') FROM"
                                            + " (DESCRIBE FROM '"
                                            + file
                                            + "')"))
                    .isEqualTo("n BIGINT, price DECIMAL(9,2), d DATE, s VARCHAR");
            assertThat(
                            query(
                                    "SELECT count(*) FROM read_parquet('"
                                            + file
                                            + "', file_row_number = true) WHERE n <> file_row_number"))
                    .isEqualTo("0");
        }
    }

    @Test
    void parquetTakesALevelAndRowGroups() throws Exception {
        context.table("fetch", "SELECT i AS n FROM range(10000) t(i)");

        var outcome =
                save("save/parquet", "compression", "zstd", "level", 19, "row_group_size", 4096);

        var file = folder.resolve(outcome.outputs().get("path"));
        assertThat(
                        query(
                                "SELECT count(DISTINCT row_group_id) FROM parquet_metadata('"
                                        + file
                                        + "')"))
                .isEqualTo("3");
    }

    @Test
    void jsonLinesKeepTypesNullsAndLetters() throws Exception {
        context.text(
                "fetch",
                """
                SELECT * FROM (VALUES
                (1, '좋아요 "굿"' , NULL, TIMESTAMP '2024-03-05 15:04:05', '{"별점": 5, "t": [1, 2]}'),
                (2, E'a\\nb', 1.5::DOUBLE, NULL, NULL),
                (3, '', 'nan'::DOUBLE, NULL, '{}'))
                v(id, raw_text, x, created_at, metadata)
                """,
                "별점");

        assertThat(saved(save("save/jsonl", "system_columns", true)))
                .isEqualTo(
                        """
                        {"id":1,"raw_text":"좋아요 \\"굿\\"","x":null,"created_at":"2024-03-05 15:04:05","metadata":{"별점":5,"t":[1,2]},"별점":"5"}
                        {"id":2,"raw_text":"a\\nb","x":1.5,"created_at":null,"metadata":null,"별점":null}
                        {"id":3,"raw_text":"","x":null,"created_at":null,"metadata":{},"별점":null}
                        """);
    }

    @Test
    void unfoldsTheMetadataOfAText() throws Exception {
        context.text(
                "fetch",
                "SELECT 1 AS id, 'f' AS source, '좋아' AS raw_text, '{\"별점\": \"5\"}' AS metadata",
                "별점");

        assertThat(saved(save("save/csv", "bom", false)))
                .isEqualTo("id,source,raw_text,별점\n1,f,좋아,5\n");
    }

    @Test
    void namesTheFileAfterItsKey() throws Exception {
        context.table("fetch", "SELECT 1 AS n");

        assertThat(save("save/jsonl", "name", "daily").outputs())
                .containsEntry("path", "data/output/daily_20240305_150708.jsonl");
    }

    @Test
    void needsSomethingToRead() {
        assertThat(
                        catchThrowableOfType(OnggiException.class, () -> save("save/csv"))
                                .problems()
                                .getFirst()
                                .code())
                .isEqualTo(StepProblem.NOTHING_TO_READ);
    }

    @Test
    void refusesAFolderAsPath() throws Exception {
        context.table("fetch", "SELECT 1 AS n");
        Files.createDirectories(folder.resolve("out"));

        assertThatThrownBy(() -> save("save/csv", "path", "out"))
                .hasMessageContaining("ONGGI-5006");
    }

    @Test
    void validatesWithoutData() {
        assertThat(problems("save/csv", "name", "a", "path", "b.csv").stream().map(Problem::code))
                .containsExactly(SaveProblem.NAME_AND_PATH);
        assertThat(problems("save/csv", "path", "out/").stream().map(Problem::code))
                .containsExactly(SaveProblem.NO_FILE_NAME);
        assertThat(problems("save/csv", "columns", List.of()).stream().map(Problem::code))
                .containsExactly(SaveProblem.WRONG_COLUMNS);
        assertThat(
                        problems("save/csv", "columns", Map.of("a", List.of("b"))).stream()
                                .map(Problem::code))
                .containsExactly(SaveProblem.WRONG_COLUMNS);
        assertThat(
                        problems("save/parquet", "level", 30, "row_group_size", 7).stream()
                                .map(Problem::code))
                .containsExactly(
                        SaveProblem.OUT_OF_RANGE,
                        SaveProblem.OUT_OF_RANGE,
                        SaveProblem.LEVEL_WITHOUT_ZSTD);
        assertThat(problems("save/parquet", "level", "${params.l}", "compression", "zstd"))
                .isEmpty();
        assertThat(problems("save/jsonl", "columns", "a", "path", "out/x.jsonl")).isEmpty();
    }

    @Test
    void describesItsKeys() {
        assertThat(SaveSteps.builtIn().stream().map(StepType::uses))
                .containsExactly("save/csv", "save/parquet", "save/jsonl");
        for (var type : SaveSteps.all()) {
            assertThat(type.description()).endsWith(".");
            assertThat(type.settings().stream().map(s -> s.name()))
                    .contains("columns", "system_columns")
                    .doesNotHaveDuplicates();
            assertThat(type.reads()).isTrue();
        }
    }

    private String query(String sql) {
        try (var session = context.duckdb().session(new Cancellation())) {
            return session.query(
                    sql,
                    rows -> {
                        rows.next();
                        return rows.getString(1);
                    });
        }
    }

    @Test
    void tellsAFullDiskAndLeavesNothing() {
        context.device = Path.of("/dev/full");
        assumeThat(context.device).exists();
        context.table("fetch", "SELECT i AS n, 'text ' || i AS s FROM range(200000) t(i)");

        for (var uses : List.of("save/csv", "save/jsonl", "save/parquet")) {
            assertThat(
                            catchThrowableOfType(OnggiException.class, () -> save(uses))
                                    .problems()
                                    .getFirst()
                                    .code())
                    .as(uses)
                    .isEqualTo(DataProblem.DISK_FULL);
        }
        assertThat(context.files()).isEmpty();
    }
}
