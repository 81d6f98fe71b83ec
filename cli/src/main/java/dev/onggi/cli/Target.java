package dev.onggi.cli;

import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.run.RunRepository.RecordedRun;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Something that can be shown.
sealed interface Target {
    /// Which kind of thing it is, as `--as` takes it.
    Kind kind();

    /// Its name, by which it alone is meant.
    String title();

    /// The kinds of things, those first that a bare name means first.
    enum Kind {
        RUN,
        PIPELINE,
        DATASET,
        FILE
    }

    /// A run of the past.
    record OfRun(RecordedRun run) implements Target {
        @Override
        public Kind kind() {
            return Kind.RUN;
        }

        @Override
        public String title() {
            return run.id();
        }
    }

    /// A pipeline.
    ///
    /// @param name its name
    /// @param file where it is written, or null where it is there no more
    /// @param latest its last run, or null
    record OfPipeline(String name, @Nullable String file, @Nullable RecordedRun latest)
            implements Target {
        @Override
        public Kind kind() {
            return Kind.PIPELINE;
        }

        @Override
        public String title() {
            return name;
        }
    }

    /// A file that a run wrote.
    record OfDataset(Entry entry) implements Target {
        @Override
        public Kind kind() {
            return Kind.DATASET;
        }

        @Override
        public String title() {
            return entry.manifest().file();
        }
    }

    /// Any other file, folder or pattern.
    record OfFile(String path) implements Target {
        @Override
        public Kind kind() {
            return Kind.FILE;
        }

        @Override
        public String title() {
            return path;
        }

        static OfFile of(Path path) {
            return new OfFile(path.toAbsolutePath().normalize().toString());
        }
    }
}
