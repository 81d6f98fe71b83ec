package dev.onggi.data.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilerTest {
    @TempDir Path folder;

    private DuckDb duckdb;
    private Session session;

    @BeforeEach
    void open() {
        duckdb = DuckDb.open(DuckDb.Limits.standard(folder.resolve("spill")));
        session = duckdb.session(new Cancellation());
    }

    @AfterEach
    void close() {
        session.close();
        duckdb.close();
    }

    private Dataset dataset(String select, Column... columns) {
        var file = folder.resolve("table.parquet");
        long rows =
                session.execute("COPY (" + select + ") TO " + Sql.path(file) + " (FORMAT parquet)");
        return new Dataset(
                "table", file, Dataset.Kind.TABLE, List.of(columns), List.of(), rows, new RowSet());
    }

    private ColumnProfile profile(Dataset dataset) {
        return new Profiler(session, dataset).profile(dataset.columns()).getFirst();
    }

    @Test
    void counts_are_of_all_rows_and_blanks_are_empty() {
        var table =
                dataset(
                        "SELECT unnest(['7', '7', ' ', NULL, 'N/A', '9']) AS \"수\"",
                        Column.text("수"));

        var profile = profile(table);

        assertThat(profile.counts()).isEqualTo(new ColumnProfile.Counts(6, 2, 3, 1, 3));
        assertThat(profile.emptyShare()).isEqualTo(2 / 6.0);
        assertThat(profile.examples()).containsExactly("7", "N/A", "9");
        assertThat(profile.proposal()).isNotNull();
        assertThat(profile.proposal().type()).isEqualTo(ColumnType.INTEGER);
    }

    @Test
    void rows_left_out_do_not_count() {
        var table = dataset("SELECT unnest(['a', 'b', 'b']) AS x", Column.text("x"));
        var without = new RowSet();
        without.add(0);

        var profile = profile(table.without(without));

        assertThat(profile.counts()).isEqualTo(new ColumnProfile.Counts(2, 0, 1, 0, 1));
    }

    @Test
    void many_rows_and_values_are_counted_beyond_those_looked_at() {
        var table =
                dataset(
                        "SELECT CAST(i % 150000 AS VARCHAR) AS x FROM range(250000) AS t(i)",
                        Column.text("x"));

        var counts = profile(table).counts();

        assertThat(counts).isEqualTo(new ColumnProfile.Counts(250_000, 0, 150_000, 0, 6));
    }

    @Test
    void the_columns_of_a_wide_table_are_profiled_from_a_copy() {
        var names = IntStream.range(0, 600).mapToObj(i -> "c" + i).toList();
        var select =
                names.stream().map(n -> "'" + n + "' AS " + n).collect(Collectors.joining(", "));
        var table =
                dataset(
                        "SELECT " + select + " FROM range(3)",
                        names.stream().map(Column::text).toArray(Column[]::new));
        var profiler = new Profiler(session, table);
        var some = List.of(Column.text("c7"), Column.text("c599"));

        assertThat(profiler.profile(some))
                .extracting(ColumnProfile::examples)
                .containsExactly(List.of("c7"), List.of("c599"));
        assertThat(profiler.first(List.of(Column.text("c8")), 1).getFirst()).containsExactly("c8");
    }

    @Test
    void a_typed_column_keeps_its_type_and_knows_what_lies_beyond_two_ends() {
        var column = new Column("x", ColumnType.INTEGER);
        var table = dataset("SELECT unnest([3, -1, NULL])::BIGINT AS x", column);
        var profiler = new Profiler(session, table);

        assertThat(profile(table).proposal()).isNull();
        assertThat(profiler.beyond(column, -1, 3)).isZero();
        assertThat(profiler.beyond(column, 0, 3)).isEqualTo(1);
        assertThat(profiler.beyond(column, 0, 2)).isEqualTo(2);
    }

    @Test
    void a_table_without_rows_has_no_values() {
        var column = new Column("x", ColumnType.NUMBER);
        var table = dataset("SELECT 1.0::DOUBLE AS x WHERE false", column);

        assertThat(profile(table).emptyShare()).isZero();
        assertThat(new Profiler(session, table).beyond(column, 1, 2)).isZero();
    }

    @Test
    void patterns_are_found_and_first_rows_come_in_order() {
        var table = dataset("SELECT unnest(['a@b.kr', NULL, 'x']) AS x", Column.text("x"));
        var profiler = new Profiler(session, table);

        assertThat(profiler.matching(Column.text("x"), List.of("@", "^x$", "q")))
                .containsExactly(1L, 1L, 0L);
        assertThat(profiler.first(table.columns(), 2))
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("[a@b.kr]");
    }
}
