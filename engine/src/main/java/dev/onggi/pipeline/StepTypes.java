package dev.onggi.pipeline;

import dev.onggi.step.StepType;
import java.util.Collection;
import java.util.Optional;

/// The kinds of steps that pipelines may use.
public interface StepTypes {
    /// A kind by its name.
    ///
    /// @param uses as written behind `uses:`
    /// @return the kind, or empty
    Optional<StepType> find(String uses);

    /// The names of every kind.
    ///
    /// @return for suggestions and the reference page
    Collection<String> names();
}
