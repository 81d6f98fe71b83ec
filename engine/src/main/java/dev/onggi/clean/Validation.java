package dev.onggi.clean;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.quality.TypeTests;
import dev.onggi.quality.check.CheckInputs;
import dev.onggi.quality.check.CheckResults;
import dev.onggi.quality.check.Checker;
import dev.onggi.quality.check.Expectation;
import dev.onggi.quality.check.ExpectationParser;
import dev.onggi.quality.check.ExpectationResult.Status;
import dev.onggi.quality.check.Otherwise;
import dev.onggi.step.StepContext;
import java.util.List;
import java.util.Optional;

/// The `validation_rules` of a task: expectations of what its cleaning makes. Plain sentences among
/// them are for a model.
final class Validation {
    private final CleaningTask task;
    private final CheckResults results;

    Validation(CleaningTask task, CheckResults results) {
        this.task = task;
        this.results = results;
    }

    /// What became of the cleaned rows.
    ///
    /// @param dataset without the rows that were rejected
    /// @param warnings what people should know
    /// @param stopped why the pipeline must end here, or empty
    record Verdict(Dataset dataset, List<Problem> warnings, List<Problem> stopped) {}

    /// Reads the expectations, reporting what is wrong with them.
    static List<Expectation> expectations(CleaningTask task, Problems problems) {
        var rules = task.validation();
        return rules == null
                ? List.of()
                : ExpectationParser.rules(rules, Otherwise.STOP, problems).checks();
    }

    /// Checks the cleaned rows.
    ///
    /// @throws Exception where rows cannot be read or rejected
    Verdict check(Session session, Dataset cleaned, StepContext context) throws Exception {
        var problems = new Problems();
        var expectations = expectations(task, problems);
        problems.throwIfAny();
        if (expectations.isEmpty()) {
            return new Verdict(cleaned, List.of(), List.of());
        }
        var inputs =
                new CheckInputs(
                        context.run().start(),
                        context.workspace().zone(),
                        TypeTests.strict(),
                        Optional.empty(),
                        path -> {
                            throw new IllegalStateException("no truth: " + path);
                        });
        var report = Checker.check(session, cleaned, expectations, inputs);
        results.keep(context.run(), context.step(), report);
        if (report.stopped()) {
            return new Verdict(
                    cleaned, report.problems(Status.WARNED), report.problems(Status.STOPPED));
        }
        var rejected = report.rejected();
        context.rejects().reject(cleaned, rejected, report.reasons(context.workspace().language()));
        return new Verdict(
                rejected.isEmpty() ? cleaned : cleaned.without(rejected),
                report.problems(Status.WARNED),
                List.of());
    }
}
