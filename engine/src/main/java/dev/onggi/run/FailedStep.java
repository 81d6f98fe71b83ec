package dev.onggi.run;

import dev.onggi.problem.OnggiException;

/// What a step that was run by itself threw, as problems of the catalogue.
public final class FailedStep {
    private FailedStep() {}

    /// Turns an exception into problems.
    ///
    /// @param step the step's name
    /// @param thrown what left it
    /// @return problems with the exception as their cause
    public static OnggiException problem(String step, Exception thrown) {
        return new OnggiException(Causes.problems(step, thrown), thrown);
    }
}
