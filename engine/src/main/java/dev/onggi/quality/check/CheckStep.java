package dev.onggi.quality.check;

import dev.onggi.data.Dataset;
import dev.onggi.problem.OnggiException;
import dev.onggi.quality.check.ExpectationResult.Status;
import dev.onggi.step.Step;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepOutcome.Ledger;
import dev.onggi.step.StepProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A gate: checks the dataset it reads and hands it on less the rows it rejects.
final class CheckStep implements Step {
    private static final String SCHEMA = "schema";

    private final List<Expectation> expectations;
    private final CheckStepType.Tools tools;

    CheckStep(List<Expectation> expectations, CheckStepType.Tools tools) {
        this.expectations = expectations;
        this.tools = tools;
    }

    @Override
    public StepOutcome run(StepContext context) throws Exception {
        if (context.inputs().isEmpty()) {
            throw OnggiException.of(StepProblem.NOTHING_TO_READ, context.step());
        }
        var dataset = context.inputs().getFirst().dataset();
        var report = check(context, dataset);
        context.withEnd(() -> tools.results().keep(context.run(), context.step(), report));
        tell(context, report);
        if (report.stopped()) {
            return new StepOutcome(
                    null,
                    new Ledger(report.rows(), report.rows(), 0, 0),
                    outputs(report, 0, 0),
                    report.told(),
                    report.problems(Status.STOPPED));
        }
        context.memory().put(SCHEMA, report.schema());
        var rejected = report.rejected();
        if (!rejected.isEmpty()) {
            var language = context.workspace().language();
            context.rejects().reject(dataset, rejected, report.reasons(language));
        }
        long rows = report.rows() - rejected.size();
        return new StepOutcome(
                rejected.isEmpty() ? dataset : dataset.without(rejected),
                new Ledger(report.rows(), rows, rejected.size(), 0),
                outputs(report, rows, rejected.size()),
                report.told(),
                List.of());
    }

    private CheckReport check(StepContext context, Dataset dataset) throws Exception {
        var inputs =
                new CheckInputs(
                        context.run().start(),
                        context.workspace().zone(),
                        tools.types(),
                        lastSchema(context),
                        tools.truths());
        try (var session = context.duckdb().session(context.cancellation())) {
            return Checker.check(session, dataset, expectations, inputs);
        }
    }

    private Optional<String> lastSchema(StepContext context) {
        return expectations.stream().anyMatch(e -> e.claim() instanceof Claim.SameSchema)
                ? context.memory().get(SCHEMA)
                : Optional.empty();
    }

    private static void tell(StepContext context, CheckReport report) {
        var language = context.workspace().language();
        for (var result : report.results()) {
            var title = result.expectation().title();
            var problem = result.problem();
            if (problem == null) {
                context.log()
                        .info("%s: %d / %d".formatted(title, result.failed(), result.measured()));
            } else {
                context.log().warn(title + ": " + problem.message(language));
            }
        }
        context.log().progress(report.rows(), report.rows());
    }

    private static Map<String, String> outputs(CheckReport report, long rows, long rejected) {
        long failed = report.results().stream().filter(r -> r.status() != Status.PASSED).count();
        return Map.of(
                "rows", Long.toString(rows),
                "rejected", Long.toString(rejected),
                "failed", Long.toString(failed));
    }
}
