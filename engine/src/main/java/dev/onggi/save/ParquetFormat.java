package dev.onggi.save;

import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Setting.Kind;
import dev.onggi.step.StepSettings;
import java.util.List;

/// `save/parquet`: the columns with their types.
final class ParquetFormat implements SaveFormat {
    private static final long DEFAULT_LEVEL = 3;
    private static final long LOWEST_LEVEL = 1;
    private static final long HIGHEST_LEVEL = 22;
    private static final long DEFAULT_GROUP = 122_880;
    private static final long SMALLEST_GROUP = 2_048;
    private static final long LARGEST_GROUP = 10_000_000;

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String description() {
        return "Saves a Parquet file for programs, with the types of the columns.";
    }

    @Override
    public String ending() {
        return "parquet";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text("compression", "How the pages are compressed.")
                        .orElse("snappy")
                        .among("snappy", "zstd", "none"),
                Setting.of(
                        "level", Kind.INTEGER, "How hard zstd tries, from 1 to 22; 3 by default."),
                Setting.of(
                                "row_group_size",
                                Kind.INTEGER,
                                "Rows in a row group; a group also ends at 16 MB.")
                        .orElse(Long.toString(DEFAULT_GROUP)));
    }

    @Override
    public void validate(StepSettings settings, Problems problems) {
        problems.collect(
                () -> range(settings, "level", DEFAULT_LEVEL, LOWEST_LEVEL, HIGHEST_LEVEL));
        problems.collect(() ->
                range(settings, "row_group_size", DEFAULT_GROUP, SMALLEST_GROUP, LARGEST_GROUP));
        if (settings.has("level")
                && settings.text("compression")
                        .filter(c -> c.equals("zstd") || c.contains("${"))
                        .isEmpty()) {
            problems.add(settings.place("level"), SaveProblem.LEVEL_WITHOUT_ZSTD);
        }
    }

    @Override
    public Written write(Job job) {
        return job.copy(column -> Sql.name(column.column().name()), options(job.settings()));
    }

    private static String options(StepSettings settings) {
        var compression = settings.text("compression").orElse("snappy");
        var codec =
                switch (compression) {
                    case "zstd" ->
                            "zstd, COMPRESSION_LEVEL "
                                    + range(
                                            settings,
                                            "level",
                                            DEFAULT_LEVEL,
                                            LOWEST_LEVEL,
                                            HIGHEST_LEVEL);
                    case "none" -> "uncompressed";
                    default -> "snappy";
                };
        long group =
                range(settings, "row_group_size", DEFAULT_GROUP, SMALLEST_GROUP, LARGEST_GROUP);
        return "FORMAT parquet, COMPRESSION "
                + codec
                + ", ROW_GROUP_SIZE "
                + group
                + ", ROW_GROUP_SIZE_BYTES '16MB'";
    }

    private static long range(
            StepSettings settings, String key, long fallback, long least, long most) {
        if (settings.text(key).filter(text -> text.contains("${")).isPresent()) {
            return fallback;
        }
        long value = settings.integer(key, fallback);
        if (value < least || value > most) {
            throw OnggiException.at(
                    settings.place(key), SaveProblem.OUT_OF_RANGE, key, value, least, most);
        }
        return value;
    }
}
