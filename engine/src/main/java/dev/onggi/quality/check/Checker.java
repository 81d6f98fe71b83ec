package dev.onggi.quality.check;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.problem.Problem;
import dev.onggi.quality.QualityProblem;
import dev.onggi.quality.check.ExpectationResult.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Checks expectations: one pass over the data for all of them, and further ones only for what
/// failed.
public final class Checker {
    private final Session session;
    private final Dataset dataset;
    private final CheckInputs inputs;
    private final CellConditions conditions;
    private final FailedRows failedRows;
    private final Scan scan = new Scan();

    private Checker(Session session, Dataset dataset, CheckInputs inputs) {
        this.session = session;
        this.dataset = dataset;
        this.inputs = inputs;
        this.conditions = new CellConditions(session, dataset, inputs.types());
        this.failedRows = new FailedRows(session, dataset, conditions);
    }

    /// Checks a dataset.
    ///
    /// @param session runs the queries
    /// @param dataset what to check
    /// @param expectations what to expect; each object once
    /// @param inputs what is measured by
    /// @return one result for each expectation
    /// @throws Exception when the data or a truth cannot be read
    public static CheckReport check(
            Session session, Dataset dataset, List<Expectation> expectations, CheckInputs inputs)
            throws Exception {
        return new Checker(session, dataset, inputs).check(expectations);
    }

    private CheckReport check(List<Expectation> expectations) throws Exception {
        var misfits = new HashMap<Expectation, Problem>();
        for (var expectation : expectations) {
            var misfit = Misfits.of(expectation, dataset);
            if (misfit == null) {
                plan(expectation);
            } else {
                misfits.put(expectation, misfit);
            }
        }
        scan.run(session, dataset);
        var rejects = rejects(expectations, misfits);
        var results = new ArrayList<ExpectationResult>();
        for (var expectation : expectations) {
            var misfit = misfits.get(expectation);
            results.add(
                    misfit == null
                            ? judge(expectation, rejects)
                            : failed(expectation, 0, List.of(), misfit));
        }
        return new CheckReport(
                scan.rows(), List.copyOf(results), slow(expectations), SchemaText.of(dataset));
    }

    private void plan(Expectation expectation) {
        switch (expectation.claim()) {
            case Claim.OfCells claim -> {
                var broken = scan.fact(conditions.broken(claim));
                scan.add(
                        expectation,
                        "count(*) FILTER (WHERE " + broken + ")",
                        "array_to_string(min(_row, %d) FILTER (WHERE %s), ',')"
                                .formatted(FailedRows.EXAMPLES, broken));
            }
            case Claim.Unique claim -> {
                var key = scan.fact(new RepeatedKeys(session, dataset, claim).key());
                scan.add(expectation, "count(%1$s) - count(DISTINCT %1$s)".formatted(key));
            }
            case Claim.Fresh claim -> {
                var moment = scan.fact(freshness(claim).moment(session));
                scan.add(expectation, "CAST(max(" + moment + ") AS VARCHAR)");
            }
            case Claim.Required c -> {}
            case Claim.RowCount c -> {}
            case Claim.SameSchema c -> {}
            case Claim.Accuracy c -> {}
        }
    }

    private Freshness freshness(Claim.Fresh claim) {
        return new Freshness(dataset.column(claim.column()).orElseThrow(), inputs);
    }

    /// The rows to be rejected, found in one more pass for all expectations that reject.
    private Map<Expectation, RowSet> rejects(
            List<Expectation> expectations, Map<Expectation, Problem> misfits) {
        var found = new HashMap<Expectation, RowSet>();
        var cells =
                expectations.stream()
                        .filter(e -> e.otherwise() == Otherwise.REJECT && !misfits.containsKey(e))
                        .filter(e -> e.claim() instanceof Claim.OfCells)
                        .filter(e -> tooMany(e, scan.number(e, 0)))
                        .toList();
        if (!cells.isEmpty()) {
            var sets =
                    failedRows.positions(
                            cells.stream().map(e -> (Claim.OfCells) e.claim()).toList());
            IntStream.range(0, cells.size()).forEach(i -> found.put(cells.get(i), sets.get(i)));
        }
        return found;
    }

    private ExpectationResult judge(Expectation expectation, Map<Expectation, RowSet> rejects)
            throws Exception {
        return switch (expectation.claim()) {
            case Claim.OfCells claim -> cells(expectation, claim, rejects);
            case Claim.Unique claim -> unique(expectation, claim);
            case Claim.OfTable claim -> table(expectation, claim);
        };
    }

