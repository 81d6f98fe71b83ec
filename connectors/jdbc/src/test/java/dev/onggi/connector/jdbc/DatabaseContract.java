package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.Failure;
import dev.onggi.testkit.FakeStep;
import dev.onggi.testkit.FakeTarget;
import dev.onggi.testkit.RecordedRows;
import dev.onggi.testkit.TableRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds for every kind of database.
abstract class DatabaseContract {
    private static final List<Column> ORDER =
            List.of(new Column("id", ColumnType.INTEGER), Column.text("품목"));
    private static final AtomicInteger TABLES = new AtomicInteger();

    private String table = "";

    abstract TestDatabase database();

    @BeforeEach
    void newTable() {
        table = "t" + TABLES.incrementAndGet();
    }

    String table() {
        return table;
    }

    String quoted(String name) throws Failure {
        return QualifiedName.quote(name, database().dialect().quote());
    }

    RecordedRows collect(FakeStep step) throws Failure {
        var rows = new RecordedRows();
        new JdbcSource().collect(step, rows);
        return rows;
    }

    Failure failure(FakeStep step) {
        return catchThrowableOfType(Failure.class, () -> collect(step));
    }

    long save(FakeStep step, String effect, List<Column> columns, Object[]... rows)
            throws Exception {
        return new JdbcSink()
                .save(new FakeTarget(step, Path.of("unused"), effect), TableRows.of(columns, rows));
    }

    Failure saveFailure(FakeStep step, List<Column> columns, Object[]... rows) {
        return catchThrowableOfType(
                Failure.class, () -> save(step, table + " failing", columns, rows));
    }

    FakeStep into() {
        return database().step().with("table", table);
    }

    static Object[] row(Object... values) {
        return values;
    }

    @Test
    void whatIsSavedIsReadBackWithItsTypes() throws Exception {
        var columns =
                List.of(
                        new Column("whole", ColumnType.INTEGER),
                        new Column("exact", ColumnType.decimal(12, 3)),
                        new Column("floating", ColumnType.NUMBER),
                        Column.text("text"),
                        new Column("day", ColumnType.DATE),
                        new Column("moment", ColumnType.TIMESTAMP),
                        new Column("time", ColumnType.TIME));
        var full =
                row(
                        Long.MAX_VALUE,
                        new BigDecimal("-123456789.125"),
                        0.1,
                        "옹기 'ㅋ' \"q\" \\ \n 😀 007",
                        LocalDate.of(2024, 2, 29),
                        LocalDateTime.of(2024, 3, 5, 15, 0, 0, 123_456_000),
                        LocalTime.of(23, 59, 58));
        save(into(), "types " + table, columns, full, new Object[7]);

        var rows = collect(into());

        assertThat(rows.columns()).isEqualTo(columns);
        assertThat(rows.rows()).hasSize(2);
        assertThat(rows.rows().getFirst()).isEqualTo(List.of(full));
        assertThat(rows.rows().getLast()).containsOnlyNulls();
    }

    @Test
    void aQueryIsReadAsItIsWritten() throws Exception {
        save(into(), "query " + table, ORDER, row(1L, "항아리"), row(2L, "독"), row(3L, "뚝배기"));

        var query = "SELECT id FROM " + table + " WHERE id <> 2 ORDER BY id DESC -- why not\n;";
        var rows = collect(database().step().with("query", query));

        assertThat(rows.rows()).containsExactly(List.of(3L), List.of(1L));
    }

    @Test
    void anEmptyTableHasColumnsAndNoRows() throws Exception {
        save(into(), "empty " + table, ORDER);

        var rows = collect(into());

        assertThat(rows.columns()).isEqualTo(ORDER);
        assertThat(rows.rows()).isEmpty();
    }

