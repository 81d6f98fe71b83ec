package dev.onggi.run;

import static dev.onggi.run.RunFixture.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Problem;
import dev.onggi.spi.Failure;
import dev.onggi.step.StepOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A runner with a source `collect/n` of ten rows, a sink `save` and a step `fail`.
@Timeout(value = 30, unit = TimeUnit.SECONDS)
abstract class RunCase {
    static final StepOutcome NOTHING =
            StepOutcome.of(null, new StepOutcome.Ledger(0, 0, 0, 0), Map.of());

    @TempDir Path root;
    RunFixture world;

    @BeforeEach
    void open() throws IOException {
        world = fixture();
        world.source("collect/n", numbers(10));
        world.reader("save", context -> NOTHING);
        world.source(
                "fail",
                context -> {
                    throw Failure.data("row 3 is broken", "mend it");
                });
    }

    RunFixture fixture() throws IOException {
        return new RunFixture(root);
    }

    @AfterEach
    void close() throws IOException {
        world.close();
        assertThat(world.workspace.state().resolve("staged").toFile().list()).isNullOrEmpty();
    }

    static List<String> states(RunResult result) {
        return result.steps().stream().map(s -> s.name() + " " + s.state()).toList();
    }

    static Problem only(RunResult result, int step) {
        assertThat(result.steps().get(step).problems()).hasSize(1);
        return result.steps().get(step).problems().getFirst();
    }
}
