package dev.onggi.data;

import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Rewrites the cells of one column, a vector at a time, used in SQL by [Session#map]. Safe for use
/// by several threads.
@FunctionalInterface
public interface CellMap {
    /// Rewrites cells in place.
    ///
    /// @param positions the row of each cell in its dataset's file
    /// @param cells the texts, null where empty; the array's length is the number of cells
    void map(IntToLongFunction positions, @Nullable String[] cells);
}
