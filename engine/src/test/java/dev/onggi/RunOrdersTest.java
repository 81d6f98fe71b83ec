package dev.onggi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Cancellation;
import dev.onggi.run.RetryRequest;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunRepository;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunResult.State;
import dev.onggi.run.StepState;
import dev.onggi.step.StepOutcome;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Orders to a run of the past, with and without a process that serves.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunOrdersTest {
    @TempDir Path root;
    private String run = "";

    @BeforeEach
    void aRunThatFailed() throws IOException {
        Files.writeString(root.resolve("onggi.yaml"), "timezone: UTC\n");
        Files.createDirectories(root.resolve("pipelines"));
        Files.writeString(
                root.resolve("pipelines/p.yaml"),
                """
                name: p
                steps:
                  a: {uses: collect/file, path: a.csv}
                  b: {uses: collect/file, path: b.csv}
                """);
        Files.writeString(root.resolve("a.csv"), "n\n1\n");
        try (var onggi = open()) {
            run = onggi.run("p", RunRequest.NOW, new RunListener() {}, new Cancellation()).id();
        }
        Files.writeString(root.resolve("b.csv"), "n\n1\n2\n");
    }

    private Onggi open() {
        return Onggi.open(Workspaces.open(root, null, Map.of()), InstantSource.system());
    }

    private Serving serving(Onggi owner) {
        return owner.serve(new Serving.Options(Set.of(), true, event -> {}));
    }

    private RunRepository recorded(Onggi onggi) {
        return new RunRepository(Objects.requireNonNull(onggi.metadata()));
    }

    @Test
    void theProcessThatServesRepeatsTheRunAndIsFollowed() {
        var told = new ArrayList<String>();
        var listener =
                new RunListener() {
                    @Override
                    public void finished(String step, StepOutcome outcome, Duration took) {
                        told.add(step);
                    }
                };
        try (var owner = open();
                var serving = serving(owner);
                var visitor = open()) {
            visitor.metadata();
            var plan = visitor.orders().plan(run, RetryRequest.UNDONE);
            assertThat(plan.repeated()).containsExactly("b");
            var result = visitor.orders().again(plan, listener, new Cancellation());
            assertThat(result.state()).isEqualTo(State.SUCCEEDED);
            assertThat(told).containsExactly("b");
            assertThat(serving).isNotNull();
        }
    }

    @Test
    void theProcessThatServesMarksAndNotes() {
        try (var owner = open();
                var serving = serving(owner);
                var visitor = open()) {
            visitor.orders().mark(run, "b", StepState.SUCCEEDED, "mina");
            visitor.orders().note(run, "as agreed");
            assertThat(recorded(visitor).find(run).orElseThrow().state()).isEqualTo("succeeded");
            assertThat(recorded(visitor).note(run)).isEqualTo("as agreed");
            assertThatThrownBy(() -> visitor.orders().mark(run, "x", StepState.FAILED, "mina"))
                    .hasMessageContaining("x");
            assertThat(serving).isNotNull();
        }
    }

    @Test
    void whereNobodyServesItIsDoneHere() {
        try (var onggi = open()) {
            onggi.orders().note(run, "as agreed");
            assertThat(recorded(onggi).note(run)).isEqualTo("as agreed");
            var plan = onggi.orders().plan(run, RetryRequest.UNDONE);
            var result = onggi.orders().again(plan, new RunListener() {}, new Cancellation());
            assertThat(result.state()).isEqualTo(State.SUCCEEDED);
        }
    }

    @Test
    void whatIsAskedComesThroughTheDoorAsItWas() {
        for (var request :
                List.of(
                        RetryRequest.UNDONE,
                        new RetryRequest(
                                "a",
                                Set.of(StepState.FAILED, StepState.SKIPPED),
                                true,
                                new BigDecimal("1.50")))) {
            assertThat(RetryArguments.read(RetryArguments.written("r", request)))
                    .isEqualTo(request);
        }
    }
}
