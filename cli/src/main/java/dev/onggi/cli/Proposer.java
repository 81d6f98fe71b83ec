package dev.onggi.cli;

import dev.onggi.SourceLook;
import dev.onggi.clean.CleanProblem;
import dev.onggi.clean.learn.Learnt;
import dev.onggi.collect.file.FileProblem;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.profile.Profiler;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunResult;
import dev.onggi.spi.Column;
import dev.onggi.step.StepLog;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a pipeline of a source: looks at its data, proposes, tries, and mends what does not run.
final class Proposer {
    /// A type is declared where no more than this share of the cells does not fit it after
    /// cleaning.
    private static final double TOLERATED = 0.01;

    /// Rows that are looked at over a network.
    private static final long SAMPLE = 5_000;

    private final Terminal terminal;
    private final Workspace workspace;
    private final Cancellation stop;
    private final StepLog log;
    private final List<String> notes = new ArrayList<>();

    Proposer(Terminal terminal, Workspace workspace, Cancellation stop, StepLog log) {
        this.terminal = terminal;
        this.workspace = workspace;
        this.stop = stop;
        this.log = log;
    }

    /// A proposal that ran.
    ///
    /// @param proposal what to write
    /// @param tried the run that proved it
    /// @param notes what people should know
    record Proven(Proposal proposal, RunResult tried, List<String> notes) {}

    /// Makes a proposal for a source.
    ///
    /// @param text the column that is the text, or null for a table
    Proven propose(String name, NewSource source, @Nullable String text) {
        long sample = source.isFile() ? 0 : SAMPLE;
        var draft = look(name, source, text, sample);
        var trial = new Trial(workspace, terminal.environment(), sample, stop);
        var listener = new TrialListener(terminal);
        var first = trial.run(draft, listener, Proposer::checks);
        var mended = mended(draft, first.result());
        var second = mended.equals(draft) ? first : trial.run(mended, listener, Proposer::checks);
        var checks = second.made() == null ? List.<Map<String, Object>>of() : second.made();
        if (checks.isEmpty() && second.result().succeeded()) {
            return new Proven(mended, second.result(), notes);
        }
        var whole = mended.expecting(checks);
        var proof = trial.run(whole, listener, (dataset, profiler) -> dataset.keptRows());
        if (proof.result().succeeded()) {
            return new Proven(whole, proof.result(), notes);
        }
        if (second.result().succeeded()) {
            return new Proven(mended, second.result(), notes);
        }
        throw failed(source, second.result());
    }

    private static List<Map<String, Object>> checks(Dataset dataset, Profiler profiler) {
        var columns = FileView.columns(dataset).stream().limit(FileView.MOST_COLUMNS).toList();
        return new CheckDrafts(profiler).cleaned(profiler.profile(columns));
    }

    private Proposal look(String name, NewSource source, @Nullable String text, long sample) {
        try (var look = SourceLook.open(workspace, stop, log)) {
            var settings = source.settings(source.absolute(), null);
            if (source.isFile()) {
                settings.put("ragged", "keep");
            }
            var found = look.read(source.uses(), settings, sample);
            if (text != null) {
                textColumn(found.dataset(), text);
                settings.put("text", text);
                found = look.read(source.uses(), settings, sample);
            }
            tell(found);
            var isText = found.dataset().kind() == Dataset.Kind.TEXT;
            var columns =
                    FileView.columns(found.dataset()).stream()
                            .limit(FileView.MOST_COLUMNS)
                            .toList();
            var profiler = look.profiler(found.dataset());
            var drafts =
                    isText
                            ? List.of(new ColumnDraft("raw_text", null, List.of(), null))
                            : new ColumnDrafts(profiler, terminal.language())
                                    .of(profiler.profile(columns));
            var draft =
                    new Proposal(
                            name,
                            source,
                            collect(found.notes(), text),
                            drafts,
                            isText ? Proposal.TEXT_RULES : Proposal.TABLE_RULES,
                            Learnt.nothing(),
                            new Proposal.Checks(CheckDrafts.raw(found.dataset()), List.of()));
            return source.isFile() && !isText ? learnt(draft, look, found.dataset()) : draft;
        }
    }

