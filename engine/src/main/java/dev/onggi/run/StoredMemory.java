package dev.onggi.run;

import dev.onggi.data.Dataset;
import dev.onggi.data.DatasetRepository;
import dev.onggi.step.StepMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a step remembers, kept back until its run says that it succeeded.
final class StoredMemory implements StepMemory {
    private final RunRepository runs;
    private final DatasetRepository datasets;
    private final Path root;
    private final String pipeline;
    private final String step;
    private final Map<String, String> kept = new LinkedHashMap<>();

    StoredMemory(
            RunRepository runs,
            DatasetRepository datasets,
            Path root,
            String pipeline,
            String step) {
        this.runs = runs;
        this.datasets = datasets;
        this.root = root;
        this.pipeline = pipeline;
        this.step = step;
    }

    @Override
    public synchronized Optional<String> get(String key) {
        var fresh = kept.get(key);
        return fresh != null ? Optional.of(fresh) : runs.memory(pipeline, step, key);
    }

    @Override
    public synchronized void put(String key, String value) {
        kept.put(key, value);
    }

    @Override
    public Optional<Dataset> lastDataset() {
        return datasets.lastRaw(pipeline, step)
                .map(entry -> entry.manifest().open(root))
                .filter(dataset -> Files.exists(dataset.file()));
    }

    /// What it has been told to remember.
    synchronized Map<String, String> fresh() {
        return new LinkedHashMap<>(kept);
    }
}
