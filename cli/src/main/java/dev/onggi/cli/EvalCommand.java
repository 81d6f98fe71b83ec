package dev.onggi.cli;

import dev.onggi.Comparing;
import dev.onggi.Labelling;
import dev.onggi.Onggi;
import dev.onggi.clean.eval.EvalProblem;
import dev.onggi.clean.eval.EvaluationRepository;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi eval`.
@Command(
        name = "eval",
        description =
                "Compare tasks, models and parameters on rows whose truth is known: how much they get right, what they spoil, what they cost.",
        footer = {
            "",
            "Example: onggi eval spelling spelling_short --data labelled.csv",
            "         onggi eval spelling --data raw.csv --label",
            "The truth of a column stands in COLUMN_truth, or in the file of --truth.",
            "Answers that were bought before are not bought again."
        })
final class EvalCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(
            paramLabel = "TASK",
            arity = "0..*",
            description = "Cleaning tasks; two prompts are two tasks.")
    private List<String> tasks = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Rows; resources/truth/TASK.csv by default.")
    private @Nullable Path data;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "The same rows as they should be.")
    private @Nullable Path truth;

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            description = "Pairs rows with --truth; by position otherwise.")
    private @Nullable String key;

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description = "The column that is the text; raw_text by default.")
    private @Nullable String text;

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "Ask this model instead of the task's, without fallbacks. Repeatable.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Another temperature, max_tokens, batch, prompt or system_message.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Compare no more than N rows; with --label, label no more (30).")
    private int sample;

    @Option(names = "--seed", paramLabel = "S", description = "Draws the sample (1).")
    private long seed = 1;

    @Option(names = "--estimate", description = "Say what asking would cost, and stop.")
    private boolean estimate;

    @Option(names = "--label", description = "Say yourself what is right; it is kept as truth.")
    private boolean label;

    @Option(names = "--list", description = "List what was measured before.")
    private boolean list;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "Write every compared cell with each answer.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    EvalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            if (list) {
                return list(onggi);
            }
            var request = request(onggi);
            var stop = new Cancellation();
            try (var interrupt = new Interrupt(stop)) {
                return label ? label(onggi, request, stop) : compare(onggi, request, stop);
            }
        }
    }

    private int list(Onggi onggi) {
        var database = onggi.metadata();
        var all =
                database == null
                        ? List.<EvaluationRepository.Recorded>of()
                        : new EvaluationRepository(database).all();
        var view = new EvalListView(terminal, onggi.workspace().zone(), all);
        if (json) {
            terminal.print(view.json());
        } else {
            view.lines().forEach(terminal::print);
        }
        return Failures.DONE;
    }

    private Comparing.Request request(Onggi onggi) {
        if (tasks.isEmpty()) {
            throw OnggiException.of(EvalProblem.NO_TASK, String.join(", ", onggi.tasks().names()));
        }
        var named = data;
        if (named == null) {
            var task = onggi.tasks().require(tasks.getFirst(), null).name();
            named = Labelling.path(onggi.workspace().root(), task);
            if (label || !Files.exists(named)) {
                throw OnggiException.of(
                        EvalProblem.NO_DATA, onggi.workspace().display(named), task);
            }
        }
        return new Comparing.Request(
                tasks,
                models,
                parameters(),
                new Comparing.Data(named, truth, key, text),
                sample,
                seed);
    }

    private Map<String, List<String>> parameters() {
        var values = new LinkedHashMap<String, List<String>>();
        for (var setting : settings) {
            int at = setting.indexOf('=');
            if (at < 1) {
                throw OnggiException.of(CommandProblem.BAD_VALUE, "--set", setting);
            }
            values.computeIfAbsent(setting.substring(0, at), k -> new ArrayList<>())
                    .add(setting.substring(at + 1));
        }
        return values;
    }

    private int compare(Onggi onggi, Comparing.Request request, Cancellation stop) {
        var progress = new Progress(terminal, request.data().file());
        var cells = new AnswerTable(output, request.data());
        try (var comparing = onggi.compare(request, progress, stop)) {
            var forecast = new ForecastView(terminal, comparing.variants(), comparing.forecasts());
            if (estimate) {
                return forecast.print(json, comparing.rows());
            }
            if (!json) {
                forecast.tell();
            }
            var evaluation = comparing.run(cells);
            terminal.clearProgress();
            if (stop.cancelled()) {
                return Failures.FAILED;
            }
            onggi.keep(evaluation);
            cells.write(comparing.variants());
            var view = new EvalView(terminal, evaluation, comparing.notes());
            if (json) {
                terminal.print(view.json());
            } else {
                view.lines().forEach(terminal::print);
                if (output != null) {
                    terminal.print(terminal.say("run.output", output));
                }
            }
            return view.failures(new Failures(terminal));
        }
    }

    private int label(Onggi onggi, Comparing.Request request, Cancellation stop) {
        var progress = new Progress(terminal, request.data().file());
        try (var labelling = onggi.label(request, progress, stop)) {
            var forecast = new ForecastView(terminal, labelling.variants(), labelling.forecasts());
            if (estimate) {
                return forecast.print(json, labelling.rows());
            }
            forecast.tell();
            var items = labelling.items();
            terminal.clearProgress();
            new Failures(terminal).tell(labelling.failures());
            return new LabelDialogue(terminal, labelling, String.join(" ", tasks)).hold(items);
        }
    }
}
