package dev.onggi.data;

import dev.onggi.spi.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A published Parquet file, seen without the rows that checks rejected.
///
/// @param layout what its columns are
/// @param file the Parquet file
/// @param rows rows in the file, left-out ones included
/// @param leftOut rows that are not handed on
public record Dataset(Layout layout, Path file, long rows, RowSet leftOut) {

    /// What the columns of a dataset are.
    ///
    /// @param source the `{source}` of its file name
    /// @param kind text or table
    /// @param columns the columns stored, in order, system columns included
    /// @param unfolded values that a text dataset keeps in its metadata and that are read as
    ///   columns of their own, with the types they are read as
    /// @param declared names of columns that somebody declared to be text, so that their order is
    ///   meant to be that of text
    public record Layout(
            String source,
            Kind kind,
            List<Column> columns,
            List<Column> unfolded,
            Set<String> declared) {}

    /// Which columns a dataset has by its nature.
    public enum Kind {
        /// `id, source, raw_text, created_at, metadata`, and after cleaning `cleaned_text` and
        /// more.
        TEXT,
        /// The data's own columns, and system columns that begin with an underscore.
        TABLE
    }

    /// Columns that Onggi adds to a text.
    public static final Set<String> TEXT_COLUMNS =
            Set.of(
                    "id",
                    "source",
                    "raw_text",
                    "cleaned_text",
                    "llm_model",
                    "cleaning_task",
                    "created_at",
                    "processed_at",
                    "metadata");

    /// Columns that Onggi adds to a table.
    public static final Set<String> TABLE_COLUMNS =
            Set.of(
                    "_id",
                    "_source",
                    "_created_at",
                    "_llm_model",
                    "_cleaning_task",
                    "_processed_at",
                    "_file");

    /// A dataset of whose text nothing is declared.
    ///
    /// @param source the `{source}` of its file name
    /// @param file the Parquet file
    /// @param kind text or table
    /// @param columns the columns stored
    /// @param unfolded the columns read out of the metadata
    /// @param rows rows in the file
    /// @param leftOut rows that are not handed on
    public Dataset(
            String source,
            Path file,
            Kind kind,
            List<Column> columns,
            List<Column> unfolded,
            long rows,
            RowSet leftOut) {
        this(new Layout(source, kind, columns, unfolded, Set.of()), file, rows, leftOut);
    }

    /// The `{source}` of its file name.
    ///
    /// @return the source
    public String source() {
        return layout.source();
    }

    /// How it is laid out.
    ///
    /// @return text or table
    public Kind kind() {
        return layout.kind();
    }

    /// The columns stored, system columns included.
    ///
    /// @return in order
    public List<Column> columns() {
        return layout.columns();
    }

    /// The columns that a text dataset keeps in its metadata.
    ///
    /// @return in order, with the types they are read as
    public List<Column> unfolded() {
        return layout.unfolded();
    }

    /// The column that numbers a row for people: `id` of a text, `_id` of a table.
    ///
    /// @return its name
    public String idColumn() {
        return kind() == Kind.TEXT ? "id" : "_id";
    }

    /// The columns that came from the data, those unfolded from metadata included.
    ///
    /// @return in order
    public List<Column> ownColumns() {
        var system = kind() == Kind.TEXT ? TEXT_COLUMNS : TABLE_COLUMNS;
        var own = new ArrayList<Column>();
        columns().stream().filter(c -> !system.contains(c.name())).forEach(own::add);
        own.addAll(unfolded());
        return List.copyOf(own);
    }

    /// Whether the table has so many columns that DuckDB must be asked with care.
    ///
    /// @return true beyond 500 stored columns
    public boolean wide() {
        return columns().size() > Wide.COLUMNS;
    }

    /// Every column that can be read: those stored and those unfolded.
    ///
    /// @return in order
    public List<Column> readable() {
        var all = new ArrayList<>(columns());
        all.addAll(unfolded());
        return List.copyOf(all);
    }

    /// A readable column by name.
    ///
    /// @param name the column's name
    /// @return the column, or empty
    public Optional<Column> column(String name) {
        return readable().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /// Rows that are handed on.
    ///
    /// @return the count
    public long keptRows() {
        return rows - leftOut.size();
    }

    /// The same dataset without some more rows.
    ///
    /// @param more positions to leave out
    /// @return a new view of the same file
    public Dataset without(RowSet more) {
        var all = new RowSet();
        all.addAll(leftOut);
        all.addAll(more);
        return new Dataset(layout, file, rows, all);
    }

    /// The same rows in a file of another name.
    ///
    /// @param other a link to the file or a copy of it
    /// @return a view of that file
    public Dataset at(Path other) {
        return new Dataset(layout, other, rows, leftOut);
    }
}
