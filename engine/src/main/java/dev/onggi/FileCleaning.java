package dev.onggi;

import dev.onggi.clean.CleanProblem;
import dev.onggi.clean.CleaningTask;
import dev.onggi.clean.MergedRows;
import dev.onggi.clean.TableCleaning;
import dev.onggi.clean.TaskLibrary;
import dev.onggi.clean.learn.Learnt;
import dev.onggi.clean.learn.RuleWriter;
import dev.onggi.clean.report.CleaningReport;
import dev.onggi.clean.score.CleaningScore;
import dev.onggi.clean.score.CleaningScorer;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.quality.TypeTests;
import dev.onggi.quality.check.CheckInputs;
import dev.onggi.quality.truth.CellRows;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.spi.Column;
import dev.onggi.step.StepLog;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepType;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `onggi clean FILE`: reads a table, cleans it, writes it as CSV, and measures what was done.
public final class FileCleaning {
    private static final List<String> ENDINGS =
            List.of(".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".jsonl");

    private final Request request;
    private final Scratch scratch;
    private final CheckInputs inputs;
    private final Map<String, StepType> steps;
    private final Workspace workspace;

    private FileCleaning(
            Request request,
            Scratch scratch,
            Map<String, StepType> steps,
            Workspace workspace,
            CheckInputs inputs) {
        this.inputs = inputs;
        this.request = request;
        this.scratch = scratch;
        this.steps = steps;
        this.workspace = workspace;
    }

    /// What is asked.
    ///
    /// @param file the table
    /// @param task a task's file or name, or null
    /// @param schema what is declared about columns, or null
    /// @param truth the right table, or null
    /// @param key the column that pairs rows with the truth, or null where they are paired by
    ///   position
    /// @param output where to write, or null for `NAME.clean.csv` beside the file
    /// @param strict whether a ragged row stops
    /// @param report a page to write about it, or null for none
    /// @param learns whether rules are learnt from the table and applied, where no task is named
    public record Request(
            Path file,
            @Nullable String task,
            @Nullable Path schema,
            @Nullable Path truth,
            @Nullable String key,
            @Nullable Path output,
            boolean strict,
            @Nullable Report report,
            boolean learns) {
        /// A request without a page, that learns.
        ///
        /// @param file the table
        /// @param task a task's file or name, or null
        /// @param schema what is declared about columns, or null
        /// @param truth the right table, or null
        /// @param key the column that pairs rows with the truth, or null
        /// @param output where to write, or null for `NAME.clean.csv` beside the file
        /// @param strict whether a ragged row stops
        public Request(
                Path file,
                @Nullable String task,
                @Nullable Path schema,
                @Nullable Path truth,
                @Nullable String key,
                @Nullable Path output,
                boolean strict) {
            this(file, task, schema, truth, key, output, strict, null, true);
        }
    }

    /// A page that tells what was done.
    ///
    /// @param file where to write it, ending in `.html`
    /// @param language it is written in
    public record Report(Path file, Language language) {}

    /// What was done.
    ///
    /// @param output the file written
    /// @param rejected the file of rows that went, or null where none did
    /// @param cleaning what changed
    /// @param score against the truth, or null where there is none
    /// @param notes what people should know
    /// @param took from start to end
    public record Result(
            Path output,
            @Nullable Path rejected,
            TableCleaning.Result cleaning,
            @Nullable CleaningScore score,
            List<Problem> notes,
            Duration took) {}

    /// Cleans a file.
    ///
    /// @param request what is asked
    /// @param variables the environment
    /// @param log follows the work
    /// @param stop tells it to end
    /// @return what was done
    /// @throws OnggiException with what is wrong
    public static Result run(
            Request request, Map<String, String> variables, StepLog log, Cancellation stop) {
        return run(request, variables, InstantSource.system(), log, stop, cleaning -> cleaning);
    }

    /// Cleans a file with other settings than the usual ones.
    ///
    /// @param request what is asked
    /// @param variables the environment
    /// @param clock the time that stands in the cleaned rows of a text
    /// @param log follows the work
    /// @param stop tells it to end
    /// @param settings such as who is asked about suspected cells
    /// @return what was done
    /// @throws OnggiException with what is wrong
    public static Result run(
            Request request,
            Map<String, String> variables,
            InstantSource clock,
            StepLog log,
            Cancellation stop,
            UnaryOperator<TableCleaning> settings) {
        long begun = System.nanoTime();
        return open(
                request,
                variables,
                clock,
                log,
                stop,
                (cleaning, session) -> cleaning.run(session, begun, variables, settings));
    }

    /// Finds who writes rules for a table.
    @FunctionalInterface
    public interface Writers {
        /// Nobody.
        Writers NONE = task -> Optional.empty();

        /// Who writes.
        ///
        /// @param task what is declared of the table, or null
        /// @return empty where nobody does
        Optional<? extends RuleWriter> of(@Nullable CleaningTask task);
    }

    /// Learns rules from a file and writes nothing of it.
    ///
    /// @param request what is asked
    /// @param variables the environment
    /// @param log follows the work
    /// @param stop tells it to end
    /// @param writers write rules for what the learnt ones left
    /// @return what was learnt
    /// @throws OnggiException with what is wrong
    public static Learnt learn(
            Request request,
            Map<String, String> variables,
            StepLog log,
            Cancellation stop,
            Writers writers) {
        return open(
                request,
                variables,
                InstantSource.system(),
                log,
                stop,
                (cleaning, session) -> {
                    var task = cleaning.task(variables);
                    var dataset = dataset(cleaning.collect());
                    return new TableCleaning(session, dataset, task, true)
                            .learn(writers.of(task).orElse(null));
                });
    }

    private static <T> T open(
            Request request,
            Map<String, String> variables,
            InstantSource clock,
            StepLog log,
            Cancellation stop,
            BiFunction<FileCleaning, Session, T> work) {
        Stream.of(request.file(), request.truth(), request.schema())
                .filter(Objects::nonNull)
                .forEach(NamedFile::check);
        var here = Path.of("").toAbsolutePath();
        var workspace = Workspaces.none(here, variables);
        var builtIn =
                new BuiltInSteps(
                        workspace,
                        RuleCatalogue.builtIn(),
                        () -> {
                            throw new IllegalStateException();
                        },
                        (run, step, report) -> {},
                        () -> {
                            throw new IllegalStateException("asks nobody");
                        });
        var steps = builtIn.catalogue(new Problems());
        var byName = steps.all().stream().collect(Collectors.toMap(StepType::uses, s -> s));
        try (var scratch = Scratch.open(workspace, clock, stop, log);
                var session = scratch.duckdb().session(stop)) {
            var inputs =
                    new CheckInputs(
                            clock.instant(),
                            workspace.zone(),
                            TypeTests.strict(),
                            Optional.empty(),
                            builtIn.truths());
            return work.apply(
                    new FileCleaning(request, scratch, byName, workspace, inputs), session);
        }
    }

    private StepOutcome collect() {
        var read = new LinkedHashMap<String, String>();
        read.put("path", request.file().toString());
        read.put("ragged", request.strict() ? "stop" : "keep");
        return scratch.run(step("collect/file"), read, List.of());
    }

    private static Dataset dataset(StepOutcome collected) {
        var dataset = collected.dataset();
        if (dataset == null) {
            throw new IllegalStateException("collect/file gave no dataset");
        }
        return dataset;
    }

    private Result run(
            Session session,
            long begun,
            Map<String, String> variables,
            UnaryOperator<TableCleaning> settings) {
        var task = task(variables);
        var output = output();
        var report = request.report();
        if (report != null) {
            writable(report.file(), List.of(".html", ".htm"));
        }
        var collected = collect();
        var dataset = dataset(collected);
        var notes = new ArrayList<>(collected.warnings());
        boolean learns = request.learns() && request.task() == null;
        var cleaning =
                settings.apply(new TableCleaning(session, dataset, task, learns))
                        .clean(scratch.folder().resolve("clean.parquet"), inputs);
        notes.addAll(cleaning.notes());
        var score = request.truth() == null ? null : score(session, dataset, cleaning);
        save(output, session, cleaning.kept());
        var rejected = rejected(session, output, dataset, cleaning.merged());
        var took = Duration.ofNanos(System.nanoTime() - begun);
        if (report != null) {
            write(
                    report,
                    session,
                    new CleaningReport(
                            String.valueOf(request.file().getFileName()),
                            dataset,
                            cleaning,
                            score,
                            List.copyOf(notes),
                            took));
        }
        return new Result(output, rejected, cleaning, score, List.copyOf(notes), took);
    }

    /// The rows that go, as they arrived and with the reason.
    private @Nullable Path rejected(
            Session session, Path output, Dataset dataset, MergedRows merged) {
        if (merged.rows().isEmpty()) {
            return null;
        }
        var name = String.valueOf(output.getFileName());
        var file =
                output.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".rejected.csv");
        var reasons =
                session.map(
                        (positions, cells) -> {
                            for (int i = 0; i < cells.length; i++) {
                                cells[i] = merged.reason(positions.applyAsLong(i));
                            }
                        },
                        "_row",
                        "CAST(NULL AS VARCHAR)");
        var names = dataset.ownColumns().stream().map(Column::name).toList();
        session.execute(
                "COPY (SELECT %s, %s AS _reason, 'clean' AS _step FROM %s AS rows WHERE %s) TO %s (FORMAT csv, HEADER)"
                        .formatted(
                                Sql.names(names),
                                reasons,
                                session.relation(dataset),
                                session.in(merged.rows(), "_row"),
                                Sql.path(file)));
        return file;
    }

