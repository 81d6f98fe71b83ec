package dev.onggi.quality.check;

import dev.onggi.data.RowSet;
import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.quality.QualityProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

/// What came of all expectations of a dataset.
///
/// @param rows rows checked
/// @param results one for each expectation, in order
/// @param warnings what people should know besides
/// @param schema the dataset's schema, to be remembered for `same_schema`
public record CheckReport(
        long rows, List<ExpectationResult> results, List<Problem> warnings, String schema) {
    /// Whether the pipeline must end.
    ///
    /// @return true where an expectation with `otherwise: stop` does not hold
    public boolean stopped() {
        return has(ExpectationResult.Status.STOPPED);
    }

    /// The problems of the expectations with a status.
    ///
    /// @param status the status
    /// @return in the order of the expectations
    public List<Problem> problems(ExpectationResult.Status status) {
        return results.stream()
                .filter(result -> result.status() == status)
                .map(result -> Objects.requireNonNull(result.problem()))
                .toList();
    }

    /// What people should know although the gate is open: expectations that warn, rows that are
    /// rejected, and more.
    ///
    /// @return warnings
    public List<Problem> told() {
        var told = new ArrayList<>(problems(ExpectationResult.Status.WARNED));
        if (!stopped()) {
            for (var result : results) {
                if (result.status() == ExpectationResult.Status.REJECTED) {
                    told.add(
                            Problem.of(
                                    QualityProblem.ROWS_REJECTED,
                                    result.expectation().place(),
                                    result.rejected().size(),
                                    rows,
                                    result.expectation().title()));
                }
            }
        }
        told.addAll(warnings);
        return List.copyOf(told);
    }

    /// The rows that any expectation rejects.
    ///
    /// @return a new set
    public RowSet rejected() {
        var all = new RowSet();
        results.forEach(result -> all.addAll(result.rejected()));
        return all;
    }

    /// Why rows were rejected.
    ///
    /// @param language to say it in
    /// @return one sentence for each position of [#rejected]
    public LongFunction<String> reasons(Language language) {
        var rejecting =
                results.stream()
                        .filter(r -> r.status() == ExpectationResult.Status.REJECTED)
                        .toList();
        var sentences =
                rejecting.stream()
                        .map(r -> Verdicts.reason(r.expectation().claim()).message(language))
                        .toList();
        return position -> {
            var reasons = new ArrayList<String>();
            for (int i = 0; i < sentences.size(); i++) {
                if (rejecting.get(i).rejected().contains(position)) {
                    reasons.add(sentences.get(i));
                }
            }
            return String.join("; ", reasons);
        };
    }

    private boolean has(ExpectationResult.Status status) {
        return results.stream().anyMatch(result -> result.status() == status);
    }
}
