package dev.onggi.run;

import dev.onggi.problem.Problem;
import java.util.Locale;

/// What a worker is short of.
///
/// @param kind of what
/// @param figure free bytes of the disk, or used percent of the memory
/// @param allowed the bound of it
record Scarcity(Kind kind, long figure, long allowed) {
    /// Of what.
    enum Kind {
        /// Room on the disk.
        DISK,
        /// Memory.
        MEMORY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// As it is told.
    Problem problem() {
        return switch (kind) {
            case DISK -> Problem.of(WaitReason.DISK, null, megabytes(figure), megabytes(allowed));
            case MEMORY -> Problem.of(WaitReason.MEMORY, null, figure, allowed);
        };
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
    }
}
