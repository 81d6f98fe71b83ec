package dev.onggi.bench.ask;

import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.FakeProvider;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.FaultMix;
import dev.onggi.testkit.model.FileModelLog;
import dev.onggi.testkit.model.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The server of the comparison with other programs, in a process of its own: tells its address and
/// lives until its input ends. `PeerServer LOG LATENCY_MS FAULT_SHARE SEED`.
public final class PeerServer {
    /// What providers do every day and what passes by itself. Left out is what only waiting for a
    /// timeout finds, which would measure the length of timeouts.
    private static final List<Fault> FAULTS =
            List.of(
                    Fault.RATE_LIMIT_MILLIS,
                    Fault.SERVER_ERROR,
                    Fault.BAD_GATEWAY,
                    Fault.UNAVAILABLE,
                    Fault.HANG_UP,
                    Fault.RESET,
                    Fault.CUT_JSON,
                    Fault.EMPTY_BODY,
                    Fault.CUT_ANSWER,
                    Fault.FILTERED,
                    Fault.REFUSAL,
                    Fault.REFUSAL_IN_PROSE,
                    Fault.EMPTY_TEXT,
                    Fault.FENCED,
                    Fault.PROSE,
                    Fault.WRONG_SCHEMA,
                    Fault.MISSING_ITEM,
                    Fault.WRONG_NONCE,
                    Fault.SWAPPED);

    private PeerServer() {}

    /// Runs it.
    ///
    /// @param args log, mean latency in milliseconds, share of faults, seed
    /// @throws IOException when the input breaks or the log cannot be written
    public static void main(String[] args) throws IOException {
        var mean = Duration.ofMillis(Long.parseLong(args[1]));
        var behaviour =
                Behaviour.PLAIN
                        .with(PeerAnswers.ANSWERER)
                        .with(new Latency(mean, mean.dividedBy(4)))
                        .with(new FaultMix(Double.parseDouble(args[2]), FAULTS))
                        .withSeed(Long.parseLong(args[3]));
        try (var log = new FileModelLog(Path.of(args[0]), false);
                var server =
                        new FakeModelServer(
                                0, new FakeProvider(behaviour, InstantSource.system(), log))) {
            System.out.println(server.openAi());
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
        System.exit(0);
    }
}
