package dev.onggi.data;

/// How Parquet files are written.
public final class ParquetOptions {
    private static final String ROW_GROUP = "ROW_GROUP_SIZE 61440, ROW_GROUP_SIZE_BYTES '16MB'";

    private ParquetOptions() {}

    /// The options behind `FORMAT parquet`: row groups small enough for little memory.
    ///
    /// @param compression snappy, zstd or none
    /// @return SQL without a leading comma
    public static String of(String compression) {
        return switch (compression) {
            case "zstd" -> "COMPRESSION zstd, COMPRESSION_LEVEL 3, " + ROW_GROUP;
            case "none" -> "COMPRESSION uncompressed, " + ROW_GROUP;
            default -> "COMPRESSION snappy, " + ROW_GROUP;
        };
    }
}
