package dev.onggi.save;

import dev.onggi.data.DataProblem;
import dev.onggi.data.Dataset;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.Publisher;
import dev.onggi.step.Step;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepProblem;
import dev.onggi.step.StepSettings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Saves the dataset it reads in one format, whole or not at all, and hands the dataset on.
final class SaveStep implements Step {
    private final SaveFormat format;
    private final StepSettings settings;

    SaveStep(SaveFormat format, StepSettings settings) {
        this.format = format;
        this.settings = settings;
    }

    @Override
    public StepOutcome run(StepContext context) throws Exception {
        long start = System.nanoTime();
        if (context.inputs().isEmpty()) {
            throw OnggiException.at(
                    settings.node().place(), StepProblem.NOTHING_TO_READ, settings.name());
        }
        var dataset = context.inputs().getFirst().dataset();
        var columns = ColumnChoice.of(dataset, settings);
        var outputs = new LinkedHashMap<String, String>();
        var written =
                format.ending().isEmpty()
                        ? withoutFile(context, dataset, columns)
                        : intoFile(context, dataset, columns, outputs);
        outputs.put("rows", Long.toString(written.rows()));
        outputs.putAll(written.outputs());
        double seconds = (System.nanoTime() - start) / 1e9;
        outputs.put("seconds", String.format(Locale.ROOT, "%.3f", seconds));
        var ledger = new StepOutcome.Ledger(dataset.keptRows(), dataset.keptRows(), 0, 0);
        return new StepOutcome(dataset, ledger, Map.copyOf(outputs), written.warnings(), List.of());
    }

    private SaveFormat.Written withoutFile(
            StepContext context, Dataset dataset, List<SavedColumn> columns) throws Exception {
        try (var session = context.duckdb().session(context.cancellation())) {
            return format.write(
                    new SaveFormat.Job(context, settings, session, dataset, columns, null));
        }
    }

    private SaveFormat.Written intoFile(
            StepContext context,
            Dataset dataset,
            List<SavedColumn> columns,
            Map<String, String> outputs)
            throws Exception {
        var staged = stage(context);
        try (var session = context.duckdb().session(context.cancellation())) {
            var written =
                    format.write(
                            new SaveFormat.Job(
                                    context, settings, session, dataset, columns, staged.file()));
            if (context.cancellation().cancelled()) {
                throw OnggiException.of(DataProblem.CANCELLED);
            }
            long bytes = Files.size(staged.file());
            var path = context.publisher().publishFile(staged, written.rows(), Map.of());
            outputs.put("path", context.workspace().display(path));
            outputs.put("bytes", Long.toString(bytes));
            context.log().info("saved " + written.rows() + " rows, " + bytes + " bytes: " + path);
            return written;
        } catch (IOException e) {
            throw diskProblem(staged, e);
        } finally {
            Files.deleteIfExists(staged.file());
        }
    }

    private Publisher.Staged stage(StepContext context) throws IOException {
        var path = settings.text("path");
        if (path.isEmpty()) {
            var name = settings.text("name").orElse(context.run().pipeline());
            return context.publisher().stage(Publisher.Area.OUTPUT, name, format.ending());
        }
        var target = path.get();
        if (!SaveStepType.namesFile(target)
                || Files.isDirectory(context.workspace().resolve(target))) {
            throw OnggiException.at(settings.place("path"), SaveProblem.NO_FILE_NAME, target);
        }
        return context.publisher().stageAt(Path.of(target));
    }

    private static OnggiException diskProblem(Publisher.Staged staged, IOException e) {
        var message = String.valueOf(e.getMessage());
        if (message.contains("No space left") || message.contains("not enough space")) {
            return OnggiException.because(e, DataProblem.DISK_FULL, message);
        }
        var reason =
                e instanceof FileSystemException f && f.getReason() != null
                        ? f.getReason()
                        : message;
        return OnggiException.because(e, DataProblem.UNREADABLE, staged.target(), reason);
    }
}
