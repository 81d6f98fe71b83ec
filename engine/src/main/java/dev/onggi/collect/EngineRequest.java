package dev.onggi.collect;

import dev.onggi.spi.Request;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepSettings;

/// A request as sources of the engine see it; every collect step's request is one.
public interface EngineRequest extends Request {
    /// What the running step sees.
    ///
    /// @return never null
    StepContext context();

    /// The step's keys with their places.
    ///
    /// @return never null
    StepSettings settings();

    /// What the last published collection of this step remembered by [BatchRows#remember].
    ///
    /// @param key such as `files`
    /// @return the text, or empty on a first run or in a backfill
    java.util.Optional<String> remembered(String key);
}
