package dev.onggi;

import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `onggi.yaml` says of work that goes on side by side.
record ServingSettings(Workspace workspace) {
    /// Places of each pool.
    Map<String, Integer> pools() {
        var pools = new LinkedHashMap<String, Integer>();
        if (workspace.setting("pools").orElse(null) instanceof YamlNode.Entries entries) {
            entries.plain()
                    .forEach((name, places) ->
                            pools.put(name, Integer.valueOf(String.valueOf(places))));
        }
        return pools;
    }
}
