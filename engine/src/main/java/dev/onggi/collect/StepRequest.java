package dev.onggi.collect;

import dev.onggi.problem.OnggiException;
import dev.onggi.step.SettingsRequest;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepSettings;
import dev.onggi.workspace.WorkspaceProblem;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step's request to its source.
final class StepRequest extends SettingsRequest implements EngineRequest {
    private final Optional<String> mark;

    /// @param mark what [#lastMark] says
    StepRequest(StepSettings settings, StepContext context, Optional<String> mark) {
        super(
                settings,
                context,
                settings.text("connection")
                        .map(name -> connection(settings, context, name))
                        .orElse(Map.of()));
        this.mark = mark;
    }

    private static Map<String, @Nullable Object> connection(
            StepSettings settings, StepContext context, String name) {
        return context.workspace()
                .connection(name)
                .orElseThrow(() ->
                        OnggiException.at(
                                settings.place("connection"),
                                WorkspaceProblem.UNKNOWN_CONNECTION,
                                name,
                                ""));
    }

    @Override
    public Optional<String> remembered(String key) {
        return context().run().backfill() ? Optional.empty() : context().memory().get(key);
    }

    @Override
    public Optional<String> lastMark() {
        return mark;
    }
}
