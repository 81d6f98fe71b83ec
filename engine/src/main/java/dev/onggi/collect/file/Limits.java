package dev.onggi.collect.file;

/// What an archive may unpack to.
///
/// @param bytes all entries together
/// @param ratio unpacked to packed size
/// @param ratioFrom unpacked bytes up to which the ratio does not matter
/// @param entries files inside
record Limits(long bytes, int ratio, long ratioFrom, int entries) {
    static final Limits STANDARD = new Limits(20L << 30, 100, 64L << 20, 10_000);

    Limits withBytes(long most) {
        return new Limits(most, ratio, ratioFrom, entries);
    }
}
