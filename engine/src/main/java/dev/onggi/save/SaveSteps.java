package dev.onggi.save;

import dev.onggi.spi.Sink;
import dev.onggi.step.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// Every way to save: the built-in formats and the sinks found on the class path.
public final class SaveSteps {
    private SaveSteps() {}

    /// The step types `save/csv`, `save/parquet`, `save/jsonl` and one for each [Sink] found.
    ///
    /// @return built-in ones first
    public static List<StepType> all() {
        var all = new ArrayList<>(builtIn());
        ServiceLoader.load(Sink.class).forEach(sink -> all.add(of(sink)));
        return List.copyOf(all);
    }

    /// The step types that need nothing but the engine.
    ///
    /// @return `save/csv`, `save/parquet` and `save/jsonl`
    public static List<StepType> builtIn() {
        return List.of(
                new SaveStepType(new CsvFormat()),
                new SaveStepType(new ParquetFormat()),
                new SaveStepType(new JsonLinesFormat()));
    }

    /// The step type of a sink.
    ///
    /// @param sink what saves the rows
    /// @return `save/` and the sink's name
    public static StepType of(Sink sink) {
        return new SaveStepType(new SinkFormat(sink));
    }
}
