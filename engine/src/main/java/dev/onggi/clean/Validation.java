package dev.onggi.clean;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.quality.TypeTests;
import dev.onggi.quality.check.CheckInputs;
import dev.onggi.quality.check.Checker;
import dev.onggi.quality.check.Expectation;
import dev.onggi.quality.check.ExpectationParser;
import dev.onggi.quality.check.ExpectationResult.Status;
import dev.onggi.quality.check.Otherwise;
import dev.onggi.step.StepContext;
import java.util.List;
import java.util.stream.Stream;

/// The `validation_rules` of a task: expectations of what its cleaning makes. Plain sentences among
/// them are for a model.
final class Validation {
    private static final String SCHEMA = "schema";

    private final CleaningTask task;

    Validation(CleaningTask task) {
        this.task = task;
    }

    /// What became of the cleaned rows.
    ///
    /// @param rejected rows that are not handed on
    /// @param warnings what people should know
    /// @param stopped why the pipeline must end here, or empty
    record Verdict(RowSet rejected, List<Problem> warnings, List<Problem> stopped) {}

    /// What does not hold of a table that keeps all its rows.
    List<Problem> told(Session session, Dataset cleaned, CheckInputs inputs) {
        var expectations = expectations();
        if (expectations.isEmpty()) {
            return List.of();
        }
        try {
            var report = Checker.check(session, cleaned, expectations, inputs);
            return Stream.of(Status.STOPPED, Status.REJECTED, Status.WARNED)
                    .flatMap(status -> report.problems(status).stream())
                    .toList();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Expectation> expectations() {
        var problems = new Problems();
        var expectations = expectations(task, problems);
        problems.throwIfAny();
        return expectations;
    }

    /// Reads the expectations, reporting what is wrong with them.
    static List<Expectation> expectations(CleaningTask task, Problems problems) {
        var rules = task.validation();
        return rules == null
                ? List.of()
                : ExpectationParser.rules(rules, Otherwise.STOP, problems).checks();
    }

    /// Checks the cleaned rows, before anybody sees them.
    ///
    /// @param tools opens the truth of `accuracy`, and keeps the results
    /// @throws Exception where rows cannot be read or rejected
    Verdict check(Session session, Dataset cleaned, StepContext context, CleanStepType.Tools tools)
            throws Exception {
        var expectations = expectations();
        if (expectations.isEmpty()) {
            return new Verdict(new RowSet(), List.of(), List.of());
        }
        var inputs =
                new CheckInputs(
                        context.run().start(),
                        context.workspace().zone(),
                        TypeTests.strict(),
                        context.memory().get(SCHEMA),
                        tools.truths());
        var report = Checker.check(session, cleaned, expectations, inputs);
        context.withEnd(() -> tools.results().keep(context.run(), context.step(), report));
        if (report.stopped()) {
            return new Verdict(new RowSet(), report.told(), report.problems(Status.STOPPED));
        }
        context.memory().put(SCHEMA, report.schema());
        var rejected = report.rejected();
        context.rejects().reject(cleaned, rejected, report.reasons(context.workspace().language()));
        return new Verdict(rejected, report.told(), List.of());
    }
}
