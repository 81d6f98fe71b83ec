package dev.onggi.workspace;

import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import java.util.LinkedHashMap;

/// Lays the settings of an environment over the common ones.
final class Overlay {
    private Overlay() {}

    /// The common map with the keys of the other one replaced or added; maps are merged key by key.
    static Entries merge(Entries common, Entries over) {
        var merged = new LinkedHashMap<>(common.entries());
        over.entries()
                .forEach((key, entry) -> {
                    YamlNode below = common.get(key);
                    merged.put(
                            key,
                            below instanceof Entries b && entry.value() instanceof Entries o
                                    ? new YamlNode.Entry(entry.keyPlace(), merge(b, o))
                                    : entry);
                });
        return new Entries(merged, common.place());
    }
}
