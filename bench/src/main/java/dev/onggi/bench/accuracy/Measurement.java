package dev.onggi.bench.accuracy;

import dev.onggi.FileCleaning;
import dev.onggi.clean.score.CleaningScore;
import dev.onggi.data.Cancellation;
import dev.onggi.step.StepLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one cleaning did.
///
/// @param score by the truth
/// @param rows rows of the table
/// @param again cells that a second cleaning of the result changes
/// @param took the first cleaning, from reading to writing, the measuring included
record Measurement(CleaningScore score, long rows, long again, Duration took) {
    private static final StepLog QUIET =
            new StepLog() {
                @Override
                public void info(String message) {
                    // nobody listens
                }

                @Override
                public void warn(String message) {
                    // what was done is measured
                }

                @Override
                public void progress(long rows, long total) {
                    // nobody watches
                }
            };

    /// Cleans a table as `onggi clean FILE --schema --truth` does, then its result once more.
    static Measurement of(Trial trial, Path folder) throws IOException {
        var files = trial.maker().make(folder);
        var cleaned = folder.resolve("cleaned.csv");
        var first = clean(files.dirty(), files.schema(), files.truth(), cleaned);
        var second = clean(cleaned, files.schema(), null, folder.resolve("again.csv"));
        return new Measurement(
                Objects.requireNonNull(first.score()),
                first.cleaning().dataset().rows(),
                second.cleaning().cells(),
                first.took());
    }

    private static FileCleaning.Result clean(
            Path file, @Nullable Path schema, @Nullable Path truth, Path output) {
        var request = new FileCleaning.Request(file, null, schema, truth, null, output, false);
        return FileCleaning.run(request, Map.of(), QUIET, new Cancellation());
    }
}
