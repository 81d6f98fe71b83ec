package dev.onggi.testkit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = VirtualTime.at("2026-01-01T00:00:00Z");
    private final List<String> told = new ArrayList<>();

    private void tell(String what) {
        told.add(
                what
                        + "@"
                        + Duration.between(Instant.parse("2026-01-01T00:00:00Z"), time.instant())
                                .toMillis());
    }

    private void after(int millis, Runnable task) {
        var _ = time.schedule(task, millis, MILLISECONDS);
    }

    @Test
    void runsByTimeAndThoseOfOneInstantInTheOrderHandedOver() {
        after(20, () -> tell("late"));
        after(10, () -> tell("first"));
        after(10, () -> tell("second"));
        time.execute(() -> tell("now"));

        assertThat(told).as("nothing runs by itself").isEmpty();
        assertThat(time.run()).isEqualTo(4);
        assertThat(told).containsExactly("now@0", "first@10", "second@10", "late@20");
    }

    @Test
    void anHourTakesNoTime() {
        time.execute(() -> {
            tell("start");
            after(3_600_000, () -> tell("end"));
        });

        time.run();

        assertThat(told).containsExactly("start@0", "end@3600000");
    }

    @Test
    void stopsWithinATimeAndLeavesTheRest() {
        var _ = time.scheduleAtFixedRate(() -> tell("tick"), 0, 10, MILLISECONDS);

        assertThat(time.runFor(Duration.ofMillis(25))).isEqualTo(3);
        assertThat(time.instant()).isEqualTo("2026-01-01T00:00:00.025Z");
        time.runFor(Duration.ofMillis(10));

        assertThat(told).containsExactly("tick@0", "tick@10", "tick@20", "tick@30");
    }

    @Test
    void aCancelledTaskNeitherRunsNorMovesTheClock() {
        var timer = time.schedule(() -> tell("never"), 10, MILLISECONDS);
        timer.cancel(false);

        assertThat(time.run()).isZero();
        assertThat(time.instant()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void nothingWaits() throws Exception {
        var timer = time.schedule(() -> "done", 10, MILLISECONDS);

        assertThatIllegalStateException().isThrownBy(timer::get);
        time.run();
        assertThat(timer.get()).isEqualTo("done");
    }

    @Test
    void anExceptionOfAPlainTaskEndsTheRun() {
        time.execute(() -> {
            throw new IllegalArgumentException("broken");
        });
        time.execute(() -> tell("next"));

        assertThatThrownBy(time::run).hasMessage("broken");
        time.run();
        assertThat(told).containsExactly("next@0");
    }

    @Test
    void completionStagesRunOnIt() {
        var _ = CompletableFuture.supplyAsync(() -> "a", time).thenAcceptAsync(this::tell, time);

        time.run();

        assertThat(told).containsExactly("a@0");
    }

    @Test
    void takesNothingAfterItWasShutDown() throws Exception {
        after(10, () -> tell("left"));
        time.shutdown();

        assertThatThrownBy(() -> time.execute(() -> tell("new")))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(time.isTerminated()).isFalse();
        assertThat(time.awaitTermination(1, SECONDS)).isTrue();
        assertThat(told).containsExactly("left@10");
    }
}
