package dev.onggi.connector.excel;

/// How much of a workbook is read before it is taken for broken or hostile.
///
/// @param unpackedBytes bytes one part may unpack to
/// @param ratio unpacked bytes for each packed byte, counted once `ratioFreeBytes` are passed
/// @param ratioFreeBytes unpacked bytes that any part may have, however well they compress
/// @param entries files in the package
/// @param sharedTextBytes unpacked bytes of the table of shared texts, which is held in memory
/// @param cellCharacters characters of one cell
record XlsxLimits(
        long unpackedBytes,
        long ratio,
        long ratioFreeBytes,
        int entries,
        long sharedTextBytes,
        int cellCharacters) {
    /// Rows of a sheet, as the format has it.
    static final int ROWS = 1_048_576;

    /// Columns of a sheet, as the format has it.
    static final int COLUMNS = 16_384;

    private static final long MEBIBYTE = 1 << 20;

    /// The limits for this machine: shared texts may take a third of the heap.
    static XlsxLimits standard() {
        long heap = Runtime.getRuntime().maxMemory();
        return new XlsxLimits(
                8192 * MEBIBYTE,
                100,
                100 * MEBIBYTE,
                10_000,
                Math.max(32 * MEBIBYTE, heap / 3),
                10_000_000);
    }
}
