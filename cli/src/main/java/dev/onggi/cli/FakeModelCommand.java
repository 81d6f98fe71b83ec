package dev.onggi.cli;

import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.FakeProvider;
import dev.onggi.testkit.model.FaultMix;
import dev.onggi.testkit.model.FileModelLog;
import dev.onggi.testkit.model.Latency;
import dev.onggi.testkit.model.Limits;
import dev.onggi.testkit.model.ModelLog;
import dev.onggi.yaml.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `onggi fake-model`.
@Command(
        name = "fake-model",
        description = {
            "Serve a pretended language model on this machine, to try cleaning without paying.",
            "It speaks the formats of OpenAI and Anthropic, batches included. Its answers are the"
                    + " questions' own texts in capitals with a signature: they show that nothing"
                    + " is lost or mixed up, and clean nothing."
        },
        footer = {"", "Example: onggi fake-model --latency 300ms --faults 5%% --for 10m"})
final class FakeModelCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port on 127.0.0.1; 0 for any free one (${DEFAULT-VALUE}).")
    private int port = 4010;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            description = "The mean time of an answer, such as 300ms (${DEFAULT-VALUE}).")
    private String latency = "300ms";

    @Option(
            names = "--faults",
            paramLabel = "SHARE",
            description =
                    "The share of answers that go wrong in a way that passes, such as 5%%"
                            + " (${DEFAULT-VALUE}).")
    private String faults = "0%";

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            description = "The rate limit; 0 for none (${DEFAULT-VALUE}).")
    private long requestsPerMinute;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which latencies and faults (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Write down every question, one JSON object a line.")
    private @Nullable Path log;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "End after this time, such as 10m; on Ctrl-C otherwise.")
    private @Nullable String lasting;

    @Option(names = "--json", description = "Print the addresses as JSON.")
    private boolean json;

    FakeModelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var mean = parsed("--latency", latency, Values::duration);
        var behaviour =
                Behaviour.PLAIN
                        .with(new Latency(mean, mean.dividedBy(4)))
                        .with(FaultMix.passing(parsed("--faults", faults, Values::share)))
                        .with(new Limits(requestsPerMinute, 0))
                        .withSeed(seed);
        var until = lasting == null ? null : parsed("--for", lasting, Values::duration);
        if (log == null) {
            return serve(behaviour, ModelLog.NONE, until);
        }
        try (var file = new FileModelLog(log, false)) {
            return serve(behaviour, file, until);
        }
    }

    private int serve(Behaviour behaviour, ModelLog taken, @Nullable Duration until) {
        var provider = new FakeProvider(behaviour, InstantSource.system(), taken);
        var ended = new CountDownLatch(1);
        var stop = new Cancellation();
        try (var server = open(provider);
                var ending = stop.onCancel(ended::countDown);
                var interrupt = new Interrupt(stop)) {
            terminal.tell(terminal.say("fake.ready", server.openAi(), server.anthropic()));
            print(server);
            await(ended, until);
            terminal.tell(
                    terminal.say(
                            "fake.end",
                            Numbers.count(provider.requests()),
                            Numbers.count(provider.charged())));
            return Failures.DONE;
        }
    }

    private void print(FakeModelServer server) {
        if (json) {
            terminal.print(
                    JsonText.of(
                            Map.of("openai", server.openAi(), "anthropic", server.anthropic())));
            return;
        }
        terminal.print("models:");
        terminal.print("  fake: {uses: \"" + server.openAi() + "#fake-small\"}");
    }

    private FakeModelServer open(FakeProvider provider) {
        try {
            return new FakeModelServer(port, provider);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw OnggiException.because(e, CommandProblem.PORT_TAKEN, port, e.getMessage());
        }
    }

    private static void await(CountDownLatch ended, @Nullable Duration until) {
        try {
            if (until == null) {
                ended.await();
            } else {
                ended.await(until.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T parsed(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw OnggiException.because(e, CommandProblem.BAD_VALUE, option, text);
        }
    }
}
