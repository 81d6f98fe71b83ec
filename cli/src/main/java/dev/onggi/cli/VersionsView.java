package dev.onggi.cli;

import dev.onggi.run.RunRepository.StoredVersion;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The versions of a pipeline with which something was run.
///
/// @param terminal where they are shown
/// @param zone of the workspace
/// @param pipeline its name
/// @param versions the newest first
record VersionsView(Terminal terminal, ZoneId zone, String pipeline, List<StoredVersion> versions)
        implements ShowCommand.View {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Override
    public List<String> lines() {
        if (versions.isEmpty()) {
            return List.of(terminal.say("versions.none", pipeline));
        }
        var table =
                new TableView(
                        ">" + terminal.say("versions.version"),
                        terminal.say("versions.first"),
                        ">" + terminal.say("versions.runs"),
                        terminal.say("kind.file"));
        versions.forEach(one ->
                table.row(
                        one.version(),
                        TIME.format(one.storedAt().atZone(zone)),
                        one.runs(),
                        one.file()));
        return table.lines(terminal.width());
    }

    @Override
    public Map<String, Object> json() {
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", "versions");
        map.put("pipeline", pipeline);
        map.put("versions", versions.stream().map(VersionsView::json).toList());
        return map;
    }

    private static Map<String, Object> json(StoredVersion version) {
        var map = new LinkedHashMap<String, Object>();
        map.put("version", version.version());
        map.put("first_run_at", version.storedAt().toString());
        map.put("runs", version.runs());
        map.put("file", version.file());
        map.put("definition", version.definition());
        return map;
    }
}
