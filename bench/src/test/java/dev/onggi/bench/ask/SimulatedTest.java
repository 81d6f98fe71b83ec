package dev.onggi.bench.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedTest {
    private static final int ROWS = 1_000_000;

    /// Waits for the last faults, which do not shrink with the table.
    private static final Duration TAIL = Duration.ofMinutes(2);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05})
    void aTwentiethOfAMillionRowsKeepsItsBounds(double faults) {
        keepsItsBounds(20, faults);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05})
    void aMillionRowsKeepTheirBounds(double faults) {
        keepsItsBounds(1, faults);
    }

    private void keepsItsBounds(int part, double faults) {
        var simulated = new Simulated(ROWS / part, ROWS / 4 / part, faults, 1);
        var first = simulated.run(folder);
        assertThat(first.right()).isEqualTo(simulated.distinct());
        assertThat(first.rejected()).isZero();
        assertThat(first.requests()).isLessThanOrEqualTo((faults == 0 ? 15_000 : 18_000) / part);
        assertThat(first.time()).isLessThan(Duration.ofMinutes(30).dividedBy(part).plus(TAIL));
        // the calls in flight grow with the first answers, which counts in a short run only
        assertThat(first.utilisation()).isGreaterThan(part == 1 ? 0.95 : 0.9);
        var second = simulated.run(folder);
        assertThat(second.requests()).isZero();
        assertThat(second.right()).isEqualTo(simulated.distinct());
    }
}
