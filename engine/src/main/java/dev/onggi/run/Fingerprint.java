package dev.onggi.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What made the result of a step: a keyed hash of each thing that it depends on, never the thing
/// itself.
///
/// @param hashes by kind and name, such as `setting/path`
record Fingerprint(Map<String, String> hashes) {
    static final Fingerprint NONE = new Fingerprint(Map.of());

    /// What is different, added or gone.
    ///
    /// @param now the same step's, as it would be made now
    List<Change> changesTo(Fingerprint now) {
        var keys = new LinkedHashSet<>(now.hashes.keySet());
        keys.addAll(hashes.keySet());
        var changes = new ArrayList<Change>();
        for (var key : keys) {
            if (!String.valueOf(hashes.get(key)).equals(now.hashes.get(key))) {
                changes.add(Change.of(key));
            }
        }
        return List.copyOf(changes);
    }

    String json() {
        return StepRecords.text(hashes);
    }

    static Fingerprint parse(String json) {
        var hashes = new LinkedHashMap<String, String>();
        StepRecords.map(json).forEach((key, value) -> hashes.put(key, String.valueOf(value)));
        return new Fingerprint(hashes);
    }
}
