package dev.onggi.data;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Java functions that every session can use in SQL. The first argument of each is a constant
/// handle.
final class Functions {
    /// Stands for a cell that a map emptied. Random, so that no text of a table is taken for it.
    static final String EMPTIED = UUID.randomUUID().toString();

    private Functions() {}

    static void register(DuckDBConnection connection) throws SQLException {
        try (var builder = DuckDBFunctions.scalarFunction()) {
            builder.withName("onggi_in")
                    .withParameters(DuckDBColumnType.BIGINT, DuckDBColumnType.BIGINT)
                    .withReturnType(DuckDBColumnType.BOOLEAN)
                    .withVectorizedFunction(Functions::in)
                    .register(connection);
        }
        try (var builder = DuckDBFunctions.scalarFunction()) {
            builder.withName("onggi_map")
                    .withParameters(
                            DuckDBColumnType.BIGINT,
                            DuckDBColumnType.BIGINT,
                            DuckDBColumnType.VARCHAR)
                    .withReturnType(DuckDBColumnType.VARCHAR)
                    .withVectorizedFunction(Functions::map)
                    .withVolatile()
                    .register(connection);
        }
        try (var builder = DuckDBFunctions.scalarFunction()) {
            builder.withName("onggi_changes")
                    .withParameters(
                            DuckDBColumnType.BIGINT,
                            DuckDBColumnType.BIGINT,
                            DuckDBColumnType.VARCHAR)
                    .withReturnType(DuckDBColumnType.VARCHAR)
                    .withVectorizedFunction(Functions::changes)
                    .withVolatile()
                    .register(connection);
        }
        try (var builder = DuckDBFunctions.scalarFunction()) {
            builder.withName("onggi_test")
                    .withParameters(DuckDBColumnType.BIGINT, DuckDBColumnType.VARCHAR)
                    .withReturnType(DuckDBColumnType.BOOLEAN)
                    .withVectorizedFunction(Functions::test)
                    .register(connection);
        }
        try (var builder = DuckDBFunctions.tableFunction()) {
            builder.withName("onggi_feed")
                    .withParameter(DuckDBColumnType.BIGINT)
                    .withFunction(new FeedFunction())
                    .register(connection);
        }
    }

    /// `onggi_in(handle, row)`: whether a [RowSet] contains the row.
    private static void in(DuckDBDataChunkReader in, DuckDBWritableVector out) {
        long rows = in.rowCount();
        if (rows == 0) {
            return;
        }
        var set = Handles.get(in.vector(0).getLong(0), RowSet.class);
        var positions = in.vector(1);
        for (long i = 0; i < rows; i++) {
            out.setBoolean(i, set.contains(positions.getLong(i)));
        }
    }

    /// `onggi_test(handle, text)`: what a [TextTest] says; null for an empty cell.
    private static void test(DuckDBDataChunkReader in, DuckDBWritableVector out) {
        long rows = in.rowCount();
        if (rows == 0) {
            return;
        }
        var test = Handles.get(in.vector(0).getLong(0), TextTest.class);
        var texts = in.vector(1);
        for (long i = 0; i < rows; i++) {
            if (texts.isNull(i)) {
                out.setNull(i);
            } else {
                out.setBoolean(i, test.test(texts.getString(i)));
            }
        }
    }

    /// `onggi_map(handle, row, text)`: what a [CellMap] makes of the cells of a vector.
    private static void map(DuckDBDataChunkReader in, DuckDBWritableVector out) {
        int rows = Math.toIntExact(in.rowCount());
        if (rows > 0) {
            var cells = cells(in.vector(2), rows);
            mapped(in, cells);
            out.setStringUtf8Batch(0, bytes(cells));
        }
    }

    /// `onggi_changes(handle, row, text)`: the cells of a vector that a [CellMap] changes, null for
    /// those that stay as they are, [#EMPTIED] for those that are empty now. Texts that stay need
    /// not be encoded and copied again.
    private static void changes(DuckDBDataChunkReader in, DuckDBWritableVector out) {
        int rows = Math.toIntExact(in.rowCount());
        if (rows == 0) {
            return;
        }
        var before = cells(in.vector(2), rows);
        var after = before.clone();
        mapped(in, after);
        for (int i = 0; i < rows; i++) {
            if (same(before[i], after[i])) {
                after[i] = null;
            } else if (after[i] == null) {
                after[i] = EMPTIED;
            }
        }
        out.setStringUtf8Batch(0, bytes(after));
    }

    @SuppressWarnings("ReferenceEquality") // a map leaves the object where nothing changes
    private static boolean same(@Nullable String before, @Nullable String after) {
        return before == after;
    }

    private static @Nullable String[] cells(DuckDBReadableVector texts, int rows) {
        var cells = new @Nullable String[rows];
        for (int i = 0; i < rows; i++) {
            cells[i] = texts.isNull(i) ? null : texts.getString(i);
        }
        return cells;
    }

    private static void mapped(DuckDBDataChunkReader in, @Nullable String[] cells) {
        var positions = in.vector(1);
        Handles.get(in.vector(0).getLong(0), CellMap.class).map(positions::getLong, cells);
    }

    /// Four times as fast as the driver's own encoding of texts that are not ASCII.
    private static byte[] @Nullable [] bytes(@Nullable String[] cells) {
        var bytes = new byte[cells.length] @Nullable [];
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            bytes[i] = cell == null ? null : cell.getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}
