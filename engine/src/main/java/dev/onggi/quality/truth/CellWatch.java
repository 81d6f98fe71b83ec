package dev.onggi.quality.truth;

/// Is told about every cell that is compared with its truth.
@FunctionalInterface
public interface CellWatch {
    /// Takes one compared cell.
    ///
    /// @param row the row's position in the dirty table, from 0
    /// @param column the column's name
    /// @param verdict what cleaning made of the cell
    void compared(long row, String column, CellVerdict verdict);
}
