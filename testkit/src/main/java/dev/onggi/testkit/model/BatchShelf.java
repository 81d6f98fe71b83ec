package dev.onggi.testkit.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The batches and files of one provider.
final class BatchShelf {
    private final FakeProvider provider;
    private final Map<String, FakeBatch> batches = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private volatile BatchPace pace = BatchPace.QUICK;
    private int number;

    BatchShelf(FakeProvider provider) {
        this.provider = provider;
    }

    void pace(BatchPace other) {
        pace = other;
    }

    synchronized FakeBatch create(
            String prefix,
            List<FakeBatch.Item> items,
            List<String> faults,
            Map<String, Object> metadata) {
        var input = new FakeBatch.Input(items, faults, metadata);
        var batch = new FakeBatch(prefix + ++number, input, pace, provider);
        batches.put(batch.id(), batch);
        return batch;
    }

    synchronized Optional<FakeBatch> batch(String id) {
        return Optional.ofNullable(batches.get(id));
    }

    /// Newest first.
    synchronized List<FakeBatch> latest(String prefix) {
        var found = new ArrayList<>(batches.values());
        found.removeIf(batch -> !batch.id().startsWith(prefix));
        return found.reversed();
    }

    synchronized String keep(String content) {
        var id = "file-" + ++number;
        files.put(id, content);
        return id;
    }

    synchronized Optional<String> file(String id) {
        return Optional.ofNullable(files.get(id));
    }
}
