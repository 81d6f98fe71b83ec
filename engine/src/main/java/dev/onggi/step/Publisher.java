package dev.onggi.step;

import dev.onggi.data.Dataset;
import dev.onggi.spi.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes files visible whole or not at all, and records them.
public interface Publisher {
    /// A kind of file a step writes, and the folder it lies in.
    enum Area {
        /// `data/raw/{name}_{time}.parquet`
        RAW,
        /// `data/processed/cleaned_{name}_{time}.parquet`
        PROCESSED,
        /// `data/output/{name}_{time}.{ending}`
        OUTPUT
    }

    /// A file being written, not visible to anybody.
    ///
    /// @param file where to write; does not exist yet
    /// @param target where it will appear
    record Staged(Path file, Path target) {}

    /// Reserves a name made of the area, a name and the run's start.
    ///
    /// @param area the kind of file
    /// @param name `{source}` or `{name}`; reduced to letters, digits, `_` and `-`
    /// @param ending without the point
    /// @return where to write
    /// @throws IOException when the folder cannot be used
    Staged stage(Area area, String name, String ending) throws IOException;

    /// Stages a file at a path that a user fixed, replaced whole when published.
    ///
    /// @param target relative to the workspace or absolute
    /// @return where to write
    /// @throws IOException when the folder cannot be used
    Staged stageAt(Path target) throws IOException;

    /// Publishes a Parquet file as a dataset: forced, hashed, renamed, recorded with its manifest.
    ///
    /// @param staged what was written
    /// @param facts what is known of the dataset; its `file` and `rows` are taken from what was
    ///   written
    /// @param notes more for the manifest, such as parents and what was told about files
    /// @return the dataset
    /// @throws IOException when the disk fails; then nothing is visible
    Dataset publish(Staged staged, Facts facts, Map<String, ?> notes) throws IOException;

    /// Publishes a file for people or programs.
    ///
    /// @param staged what was written
    /// @param rows rows in it
    /// @param notes more for the manifest
    /// @return where it appeared
    /// @throws IOException when the disk fails; then nothing is visible
    Path publishFile(Staged staged, long rows, Map<String, ?> notes) throws IOException;

    /// What a step knows of a dataset it wrote.
    ///
    /// @param layout what its columns are
    /// @param rows how many
    record Facts(Dataset.Layout layout, long rows) {
        /// Facts of a dataset of whose text nothing is declared.
        ///
        /// @param source the `{source}`
        /// @param kind text or table
        /// @param columns stored columns in order
        /// @param unfolded columns read out of the metadata
        /// @param rows how many
        public Facts(
                String source,
                Dataset.Kind kind,
                List<Column> columns,
                List<Column> unfolded,
                long rows) {
            this(new Dataset.Layout(source, kind, columns, unfolded, Set.of()), rows);
        }
    }
}