    @Test
    void laterRunsReadWhatIsNewAndWhatLiesWithinTheLag() throws Exception {
        save(into(), "mark " + table, ORDER, row(1L, "a"), row(2L, "b"), row(9L, "c"));
        var step = into().with("incremental", Map.of("column", "id", "lag", "2"));

        var first = collect(step);
        save(into(), "mark 2 " + table, ORDER, row(7L, "late"), row(6L, "too late"), row(10L, "d"));
        var second = collect(step.after(first.marked()));
        var third = collect(step.after(second.marked()));

        assertThat(first.marked()).isEqualTo("9");
        assertThat(second.column(0)).containsExactlyInAnyOrder(9L, 7L, 10L);
        assertThat(second.marked()).isEqualTo("10");
        assertThat(third.column(0)).containsExactlyInAnyOrder(9L, 10L);
        assertThat(third.marked()).isEqualTo("10");
    }

    @Test
    void numbersAreComparedAsNumbersAndRowsWithoutAMarkAreNeverLost() throws Exception {
        save(into(), "numbers " + table, ORDER, row(9L, "nine"), row(10L, "ten"), row(null, "no"));

        var rows = collect(into().with("incremental", "id").after("10"));

        assertThat(rows.column(1)).containsExactlyInAnyOrder("ten", "no");
        assertThat(rows.marked()).isEqualTo("10");
    }

    @Test
    void aMarkMayBeATimeWithALag() throws Exception {
        var columns = List.of(new Column("at", ColumnType.TIMESTAMP), Column.text("what"));
        var noon = LocalDateTime.of(2024, 3, 5, 12, 0);
        save(
                into(),
                "times " + table,
                columns,
                row(noon, "noon"),
                row(noon.minusMinutes(59), "late"),
                row(noon.minusMinutes(61), "too late"));
        var step = into().with("incremental", Map.of("column", "at", "lag", "1h"));

        var first = collect(step);
        var second = collect(step.after(first.marked()));

        assertThat(first.rows()).hasSize(3);
        assertThat(second.column(1)).containsExactlyInAnyOrder("noon", "late");
        assertThat(second.marked()).isEqualTo(first.marked());
    }

    @Test
    void aMarkMayBeTextAndAQueryIsNarrowedToo() throws Exception {
        var columns = List.of(Column.text("code"));
        save(into(), "codes " + table, columns, row("0041"), row("0042"), row("0043"));
        var step =
                database()
                        .step()
                        .with("query", "SELECT code FROM " + table + " -- codes")
                        .with("incremental", "code");

        var first = collect(step);
        save(into(), "codes 2 " + table, columns, row("0044"));
        var second = collect(step.after(first.marked()));

        assertThat(first.rows()).hasSize(3);
        assertThat(second.column(0)).containsExactlyInAnyOrder("0043", "0044");
    }

