package dev.onggi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.run.ChildPath;
import dev.onggi.run.RunResult.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are killed or cancelled leave nothing wrong and nothing behind. `-Donggi.seed=N`
/// chooses other instants.
class InterruptedRunTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_260_305L);
    private static final String RULES = "strip-html, collapse-space, trim";

    /// Texts so long that this pattern overflows the stack.
    private static final String DEEP_RULE = "{regex: {pattern: \"(<|x|y)*z\", to: \"\"}}";

    @TempDir Path root;

    @Test
    void tenKillsLeaveNothingWrong() throws Exception {
        kills(10);
    }

    @Test
    void tenCancelledRunsLeaveNothingWrong() throws Exception {
        cancels(10);
    }

    @Test
    void aRuleThatOverflowsTheStackLosesNoRow() throws Exception {
        var workspace = InterruptedWorkspace.make(root, 100, DEEP_RULE, "xy".repeat(200_000));
        try (var onggi = InterruptedWorkspace.open(root)) {
            var result = InterruptedWorkspace.run(onggi, new Cancellation());
            assertThat(result.state()).isEqualTo(State.SUCCEEDED);
        }
        workspace.check("a deep rule");
    }

    @Test
    @Tag("slow")
    void aHundredInterruptedRunsLeaveNothingWrong() throws Exception {
        kills(60);
        cancels(40);
    }

    private void kills(int times) throws Exception {
        var random = new Random(SEED);
        var folder = root.resolve("killed");
        var workspace = InterruptedWorkspace.make(folder, 3000, RULES, "end");
        for (int n = 1; n <= times; n++) {
            int millis = random.nextInt(900);
            kill(folder, millis);
            workspace.recoverAndCheck("kill %d after %d ms, seed %d".formatted(n, millis, SEED));
        }
    }

    private static void kill(Path folder, int millis) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                List.of("-cp", ChildPath.get(), RunningProcess.class.getName(), folder.toString()));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("ready");
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void cancels(int times) throws Exception {
        var random = new Random(SEED);
        var folder = root.resolve("cancelled");
        var workspace = InterruptedWorkspace.make(folder, 3000, RULES, "end");
        var states = new ArrayList<State>();
        try (var timer = Executors.newSingleThreadScheduledExecutor();
                var onggi = InterruptedWorkspace.open(folder)) {
            for (int n = 1; n <= times; n++) {
                var stop = new Cancellation();
                var alarm =
                        timer.schedule(stop::cancel, random.nextInt(250), TimeUnit.MILLISECONDS);
                states.add(InterruptedWorkspace.run(onggi, stop).state());
                alarm.get();
            }
        }
        workspace.check(times + " cancels, seed " + SEED);
        assertThat(states).as("seed " + SEED).contains(State.CANCELLED);
    }
}
