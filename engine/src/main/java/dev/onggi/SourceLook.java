package dev.onggi;

import dev.onggi.clean.TableCleaning;
import dev.onggi.clean.TaskLibrary;
import dev.onggi.clean.learn.Learnt;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.profile.Profiler;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.quality.truth.CellRows;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.spi.Column;
import dev.onggi.step.StepLog;
import dev.onggi.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A look at what a source gives, with nothing written but temporary files: for `onggi show FILE`
/// and `onggi new`.
public final class SourceLook implements AutoCloseable {
    private final Scratch scratch;
    private final Session session;
    private final StepCatalogue steps;

    private SourceLook(Scratch scratch, Session session, StepCatalogue steps) {
        this.scratch = scratch;
        this.session = session;
        this.steps = steps;
    }

    /// What a source gave.
    ///
    /// @param dataset its rows, until the look is closed
    /// @param notes what was told about them
    /// @param rejected rows that could not be read
    public record Found(Dataset dataset, List<Problem> notes, long rejected) {}

    /// Begins a look.
    ///
    /// @param workspace whose settings and paths are used
    /// @param stop ends the work
    /// @param log follows it
    /// @return to be closed
    public static SourceLook open(Workspace workspace, Cancellation stop, StepLog log) {
        var steps =
                new BuiltInSteps(
                                workspace,
                                RuleCatalogue.builtIn(),
                                () -> {
                                    throw new IllegalStateException("a look reads no tasks");
                                },
                                (run, step, report) -> {},
                                () -> {
                                    throw new IllegalStateException("asks nobody");
                                })
                        .catalogue(new Problems());
        var scratch = Scratch.open(workspace, stop, log);
        return new SourceLook(scratch, scratch.duckdb().session(stop), steps);
    }

    /// Reads a source.
    ///
    /// @param uses the kind of collect step
    /// @param settings its keys
    /// @param sample rows to stop after, or 0 for all
    /// @return its rows
    public Found read(String uses, Map<String, String> settings, long sample) {
        var outcome = scratch.run(steps.find(uses).orElseThrow(), settings, List.of(), sample);
        return new Found(
                Objects.requireNonNull(outcome.dataset(), uses),
                outcome.warnings(),
                outcome.ledger().rejected());
    }

    /// The rows of what was read, without system columns.
    ///
    /// @param dataset from [#read]
    /// @return open until it is closed; nothing else may be asked meanwhile
    CellRows cells(Dataset dataset) {
        var names = dataset.ownColumns().stream().map(Column::name).toList();
        return CellRows.of(session.read(dataset, names));
    }

    /// Profiles what was read.
    ///
    /// @param dataset from [#read]
    /// @return a profiler over it
    public Profiler profiler(Dataset dataset) {
        return new Profiler(session, dataset);
    }

    /// Learns rules from what was read, as `onggi clean FILE` does.
    ///
    /// @param dataset from [#read]
    /// @param task a file with what is declared of it; the rules follow those of the task
    /// @return what was learnt
    /// @throws OnggiException where the table is too large to learn from
    public Learnt learn(Dataset dataset, Path task) {
        var problems = new Problems();
        var declared = TaskLibrary.readFile(task, task.toString(), problems).orElse(null);
        problems.throwIfAny();
        return new TableCleaning(session, dataset, declared, true).learn(null);
    }

    @Override
    public void close() {
        session.close();
        scratch.close();
    }
}