    @Test
    void aFirstRunStartsWhereItIsTold() throws Exception {
        save(into(), "from " + table, ORDER, row(1L, "a"), row(2L, "b"), row(3L, "c"));

        var rows = collect(into().with("incremental", Map.of("column", "id", "from", 2L)));

        assertThat(rows.column(0)).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void aMarkColumnThatIsNotThereIsNamedWithItsNeighbour() throws Exception {
        save(into(), "no mark " + table, ORDER);

        var failure = failure(into().with("incremental", "idd"));

        assertThat(failure).hasMessageContaining("idd");
        assertThat(failure.hint()).isEqualTo("did you mean id?");
    }

    @Test
    void aRepeatedSaveWritesNothingAndCountsTheSame() throws Exception {
        long first = save(into(), "once " + table, ORDER, row(1L, "a"), row(2L, "b"));
        long again = save(into(), "once " + table, ORDER, row(1L, "a"), row(2L, "b"));
        long other = save(into(), "twice " + table, ORDER, row(3L, "c"));

        assertThat(List.of(first, again, other)).containsExactly(2L, 2L, 1L);
        assertThat(database().table(table)).hasSize(3);
    }

    @Test
    void aFailedSaveLeavesTheTableAsItWasAndCanBeRepeated() throws Exception {
        save(into(), "before " + table, ORDER, row(1L, "a"));
        var broken =
                TableRows.of(
                        ORDER,
                        IntStream.range(0, 5_000)
                                .mapToObj(i -> {
                                    if (i == 4_000) {
                                        throw new IllegalStateException("the reader broke");
                                    }
                                    return row((long) i, "x");
                                }));
        var target =
                new FakeTarget(into().with("mode", "replace"), Path.of("unused"), "half " + table);

        var failure =
                catchThrowableOfType(
                        IllegalStateException.class, () -> new JdbcSink().save(target, broken));

        assertThat(failure).hasMessage("the reader broke");
        assertThat(database().table(table)).containsExactly(List.of("1", "a"));
        new JdbcSink().save(target, TableRows.of(ORDER, row(2L, "b")));
        assertThat(database().table(table)).containsExactly(List.of("2", "b"));
    }

    @Test
    void aFailedFirstSaveLeavesNoTable() throws Exception {
        var broken =
                TableRows.of(
                        ORDER,
                        IntStream.range(0, 3)
                                .mapToObj(_ -> {
                                    throw new IllegalStateException("the reader broke");
                                }));

        var thrown =
                catchThrowableOfType(
                        IllegalStateException.class,
                        () ->
                                new JdbcSink()
                                        .save(new FakeTarget(into(), Path.of("x"), table), broken));

        assertThat(thrown).hasMessage("the reader broke");
        assertThat(failure(into())).hasMessageContaining("there is no table " + table);
    }

    @Test
    void replacePutsTheNewRowsInPlaceOfTheOld() throws Exception {
        save(into(), "old " + table, ORDER, row(1L, "a"), row(2L, "b"));
        save(into().with("mode", "replace"), "new " + table, ORDER, row(3L, "c"));

        assertThat(database().table(table)).containsExactly(List.of("3", "c"));
    }

    @Test
    void upsertChangesTheRowsOfTheSameKeyAndTheLastOneWins() throws Exception {
        var step = into().with("mode", "upsert").with("key", List.of("id"));
        save(step, "u1 " + table, ORDER, row(1L, "a"), row(2L, "b"));
        save(step, "u2 " + table, ORDER, row(2L, "B"), row(3L, "c"), row(2L, "bb"));

        assertThat(database().table(table))
                .containsExactly(List.of("1", "a"), List.of("2", "bb"), List.of("3", "c"));
    }

    @Test
    void upsertByAllColumnsKeepsWhatIsThere() throws Exception {
        var step = into().with("mode", "upsert").with("key", List.of("id", "품목"));
        save(step, "all " + table, ORDER, row(1L, "a"), row(1L, "a"), row(1L, "b"));

        assertThat(database().rows("SELECT * FROM " + table)).hasSize(2);
    }

    @Test
    void upsertWithoutAUniqueKeyIsRefused() throws Exception {
        save(into(), "plain " + table, ORDER, row(1L, "a"));

        var failure =
                saveFailure(into().with("mode", "upsert").with("key", "id"), ORDER, row(1L, "b"));

        assertThat(failure).hasMessageContaining("no unique key on id");
        assertThat(database().table(table)).containsExactly(List.of("1", "a"));
    }

    @Test
    void upsertRefusesAnEmptyKeyWithItsRow() {
        var step = into().with("mode", "upsert").with("key", "id");

        var failure = saveFailure(step, ORDER, row(1L, "a"), row(null, "b"));

        assertThat(failure).hasMessageContaining("row 2").hasMessageContaining("empty key \"id\"");
    }

    @Test
    void aTableThatMustNotBeMadeIsMissedWithItsNearestName() throws Exception {
        save(into(), "near " + table, ORDER);

        var step = database().step().with("table", table + "x").with("create", "false");
        var failure = saveFailure(step, ORDER, row(1L, "a"));

        assertThat(failure.blame()).isEqualTo(Failure.Blame.USER);
        assertThat(failure).hasMessageContaining("there is no table " + table + "x");
        assertThat(failure.hint()).contains("did you mean t");
    }

    @Test
    void tablesAreFoundWhateverTheirCase() throws Exception {
        save(into(), "case " + table, ORDER, row(1L, "a"));

        assertThat(collect(database().step().with("table", table.toUpperCase(Locale.ROOT))).rows())
                .hasSize(1);
    }

    @Test
    void columnsThatTheTableLacksAreNamed() throws Exception {
        save(into(), "lack " + table, ORDER, row(1L, "a"));
        var more = List.of(ORDER.getFirst(), Column.text("수량"), Column.text("메모"));

        var failure = saveFailure(into(), more, row(1L, "a", "b"));

        assertThat(failure).hasMessageContaining("lacks the columns 수량, 메모");
        assertThat(failure.hint()).contains("id, 품목");
    }

    @Test
    void hostileNamesAreOnlyNames() throws Exception {
        var names =
                List.of(
                        "a\"; DROP TABLE " + table + "; --",
                        "b`; DROP TABLE " + table + "; --",
                        "c'?{fn now()}$1:x\\",
                        "select",
                        "이름 with blank");
        var columns = names.stream().map(Column::text).toList();
        var hostile = "x\"; DROP TABLE " + table + "; -- `?" + table;
        save(into(), "victim " + table, ORDER, row(1L, "a"));

        var step =
                database()
                        .step()
                        .with("table", "\"" + hostile.replace("\"", "\"\"") + "\"")
                        .with("mode", "upsert")
                        .with("key", names.getFirst());
        save(step, "hostile " + table, columns, row("1", "2", "3", "4", "5"));
        save(step, "hostile 2 " + table, columns, row("1", "2", "3", "4", "FIVE"));
        var rows = collect(step.with("incremental", names.getFirst()).after("0"));

        assertThat(rows.names()).isEqualTo(names);
        assertThat(rows.rows()).containsExactly(List.of("1", "2", "3", "4", "FIVE"));
        assertThat(database().table(table)).hasSize(1);
        database().run("DROP TABLE " + quoted(hostile));
    }

    @Test
    void hostileValuesAreOnlyValues() throws Exception {
        var hostile = "'); DROP TABLE " + table + "; -- \\' ? {fn now()} $1 \" ` %s";
        save(into(), "value " + table, ORDER, row(1L, hostile));

        assertThat(collect(into()).column(1)).containsExactly(hostile);
    }

    @Test
    void aSyntaxErrorIsTheUsersAndIsQuoted() {
        var failure = failure(database().step().with("query", "SELECT 1,\n  FROM WHERE x"));

        assertThat(failure.blame()).isEqualTo(Failure.Blame.USER);
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void aQueryCannotChangeAnything() throws Exception {
        save(into(), "read only " + table, ORDER, row(1L, "a"));

        var failure = failure(database().step().with("query", "DELETE FROM " + table));

        assertThat(failure).isNotNull();
        assertThat(database().table(table)).hasSize(1);
    }

    @Test
    void tableAndQueryExcludeEachOther() {
        assertThat(failure(into().with("query", "SELECT 1"))).hasMessageContaining("both");
        assertThat(failure(database().step())).hasMessageContaining("neither");
    }

    @Test
    void aCancelledRunStopsReadingWithoutAMark() throws Exception {
        save(into(), "cancel " + table, ORDER, row(1L, "a"), row(2L, "b"));
        var step = into().with("incremental", "id");
        step.cancel();

        var rows = collect(step);

        assertThat(rows.rows()).isEmpty();
        assertThat(rows.marked()).isNull();
    }

    @Test
    void manyRowsGoThroughInOrder() throws Exception {
        int many = 12_345;
        var rows =
                TableRows.of(
                        ORDER, IntStream.range(0, many).mapToObj(i -> row((long) i, "품목 " + i)));
        long saved =
                new JdbcSink()
                        .save(new FakeTarget(into(), Path.of("unused"), "many " + table), rows);

        var read =
                collect(
                        database()
                                .step()
                                .with("query", "SELECT id FROM " + table + " ORDER BY id")
                                .with("fetch_size", 100));

        assertThat(saved).isEqualTo(many);
        assertThat(read.column(0))
                .isEqualTo(IntStream.range(0, many).mapToObj(i -> (Object) (long) i).toList());
    }
}
