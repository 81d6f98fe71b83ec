package dev.onggi.quality.check;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.quality.QualityProblem;
import dev.onggi.quality.check.ExpectationResult.Status;
import dev.onggi.quality.truth.CellRows;
import dev.onggi.quality.truth.DatasetAccuracy;
import dev.onggi.quality.truth.TruthFiles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks the share of cells that are right by a truth.
final class AccuracyCheck {
    private AccuracyCheck() {}

    static ExpectationResult judge(
            Session session,
            Dataset dataset,
            Expectation expectation,
            Claim.Accuracy claim,
            TruthFiles truths)
            throws Exception {
        var status = expectation.otherwise() == Otherwise.WARN ? Status.WARNED : Status.STOPPED;
        DatasetAccuracy accuracy;
        try (var truth = CellRows.of(truths.open(claim.truth()))) {
            accuracy =
                    DatasetAccuracy.measure(session, dataset, claim.columns(), truth, claim.key());
        } catch (OnggiException e) {
            if (!e.userFault()) {
                throw e;
            }
            var first = e.problems().getFirst();
            var placed = new Problem(first.code(), expectation.place(), first.args());
            return new ExpectationResult(
                    expectation, status, 0, 0, List.of(), placed, new RowSet());
        }
        long right = accuracy.cells() - accuracy.wrong();
        boolean passed = right >= claim.atLeast() * accuracy.cells() - 1e-9;
        var examples = new ArrayList<Example>();
        for (var cell : accuracy.examples()) {
            var values = new ArrayList<@Nullable String>();
            values.add(cell.column());
            values.add(Example.shorten(cell.value()));
            values.add(Example.shorten(cell.truth()));
            examples.add(new Example(cell.id(), values));
        }
        boolean rejects = !passed && expectation.otherwise() == Otherwise.REJECT;
        return new ExpectationResult(
                expectation,
                passed ? Status.PASSED : rejects ? Status.REJECTED : status,
                accuracy.cells(),
                accuracy.wrong(),
                passed ? List.of() : examples,
                passed ? null : problem(expectation, claim, accuracy, examples),
                rejects ? accuracy.rows() : new RowSet());
    }

    private static Problem problem(
            Expectation expectation,
            Claim.Accuracy claim,
            DatasetAccuracy accuracy,
            List<Example> examples) {
        return Problem.of(
                QualityProblem.INACCURATE,
                expectation.place(),
                accuracy.wrong(),
                accuracy.cells(),
                Verdicts.share(accuracy.cells() - accuracy.wrong(), accuracy.cells()),
                Verdicts.percent(BigDecimal.valueOf(claim.atLeast())),
                "`" + claim.truth() + "`",
                "",
                Verdicts.examples(examples, accuracy.wrong()));
    }
}
