package dev.onggi.data;

import java.sql.SQLException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Java functions that every session can use in SQL. The first argument of each is a constant
/// handle.
final class Functions {
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

    /// What stands for a cell that became empty, since null says that a cell stays as it is. Two code points that no
    /// text has.
    static final String EMPTIED = "\uFFFF\uFFFE";

    /// `onggi_map(handle, row, text)`: what a [CellMap] makes of the cells of a vector; null where a cell stays as it is,
    /// so that its bytes need not travel back.
    private static void map(DuckDBDataChunkReader in, DuckDBWritableVector out) {
        int rows = Math.toIntExact(in.rowCount());
        if (rows == 0) {
            return;
        }
        var map = Handles.get(in.vector(0).getLong(0), CellMap.class);
        var positions = in.vector(1);
        var texts = in.vector(2);
        var cells = new @Nullable String[rows];
        for (int i = 0; i < rows; i++) {
            cells[i] = texts.isNull(i) ? null : texts.getString(i);
        }
        var before = cells.clone();
        map.map(positions::getLong, cells);
        for (int i = 0; i < rows; i++) {
            if (same(cells[i], before[i])) {
                cells[i] = null;
            } else if (cells[i] == null) {
                cells[i] = EMPTIED;
            }
        }
        out.setStrings(0, cells);
    }

    @SuppressWarnings("ReferenceEquality") // a map leaves the object where nothing changes
    private static boolean same(@Nullable String a, @Nullable String b) {
        return a == b;
    }
}
