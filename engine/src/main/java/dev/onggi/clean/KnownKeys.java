package dev.onggi.clean;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode;
import java.util.Collection;

/// The keys that a part of a cleaning task may have.
final class KnownKeys {
    private KnownKeys() {}

    /// Reports every other key with the known one nearest to it.
    static void check(YamlNode.Entries part, Collection<String> known, Problems problems) {
        for (var key : part.entries().keySet()) {
            if (!known.contains(key)) {
                problems.add(
                        part.placeOf(key),
                        CleanProblem.UNKNOWN_KEY,
                        key,
                        NearestName.of(key, known).orElse(""),
                        String.join(", ", known));
            }
        }
    }
}
