package dev.onggi.cli;

import java.util.List;
import java.util.Map;

/// A pipeline that has not run yet.
record NewPipelineView(Terminal terminal, String pipeline, String file)
        implements ShowCommand.View {
    @Override
    public List<String> lines() {
        return List.of(
                terminal.say("show.not_run", pipeline, file),
                terminal.say("run.next", "onggi run " + pipeline));
    }

    @Override
    public Map<String, Object> json() {
        return Map.of("kind", "pipeline", "pipeline", pipeline, "file", file, "runs", 0);
    }
}
