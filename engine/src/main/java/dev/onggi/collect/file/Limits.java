package dev.onggi.collect.file;

import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.Values;
import java.util.Optional;

/// What an archive may unpack to.
///
/// @param bytes all entries together
/// @param ratio unpacked to packed size
/// @param ratioFrom unpacked bytes up to which the ratio does not matter
/// @param entries files inside
record Limits(long bytes, int ratio, long ratioFrom, int entries) {
    static final Limits STANDARD = new Limits(20L << 30, 100, 64L << 20, 10_000);

    /// The limits of a workspace, and a step's own on size.
    static Limits of(Workspace workspace, Optional<String> step) {
        var bytes = step.or(() -> workspace.text("archive.max_size")).map(Values::bytes);
        return new Limits(
                bytes.orElse(STANDARD.bytes),
                workspace.text("archive.max_ratio").map(Integer::parseInt).orElse(STANDARD.ratio),
                STANDARD.ratioFrom,
                workspace
                        .text("archive.max_files")
                        .map(Integer::parseInt)
                        .orElse(STANDARD.entries));
    }
}
