package dev.onggi.bench.ask;

import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.Latency;
import java.io.IOException;
import java.time.Duration;

/// The server of [LoadBenchmark], in a process of its own: tells its address and lives until its
/// input ends.
public final class LoadServer {
    private LoadServer() {}

    /// Runs it.
    ///
    /// @param args none
    /// @throws IOException when the input breaks
    public static void main(String[] args) throws IOException {
        var slow = Behaviour.PLAIN.with(Latency.of(Duration.ofMillis(300)));
        try (var server = FakeModelServer.start(slow)) {
            System.out.println(server.openAi());
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }
}
