package dev.onggi.bench.accuracy;

import dev.onggi.testkit.errors.InjectedError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    /// The table that it was made from: settings chosen on one of its trials are not chosen on
    /// others than the other.
    String family() {
        int comma = table.indexOf(',');
        return comma < 0 ? table : table.substring(0, comma);
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
    /// @param errors what was put in; empty where errors came with the table
    record Pair(Path dirty, Path truth, @Nullable Path schema, List<InjectedError> errors) {
        Pair(Path dirty, Path truth, @Nullable Path schema) {
            this(dirty, truth, schema, List.of());
        }
    }
}
