package dev.onggi.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.onggi.run.RunRepository.StoredVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is different between two versions of a pipeline, as a unified diff.
///
/// @param terminal where it is shown
/// @param pipeline its name
/// @param before the one version
/// @param after the other
record VersionDiff(Terminal terminal, String pipeline, StoredVersion before, StoredVersion after)
        implements ShowCommand.View {
    private static final int CONTEXT = 3;

    @Override
    public List<String> lines() {
        var diff = diff();
        return diff.isEmpty()
                ? List.of(terminal.say("versions.same", before.version(), after.version()))
                : diff;
    }

    private List<String> diff() {
        var old = before.definition().lines().toList();
        var now = after.definition().lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                title(before), title(after), old, DiffUtils.diff(old, now), CONTEXT);
    }

    private static String title(StoredVersion version) {
        return version.file() + "  " + version.version();
    }

    @Override
    public Map<String, Object> json() {
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", "diff");
        map.put("pipeline", pipeline);
        map.put("from", before.version());
        map.put("to", after.version());
        map.put("diff", diff());
        return map;
    }
}
