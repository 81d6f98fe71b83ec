package dev.onggi.clean.eval;

import dev.onggi.problem.Problem;
import java.util.List;

/// What came of one variant.
///
/// @param variant what was compared
/// @param asked what exactly was asked
/// @param tally its cells
/// @param effort what its answers took
/// @param warnings what people should know
/// @param failure why it has no result, or empty
public record VariantResult(
        Variant variant,
        Identity asked,
        AnswerTally tally,
        Effort effort,
        List<Problem> warnings,
        List<Problem> failure) {
    /// What exactly was asked.
    ///
    /// @param version of prompt, schema and parameters, or of the rules
    /// @param model who was asked, whatever a workspace calls it; `builtin` for nobody
    /// @param shown who was asked, as the task says it
    public record Identity(String version, String model, String shown) {}

    /// Whether its cells were counted.
    ///
    /// @return false where it failed
    public boolean measured() {
        return failure.isEmpty();
    }

    Share right() {
        return tally.total().accuracy();
    }
}