    /// The proposal with the rules that `onggi clean` would learn from the same file.
    private Proposal learnt(Proposal draft, SourceLook look, Dataset dataset) {
        try {
            var task = Files.createTempFile("onggi-new-", ".yaml");
            try {
                Files.writeString(task, draft.taskText());
                return draft.following(look.learn(dataset, task));
            } finally {
                Files.delete(task);
            }
        } catch (OnggiException e) {
            e.problems().forEach(problem -> notes.add(problem.message(terminal.language())));
            return draft;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void textColumn(Dataset dataset, String text) {
        var names = dataset.ownColumns().stream().map(Column::name).toList();
        if (!text.equals("*") && dataset.kind() == Dataset.Kind.TABLE && !names.contains(text)) {
            throw OnggiException.of(
                    CommandProblem.NO_TEXT_COLUMN,
                    text,
                    NearestName.of(text, names).orElse(""),
                    String.join(", ", names));
        }
    }

    private void tell(SourceLook.Found found) {
        found.notes().stream()
                .filter(note -> note.code() != FileProblem.RAGGED_KEPT)
                .forEach(note -> notes.add(note.message(terminal.language())));
    }

    private Map<String, String> collect(List<Problem> told, @Nullable String text) {
        var keys = new LinkedHashMap<String, String>();
        if (text != null) {
            keys.put("text", text);
        }
        if (told.stream().anyMatch(note -> note.code() == FileProblem.RAGGED_KEPT)) {
            keys.put("ragged", "keep");
            notes.add(terminal.say("new.ragged"));
        }
        return keys;
    }

    /// Takes the types back that too many cells do not fit even after cleaning, and notes the rows
    /// that a type would reject.
    private Proposal mended(Proposal draft, RunResult result) {
        var misfits = new LinkedHashMap<String, Problem>();
        long rows = 0;
        for (var step : result.steps()) {
            var outcome = step.outcome();
            if (step.uses().equals("clean") && outcome != null) {
                rows = outcome.ledger().rowsIn();
                outcome.warnings().stream()
                        .filter(w -> w.code() == CleanProblem.UNPARSABLE)
                        .forEach(w -> misfits.put(w.args().getFirst(), w));
            }
        }
        var columns = new ArrayList<ColumnDraft>();
        for (var column : draft.columns()) {
            var misfit = misfits.get(column.name());
            columns.add(misfit == null ? column : mended(column, misfit, rows));
        }
        return draft.with(columns);
    }

    private ColumnDraft mended(ColumnDraft column, Problem misfit, long rows) {
        var args = misfit.args();
        var note = terminal.say("new.misfit", args.get(0), args.get(1), args.get(2), args.get(3));
        notes.add(note);
        return Long.parseLong(args.get(1)) > TOLERATED * rows
                ? column.untyped(note)
                : new ColumnDraft(column.name(), column.type(), column.rules(), note);
    }

    private static OnggiException failed(NewSource source, RunResult result) {
        var problems = new ArrayList<Problem>();
        problems.add(Problem.of(CommandProblem.CANNOT_PROPOSE, null, source.written()));
        result.steps().forEach(step -> problems.addAll(Objects.requireNonNull(step.problems())));
        return new OnggiException(problems);
    }

    /// Shows how far a trial is.
    private record TrialListener(Terminal terminal) implements RunListener {
        @Override
        public void progress(String step, long rows, long total) {
            terminal.progress(
                    "  "
                            + terminal.say("new.trying")
                            + "  "
                            + step
                            + "  "
                            + terminal.say("rows", Numbers.count(rows)));
        }
    }
}