    private static void write(Report report, Session session, CleaningReport page) {
        try {
            page.write(session, report.language(), report.file());
        } catch (IOException e) {
            throw OnggiException.because(e, CleanProblem.REPORT_NOT_WRITTEN, report.file(), e);
        }
    }

    /// Writes the kind of file that the ending names.
    private void save(Path output, Session session, Dataset cleaned) {
        var path = output.toAbsolutePath().toString();
        var ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        switch (ending) {
            case "xlsx", "parquet", "jsonl" ->
                    scratch.run(step("save/" + ending), Map.of("path", path), List.of(cleaned));
            default ->
                    scratch.run(
                            step("save/csv"),
                            csv(ending.equals("tsv"), path, session, cleaned),
                            List.of(cleaned));
        }
    }

    private Map<String, String> csv(boolean tabs, String path, Session session, Dataset cleaned) {
        try {
            var look = FileLook.of(request.file());
            return Map.of(
                    "path",
                    path,
                    "delimiter",
                    tabs ? "tab" : ",",
                    "formula_guard",
                    "false",
                    "bom",
                    Boolean.toString(look.mark(session, cleaned)),
                    "line_end",
                    look.crlf() ? "crlf" : "lf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StepType step(String uses) {
        var type = steps.get(uses);
        if (type == null) {
            throw new IllegalStateException(uses);
        }
        return type;
    }

    private @Nullable CleaningTask task(Map<String, String> variables) {
        var problems = new Problems();
        var schema = request.schema();
        var named = request.task();
        @Nullable CleaningTask task = null;
        if (named != null) {
            var file = Path.of(named);
            if (Files.isRegularFile(file)) {
                task = TaskLibrary.readFile(file, named, problems).orElse(null);
            } else {
                var folder =
                        Workspaces.find(workspace.root())
                                .map(root -> Workspaces.open(root, null, variables))
                                .orElse(workspace);
                task = TaskLibrary.read(folder, problems).require(named, null);
            }
        }
        if (schema != null) {
            var declared = TaskLibrary.readFile(schema, schema.toString(), problems).orElse(null);
            task =
                    task == null || declared == null
                            ? declared
                            : task.withColumns(declared.columns()).withTable(declared.table());
        }
        problems.throwIfAny();
        return task;
    }

    private Path output() {
        var given = request.output();
        if (given != null) {
            return writable(given, ENDINGS);
        }
        var name = String.valueOf(request.file().getFileName());
        int dot = name.indexOf('.', 1);
        var stem = dot < 0 ? name : name.substring(0, dot);
        return request.file().resolveSibling(stem + ".clean.csv");
    }

    /// The input is never written over, and neither is anything that is no plain file or has an
    /// unknown ending.
    private Path writable(Path output, List<String> endings) {
        try {
            if (Files.exists(output)
                    && (!Files.isRegularFile(output, LinkOption.NOFOLLOW_LINKS)
                            || Files.isSameFile(output, request.file()))) {
                throw OnggiException.of(CleanProblem.NOT_WRITABLE, output);
            }
        } catch (IOException e) {
            throw OnggiException.because(e, CleanProblem.NOT_WRITABLE, output);
        }
        var name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        if (endings.stream().noneMatch(name::endsWith)) {
            throw OnggiException.of(
                    CleanProblem.UNKNOWN_ENDING, output, String.join(", ", endings));
        }
        return output;
    }

    private CleaningScore score(Session session, Dataset dirty, TableCleaning.Result cleaning) {
        var truth = request.truth();
        var collected =
                scratch.run(
                        step("collect/file"),
                        Map.of("path", String.valueOf(truth), "source", "truth"),
                        List.of());
        var right = collected.dataset();
        if (right == null) {
            throw new IllegalStateException("collect/file gave no dataset");
        }
        try (var a = scratch.duckdb().session(new Cancellation());
                var b = scratch.duckdb().session(new Cancellation());
                var c = scratch.duckdb().session(new Cancellation())) {
            return new CleaningScorer(cleaning.marks())
                    .score(
                            session,
                            rows(a, dirty),
                            rows(b, cleaning.dataset()),
                            rows(c, right),
                            request.key());
        } catch (OnggiException e) {
            throw e;
        } catch (Exception e) {
            throw dev.onggi.run.FailedStep.problem("truth", e);
        }
    }

    private static CellRows rows(Session session, Dataset dataset) {
        var names = dataset.ownColumns().stream().map(Column::name).toList();
        return CellRows.of(session.read(dataset, names));
    }
}
