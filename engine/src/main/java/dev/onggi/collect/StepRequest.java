package dev.onggi.collect;

import dev.onggi.step.SettingsRequest;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepSettings;
import java.util.Map;
import java.util.Optional;

/// A step's request to its source.
final class StepRequest extends SettingsRequest implements EngineRequest {
    private final Optional<String> mark;

    /// @param mark what [#lastMark] says
    StepRequest(StepSettings settings, StepContext context, Optional<String> mark) {
        super(
                settings,
                context,
                settings.text("connection")
                        .flatMap(name -> context.workspace().connection(name))
                        .orElse(Map.of()));
        this.mark = mark;
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
