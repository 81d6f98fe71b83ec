package dev.onggi.step;

/// One step of one run.
@FunctionalInterface
public interface Step {
    /// Does the work once.
    ///
    /// @param context what the step sees
    /// @return what came out
    /// @throws Exception [dev.onggi.problem.OnggiException] or [dev.onggi.spi.Failure] with what to
    ///   do; anything else is taken as a bug
    StepOutcome run(StepContext context) throws Exception;
}
