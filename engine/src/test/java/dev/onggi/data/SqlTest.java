package dev.onggi.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.ColumnType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {
    @TempDir static Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "",
                " ",
                "\"",
                "a\"; DROP TABLE x; --",
                "'",
                "''",
                "\\",
                "옹기",
                "a\nb",
                "$1",
                "select",
                "/* x */",
                "\u202e",
                "a.b",
                "%s",
                "{}"
            })
    void namesAndTextsComeBackAsTheyWere(String odd) throws Exception {
        try (var duckdb = DuckDb.open(DuckDb.Limits.standard(folder.resolve("spill")));
                var session = duckdb.session(new Cancellation())) {
            var name = odd.isEmpty() ? "e" : odd;
            var sql = "SELECT " + Sql.text(odd) + " AS " + Sql.name(name);
            assertThat(session.<String>query(sql, rows -> rows.next() ? rows.getString(1) : "none"))
                    .isEqualTo(odd);
            assertThat(session.describe(sql).getFirst().name()).isEqualTo(name);
        }
    }

    @Test
    void listsPathsAndTypesAreWritten() {
        assertThat(Sql.names(List.of("a", "b\"c"))).isEqualTo("\"a\", \"b\"\"c\"");
        assertThat(Sql.path(Path.of("/a'b"))).isEqualTo("'/a''b'");
        assertThat(
                        List.of(
                                Sql.type(ColumnType.TEXT),
                                Sql.type(ColumnType.INTEGER),
                                Sql.type(ColumnType.NUMBER),
                                Sql.type(ColumnType.decimal(9, 2)),
                                Sql.type(ColumnType.BOOLEAN),
                                Sql.type(ColumnType.DATE),
                                Sql.type(ColumnType.TIME),
                                Sql.type(ColumnType.TIMESTAMP)))
                .containsExactly(
                        "VARCHAR",
                        "BIGINT",
                        "DOUBLE",
                        "DECIMAL(9,2)",
                        "BOOLEAN",
                        "DATE",
                        "TIME",
                        "TIMESTAMP");
    }

    @Test
    void parquetIsWrittenInSmallRowGroups() {
        assertThat(ParquetOptions.of("snappy")).contains("snappy", "ROW_GROUP_SIZE");
        assertThat(ParquetOptions.of("zstd")).contains("zstd", "COMPRESSION_LEVEL 3");
        assertThat(ParquetOptions.of("none")).contains("uncompressed");
    }
}
