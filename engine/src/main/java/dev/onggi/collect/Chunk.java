package dev.onggi.collect;

import org.jspecify.annotations.Nullable;

/// Rows on their way from a source: own columns only.
///
/// @param layout the columns
/// @param rows how many rows
/// @param columns arrays as those of [dev.onggi.data.Batch], one for each column of the layout
/// @param numbers the record number of each row, from 1
/// @param files the file of each row, or null where one file is read
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Chunk(Layout layout, int rows, Object[] columns, long[] numbers, byte @Nullable [][] files) {

    /// No rows of a layout.
    static Chunk empty(Layout layout) {
        var columns = layout.columns().stream().map(c -> ColumnArrays.empty(c.type())).toArray();
        return new Chunk(layout, 0, columns, new long[0], null);
    }

    /// The same rows less those that are not kept.
    Chunk keep(boolean[] kept, int count) {
        if (count == rows) {
            return this;
        }
        var fewer = new Object[columns.length];
        for (int c = 0; c < columns.length; c++) {
            fewer[c] = ColumnArrays.keep(columns[c], rows, kept, count);
        }
        return new Chunk(
                layout,
                count,
                fewer,
                (long[]) ColumnArrays.keep(numbers, rows, kept, count),
                files == null ? null : (byte[][]) ColumnArrays.keep(files, rows, kept, count));
    }

    /// A cell in its stored form.
    @Nullable Object cell(int column, int row) {
        return ColumnArrays.value(columns[column], row);
    }
}
