package dev.onggi.save;

import dev.onggi.spi.Column;

/// A column on its way out.
///
/// @param column the column as the dataset has it
/// @param name the name it is saved under
record SavedColumn(Column column, String name) {
    /// The column as the reader of the file sees it.
    Column renamed() {
        return new Column(name, column.type());
    }
}
