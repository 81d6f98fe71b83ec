package dev.onggi.bench.accuracy;

import dev.onggi.FileCleaning;
import dev.onggi.clean.learn.Thresholds;
import dev.onggi.clean.score.CleaningScore;
import dev.onggi.data.Cancellation;
import dev.onggi.step.StepLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What one cleaning did.
///
/// @param score by the truth
/// @param rows rows of the table
/// @param again cells that a second cleaning of the result changes
/// @param took the first cleaning, from reading to writing, the measuring included
/// @param remains what became of the errors, by their kind and column
record Measurement(
        CleaningScore score, long rows, long again, Duration took, List<Remains> remains) {
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
        var first = clean(files, cleaned, Thresholds.STANDARD);
        var repaired = new Trial.Pair(cleaned, files.truth(), files.schema());
        var second = clean(repaired, folder.resolve("again.csv"), Thresholds.STANDARD);
        return new Measurement(
                Objects.requireNonNull(first.score()),
                first.cleaning().dataset().rows(),
                second.cleaning().cells(),
                first.took(),
                Remains.of(files, cleaned, first.cleaning().marks()));
    }

    /// Cleans it once with other settings.
    static CleaningScore score(Trial.Pair files, Path folder, Thresholds thresholds) {
        var cleaned = clean(files, folder.resolve("cleaned.csv"), thresholds);
        return Objects.requireNonNull(cleaned.score());
    }

    private static FileCleaning.Result clean(Trial.Pair files, Path output, Thresholds thresholds) {
        var request =
                new FileCleaning.Request(
                        files.dirty(), null, files.schema(), files.truth(), null, output, false);
        return FileCleaning.run(
                request,
                Map.of(),
                InstantSource.system(),
                QUIET,
                new Cancellation(),
                cleaning -> cleaning.judging(thresholds));
    }
}
