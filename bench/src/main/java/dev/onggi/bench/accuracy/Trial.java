package dev.onggi.bench.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One table to be cleaned and measured.
///
/// @param table what it is called
/// @param group what it is for
/// @param seed what its errors were drawn from; 0 where they came with it
/// @param maker lays its files down
record Trial(String table, Group group, long seed, Maker maker) {
    /// What a table is for.
    enum Group {
        /// Public tables with errors of their own, used while the product is developed.
        PUBLIC,
        /// Clean tables with errors put in.
        INJECTED,
        /// Tables without an error, which must come out as they are.
        CLEAN,
        /// Tables on which nothing was ever tuned.
        HELD_OUT
    }

    /// Lays down the files of a table.
    @FunctionalInterface
    interface Maker {
        /// @throws java.nio.file.NoSuchFileException when the table is not to be had here
        Pair make(Path folder) throws IOException;
    }

    /// The files of a table.
    ///
    /// @param schema what is declared of its columns, if anything is
    record Pair(Path dirty, Path truth, @Nullable Path schema) {}
}
