package dev.onggi.quality.check;

import dev.onggi.data.Dataset;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problem;
import dev.onggi.quality.QualityProblem;
import dev.onggi.spi.Column;
import org.jspecify.annotations.Nullable;

/// Finds expectations that a dataset cannot meet whatever its rows: columns that are not there, and
/// ranges of another kind than the column.
final class Misfits {
    private Misfits() {}

    /// The problem, or null where the expectation can be measured.
    static @Nullable Problem of(Expectation expectation, Dataset dataset) {
        var names = dataset.readable().stream().map(Column::name).toList();
        var absent =
                expectation.claim().columns().stream().filter(c -> !names.contains(c)).toList();
        if (!absent.isEmpty() && expectation.claim() instanceof Claim.Required) {
            return Problem.of(
                    QualityProblem.COLUMNS_MISSING,
                    expectation.place(),
                    "",
                    "",
                    "",
                    "",
                    Verdicts.columns(absent),
                    Verdicts.columns(names));
        }
        if (!absent.isEmpty()) {
            return Problem.of(
                    QualityProblem.NO_SUCH_COLUMN,
                    expectation.place(),
                    expectation.title(),
                    absent.getFirst(),
                    Verdicts.columns(names),
                    NearestName.of(absent.getFirst(), names).orElse(""));
        }
        return expectation.claim() instanceof Claim.Between between
                ? range(expectation, between, dataset)
                : null;
    }

    private static @Nullable Problem range(
            Expectation expectation, Claim.Between claim, Dataset dataset) {
        for (var name : claim.columns()) {
            var type = dataset.column(name).orElseThrow().type();
            if (!CellConditions.fits(claim.range(), type)) {
                return Problem.of(
                        QualityProblem.RANGE_MISFIT,
                        expectation.place(),
                        expectation.title(),
                        "`" + name + "`",
                        type,
                        claim.range().text());
            }
        }
        return null;
    }
}
