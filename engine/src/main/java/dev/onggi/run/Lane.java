package dev.onggi.run;

import dev.onggi.pipeline.StepDefinition;
import java.util.Locale;

/// What a step does most of the time: as many go side by side as fit.
enum Lane {
    /// It computes.
    COMPUTE,
    /// It waits for others.
    WAIT,
    /// It begins and ends runs.
    TURN;

    static Lane of(StepDefinition step) {
        var type = step.type();
        if (type == null) {
            return TURN;
        }
        return type.waits() ? WAIT : COMPUTE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
