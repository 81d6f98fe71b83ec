package dev.onggi.bench;

import dev.onggi.Scratch;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.save.SaveSteps;
import dev.onggi.step.StepLog;
import dev.onggi.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Saves a Parquet file as CSV the way `save/csv` does, without anything before it: `ParquetToCsv IN OUT`.
public final class ParquetToCsv {
    private ParquetToCsv() {}

    /// Saves a file.
    ///
    /// @param args the Parquet file and the CSV file
    public static void main(String[] args) {
        var workspace = Workspaces.none(Path.of("").toAbsolutePath(), System.getenv());
        try (var scratch = Scratch.open(workspace, new Cancellation(), new Silent());
                var session = scratch.duckdb().session(new Cancellation())) {
            var file = Path.of(args[0]).toAbsolutePath();
            var columns = session.describe("SELECT * FROM '" + file + "'");
            long rows = session.query("SELECT count(*) FROM '" + file + "'", r -> r.next() ? r.getLong(1) : 0L);
            var dataset =
                    new Dataset("t", file, Dataset.Kind.TABLE, columns, List.of(), rows, new RowSet());
            var csv =
                    SaveSteps.builtIn().stream()
                            .filter(type -> type.uses().equals("save/csv"))
                            .findFirst()
                            .orElseThrow();
            var out = Path.of(args[1]).toAbsolutePath().toString();
            scratch.run(csv, Map.of("path", out), List.of(dataset));
        }
        Runtime.getRuntime().halt(0);
    }

    private static final class Silent implements StepLog {
        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}

        @Override
        public void progress(long rows, long total) {}
    }
}
