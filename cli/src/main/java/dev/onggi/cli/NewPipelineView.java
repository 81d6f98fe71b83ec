package dev.onggi.cli;

import dev.onggi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pipeline that has not run yet.
///
/// @param paused the sentence where it starts no run by itself, else null
record NewPipelineView(Terminal terminal, String pipeline, String file, @Nullable Problem paused)
        implements ShowCommand.View {
    @Override
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(terminal.say("show.not_run", pipeline, file));
        if (paused != null) {
            lines.addAll(Wrapping.of("… ", paused.message(terminal.language()), terminal.width()));
            lines.addAll(Wrapping.of("    ", paused.hint(terminal.language()), terminal.width()));
        }
        lines.add(terminal.say("run.next", "onggi run " + pipeline));
        return lines;
    }

    @Override
    public Map<String, Object> json() {
        return Map.of(
                "kind",
                "pipeline",
                "pipeline",
                pipeline,
                "file",
                file,
                "runs",
                0,
                "paused",
                paused != null);
    }
}