    private ExpectationResult cells(
            Expectation expectation, Claim.OfCells claim, Map<Expectation, RowSet> rejects) {
        long failed = scan.number(expectation, 0);
        if (!tooMany(expectation, failed)) {
            return passed(expectation, failed);
        }
        var shown = claim instanceof Claim.NotNull ? List.<String>of() : claim.columns();
        var examples = failedRows.examples(scan.positions(expectation, 1), shown);
        return rows(expectation, claim, failed, examples, rejects.get(expectation));
    }

    private ExpectationResult unique(Expectation expectation, Claim.Unique claim) {
        if (scan.number(expectation, 0) == 0) {
            return passed(expectation, 0);
        }
        var repeated = failedRows.positions(claim);
        if (!tooMany(expectation, repeated.size())) {
            return passed(expectation, repeated.size());
        }
        var first = repeated.positions().limit(FailedRows.EXAMPLES).mapToObj(p -> (long) p);
        var examples = failedRows.examples(first.toList(), claim.columns());
        return rows(expectation, claim, repeated.size(), examples, repeated);
    }

    private ExpectationResult rows(
            Expectation expectation,
            Claim.OfRows claim,
            long failed,
            List<Example> examples,
            @Nullable RowSet positions) {
        var problem = Verdicts.broken(expectation, claim, failed, scan.rows(), examples);
        return switch (expectation.otherwise()) {
            case STOP, WARN -> failed(expectation, failed, examples, problem);
            case REJECT ->
                    new ExpectationResult(
                            expectation,
                            Status.REJECTED,
                            scan.rows(),
                            failed,
                            examples,
                            problem,
                            Objects.requireNonNull(positions));
        };
    }

    private ExpectationResult table(Expectation expectation, Claim.OfTable claim) throws Exception {
        if (claim instanceof Claim.Accuracy accuracy) {
            return AccuracyCheck.judge(session, dataset, expectation, accuracy, inputs.truths());
        }
        var problem =
                switch (claim) {
                    case Claim.Required c -> null; // absent columns are misfits
                    case Claim.RowCount c -> rowCount(expectation, c);
                    case Claim.SameSchema c -> schema(expectation);
                    case Claim.Fresh c ->
                            freshness(c).judge(expectation, c.within(), scan.text(expectation, 0));
                    case Claim.Accuracy c -> null;
                };
        return problem == null
                ? passed(expectation, 0)
                : failed(expectation, 0, List.of(), problem);
    }

    private @Nullable Problem rowCount(Expectation expectation, Claim.RowCount claim) {
        var max = claim.max();
        if (scan.rows() >= claim.min() && (max == null || scan.rows() <= max)) {
            return null;
        }
        return Problem.of(
                QualityProblem.ROW_COUNT_OUTSIDE,
                expectation.place(),
                "",
                scan.rows(),
                "",
                "",
                "",
                Verdicts.count(claim.min(), max));
    }

    private @Nullable Problem schema(Expectation expectation) {
        var changes =
                inputs.lastSchema()
                        .map(last -> SchemaText.changes(last, SchemaText.of(dataset)))
                        .orElse(List.of());
        return changes.isEmpty()
                ? null
                : Problem.of(
                        QualityProblem.SCHEMA_CHANGED,
                        expectation.place(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        Verdicts.listed(changes));
    }

    private boolean tooMany(Expectation expectation, long failed) {
        // a hair of tolerance, so that 5% of 100 rows are 5 rows in floating point too
        return failed > expectation.atMost() * scan.rows() + 1e-9;
    }

    private ExpectationResult passed(Expectation expectation, long failed) {
        return new ExpectationResult(
                expectation, Status.PASSED, scan.rows(), failed, List.of(), null, new RowSet());
    }

    private ExpectationResult failed(
            Expectation expectation, long failed, List<Example> examples, Problem problem) {
        var status = expectation.otherwise() == Otherwise.WARN ? Status.WARNED : Status.STOPPED;
        return new ExpectationResult(
                expectation, status, scan.rows(), failed, examples, problem, new RowSet());
    }

    private static List<Problem> slow(List<Expectation> expectations) {
        var warnings = new ArrayList<Problem>();
        for (var expectation : expectations) {
            if (expectation.claim() instanceof Claim.Matches(var columns, var pattern)
                    && pattern.givenUp() > 0) {
                warnings.add(
                        Problem.of(
                                QualityProblem.PATTERN_SLOW,
                                expectation.place(),
                                "`" + pattern + "`",
                                pattern.givenUp()));
            }
        }
        return List.copyOf(warnings);
    }
}
