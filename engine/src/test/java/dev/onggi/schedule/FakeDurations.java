package dev.onggi.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A past that a test has made up.
final class FakeDurations implements Durations {
    private final Map<String, List<Past>> runs = new HashMap<>();
    private final Map<String, Map<String, List<Past>>> steps = new HashMap<>();

    FakeDurations runs(String pipeline, Past... past) {
        runs.put(pipeline, List.of(past));
        return this;
    }

    FakeDurations step(String pipeline, String step, Past... past) {
        steps.computeIfAbsent(pipeline, _ -> new HashMap<>()).put(step, List.of(past));
        return this;
    }

    @Override
    public List<Past> runs(String pipeline) {
        return runs.getOrDefault(pipeline, List.of());
    }

    @Override
    public Map<String, List<Past>> steps(String pipeline) {
        return steps.getOrDefault(pipeline, Map.of());
    }

    @Override
    public List<Going> going() {
        return List.of();
    }
}
