package dev.onggi.collect;

import dev.onggi.data.Batch;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import dev.onggi.spi.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a source that belongs to the engine: whole batches, several files, and things told. The
/// rows that every collect step gives its source implement this.
public interface BatchRows extends Rows {
    /// Names columns before rows of them come, so that the first row has all of them.
    ///
    /// @param columns names as the data has them, in order; types where they are known
    void expect(List<Column> columns);

    /// Adds rows of a table. The arrays are copied, their texts are not.
    ///
    /// @param columns the columns of the batch with names that differ from each other; the same
    ///   list object for batches of the same file is quickest
    /// @param batch the rows
    void batch(List<Column> columns, Batch batch);

    /// Says that texts will come, which matters where none does.
    void texts();

    /// Says which file the rows that follow come from.
    ///
    /// @param name shown to people; kept as `_file`. Null where only one file is read
    void file(@Nullable String name);

    /// Tells people something about the data, once.
    ///
    /// @param note one sentence
    void note(Problem note);

    /// Remembers a text for the next run once what was collected is published.
    ///
    /// @param key such as `files`
    /// @param value any text
    void remember(String key, String value);
}
