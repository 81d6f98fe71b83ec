package dev.onggi.clean;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.spi.Column;
import dev.onggi.step.StepOutcome;
import java.nio.file.Path;
import java.util.List;

/// Quality before and after a cleaning, over the same columns.
final class Scores {
    private Scores() {}

    static List<StepOutcome.Score> of(
            Session session, Dataset before, Path after, List<Column> columns, CleanPlan plan) {
        return List.of();
    }
}
