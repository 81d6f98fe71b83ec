package dev.onggi.collect;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.spi.Column;
import java.util.List;
import java.util.stream.Collectors;

/// Lays out own columns as a dataset: adds the system columns. For the source's thread, but for
/// [#join], which is called when that has ended.
interface Shaper {
    /// The kind of dataset it makes.
    Dataset.Kind kind();

    /// Rows laid out.
    Shape.Shaped shape(Chunk chunk);

    /// The shape rows of a layout would have.
    Shape shape(Layout layout);

    /// Whether rows of an earlier shape are those of the last one, but for columns they lack.
    boolean fits(Shape from, Shape last);

    /// SQL of the stored columns of the last shape, over the stored columns of an earlier one.
    ///
    /// @param session makes SQL of Java functions
    /// @param from the shape of a segment
    /// @param last the shape to end with
    /// @param firstRow the segment's first row in the whole, from 0
    String join(Session session, Shape from, Shape last, long firstRow);

    /// The columns that are read out of the metadata, with the types of a layout.
    List<Column> unfolded(Layout layout);

    /// The names that rejected rows of a layout are shown by; those of later steps are the same.
    RejectNames rejectNames(Layout layout);

    /// How rejected rows are shown.
    ///
    /// @param id the column of the row's number
    /// @param ownId the position of the column that holds the data's own number, or -1
    /// @param names a name for each column
    record RejectNames(String id, int ownId, List<String> names) {}

    /// Columns of a Parquet file as they are selected from another one by name.
    static String byName(List<Column> from, List<Column> last) {
        var select = new java.util.ArrayList<String>();
        var names = from.stream().map(Column::name).collect(Collectors.toSet());
        for (var column : last) {
            boolean there = names.contains(column.name());
            select.add(
                    "CAST("
                            + (there ? dev.onggi.data.Sql.name(column.name()) : "NULL")
                            + " AS "
                            + dev.onggi.data.Sql.type(column.type())
                            + ") AS "
                            + dev.onggi.data.Sql.name(column.name()));
        }
        return String.join(", ", select);
    }
}
