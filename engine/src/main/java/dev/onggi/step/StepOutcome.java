package dev.onggi.step;

import dev.onggi.data.Dataset;
import dev.onggi.problem.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came out of a step.
///
/// @param dataset what is handed on, or null where nothing is
/// @param ledger the rows accounted for
/// @param outputs small values for `${steps.NAME.key}`
/// @param warnings what people should know although the step went well
/// @param stopped why the pipeline must end here (a failed gate), or empty
/// @param scores quality before and after, as far as the step measured it
public record StepOutcome(
        @Nullable Dataset dataset,
        Ledger ledger,
        Map<String, String> outputs,
        List<Problem> warnings,
        List<Problem> stopped,
        List<Score> scores) {

    /// An outcome without scores.
    ///
    /// @param dataset what is handed on, or null
    /// @param ledger the rows accounted for
    /// @param outputs small values for later steps
    /// @param warnings what people should know
    /// @param stopped why the pipeline must end here, or empty
    public StepOutcome(
            @Nullable Dataset dataset,
            Ledger ledger,
            Map<String, String> outputs,
            List<Problem> warnings,
            List<Problem> stopped) {
        this(dataset, ledger, outputs, warnings, stopped, List.of());
    }

    /// The quality of a dataset.
    ///
    /// @param phase `before` or `after`
    /// @param total from 0 to 100
    /// @param parts by dimension, from 0 to 100
    public record Score(String phase, double total, Map<String, Double> parts) {}

    /// The rows of a step: in = out + rejected.
    ///
    /// @param rowsIn rows read
    /// @param rowsOut rows handed on
    /// @param rejected rows put into the reject file
    /// @param cellsChanged cells whose text changed
    public record Ledger(long rowsIn, long rowsOut, long rejected, long cellsChanged) {}

    /// An outcome without warnings.
    ///
    /// @param dataset what is handed on, or null
    /// @param ledger the rows accounted for
    /// @param outputs small values for later steps
    /// @return the outcome
    public static StepOutcome of(
            @Nullable Dataset dataset, Ledger ledger, Map<String, String> outputs) {
        return new StepOutcome(dataset, ledger, outputs, List.of(), List.of());
    }
}
