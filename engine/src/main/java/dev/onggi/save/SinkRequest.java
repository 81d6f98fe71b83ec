package dev.onggi.save;

import dev.onggi.problem.OnggiException;
import dev.onggi.step.SettingsRequest;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepSettings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step's request to its sink.
final class SinkRequest extends SettingsRequest {
    SinkRequest(StepContext context, StepSettings settings) {
        super(
                settings,
                context,
                settings.text("connection")
                        .map(name -> connection(context, settings, name))
                        .orElse(Map.of()));
    }

    private static Map<String, @Nullable Object> connection(
            StepContext context, StepSettings settings, String name) {
        return context.workspace()
                .connection(name)
                .orElseThrow(() ->
                        OnggiException.at(
                                settings.place("connection"),
                                SaveProblem.NO_SUCH_CONNECTION,
                                name));
    }

    @Override
    public Optional<String> lastMark() {
        return Optional.empty();
    }
}
