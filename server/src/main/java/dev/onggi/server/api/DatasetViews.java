package dev.onggi.server.api;

import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.server.access.DatasetId;
import dev.onggi.spi.Column;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Datasets and files as callers see them.
public final class DatasetViews {
    private DatasetViews() {}

    /// A dataset or file in a list.
    ///
    /// @param id by which it is called
    /// @param table whether it has rows to look at
    public record Item(
            String id,
            String file,
            String area,
            String source,
            long rows,
            long bytes,
            String sha256,
            String run,
            String step,
            String createdAt,
            boolean table) {
        static Item of(Entry entry) {
            var manifest = entry.manifest();
            var layout = manifest.dataset();
            return new Item(
                    DatasetId.of(manifest.file()),
                    manifest.file(),
                    entry.area(),
                    layout == null ? "" : layout.source(),
                    manifest.rows(),
                    manifest.bytes(),
                    manifest.sha256(),
                    entry.producer().runId(),
                    entry.producer().step(),
                    entry.createdAt(),
                    layout != null);
        }
    }

    /// A column.
    public record ColumnView(String name, String type) {
        static ColumnView of(Column column) {
            return new ColumnView(column.name(), column.type().toString());
        }
    }

    /// A dataset with its columns, and the notes of whoever made it.
    record Whole(Item dataset, List<ColumnView> columns, Map<String, Object> notes) {}

    /// Some rows, in the order of the columns.
    ///
    /// @param total how many there are that were asked for
    /// @param cut whether a cell was too long to be shown whole
    record Rows(
            List<ColumnView> columns, List<List<@Nullable Object>> rows, long total, boolean cut) {}
}
