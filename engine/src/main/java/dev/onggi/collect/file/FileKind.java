package dev.onggi.collect.file;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import java.io.IOException;
import java.util.List;

/// What is known of one kind of file.
interface FileKind {
    /// The name for `format:`.
    String name();

    /// Lower-case file endings.
    List<String> endings();

    /// Whether a file of this kind is text rather than a table.
    default boolean isText(Reading reading) {
        return false;
    }

    /// The columns that are known before the rows are read.
    ///
    /// @return none where they show with the rows
    default List<Column> columns(Reading reading) throws IOException {
        return List.of();
    }

    /// Reads a file's rows in its order.
    void read(Reading reading) throws IOException, Failure;
}
