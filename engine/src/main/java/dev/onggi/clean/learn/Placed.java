package dev.onggi.clean.learn;

/// Is told of the cells that a repair changes.
@FunctionalInterface
interface Placed {
    /// A cell is about to change.
    ///
    /// @param column its column, still with the old value
    /// @param row its row
    /// @param id the number of the new value in that column
    void change(CodedColumn column, int row, int id);

    /// Changes cells and tells nobody.
    static void quietly(CodedColumn column, int row, int id) {
        column.set(row, id);
    }
}
