package dev.onggi.pipeline;

import dev.onggi.problem.Problem;
import dev.onggi.spi.Setting;
import dev.onggi.yaml.YamlNode.Entries;
import java.util.ArrayList;
import java.util.List;

/// Finds keys that are read and checked but have no effect in this version.
final class NotYet {
    private NotYet() {}

    /// What stands in a pipeline for nothing.
    ///
    /// @param pipeline as written
    /// @return a note for each such key, wherever it stands
    static List<Problem> in(Entries pipeline) {
        var notes = new ArrayList<>(in(pipeline, PipelineKeys.PIPELINE));
        if (pipeline.get("steps") instanceof Entries steps) {
            for (var step : steps.entries().values()) {
                if (step.value() instanceof Entries keys) {
                    notes.addAll(in(keys, PipelineKeys.STEP));
                }
            }
        }
        return List.copyOf(notes);
    }

    private static List<Problem> in(Entries map, List<Setting> keys) {
        return keys.stream()
                .map(Setting::name)
                .filter(key -> PipelineKeys.notYet(key) && map.get(key) != null)
                .map(key -> Problem.of(PipelineProblem.NOT_IN_EFFECT, map.placeOf(key), key))
                .toList();
    }
}
