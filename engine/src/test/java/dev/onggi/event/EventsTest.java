package dev.onggi.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.event.Event.DiskLow;
import dev.onggi.event.Event.RunStarted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventsTest {
    private static final Instant AT = Instant.parse("2026-03-01T21:00:00Z");
    private final Events events = new Events();

    private static Event passing(int n) {
        return new RunStarted(AT, new RunRef("r" + n, "p", Map.of()));
    }

    private static Event lasting(int n) {
        return new DiskLow(AT, "data", n, 100);
    }

    @Test
    void everyFollowerIsToldInOrder() throws InterruptedException {
        var one = new CopyOnWriteArrayList<Event>();
        var other = new CopyOnWriteArrayList<Event>();
        var done = new CountDownLatch(200);
        try (var _ = events.subscribe(event -> note(one, event, done));
                var _ = events.subscribe(event -> note(other, event, done))) {
            for (int n = 0; n < 100; n++) {
                events.publish(lasting(n));
            }
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(one).isEqualTo(other).hasSize(100).startsWith(lasting(0), lasting(1));
    }

    private static void note(List<Event> told, Event event, CountDownLatch done) {
        told.add(event);
        done.countDown();
    }

    @Test
    void aFollowerThatHangsHoldsNobodyUpAndLosesProgressFirst() throws InterruptedException {
        var stuck = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        var told = new CopyOnWriteArrayList<Event>();
        var done = new CountDownLatch(21);
        var slow =
                events.subscribe(
                        event -> {
                            reached.countDown();
                            await(stuck);
                            note(told, event, done);
                        },
                        10);
        try (slow) {
            events.publish(passing(-1));
            assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
            for (int n = 0; n < 100; n++) {
                events.publish(passing(n));
            }
            for (int n = 0; n < 100; n++) {
                events.publish(lasting(n));
            }
            assertThat(slow.lost()).isEqualTo(90 + 90);
            stuck.countDown();
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(told).filteredOn(event -> !event.passing()).hasSize(10);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatAFollowerThrowsEndsNeitherItNorThePublisher() throws InterruptedException {
        var told = new CopyOnWriteArrayList<Event>();
        var done = new CountDownLatch(2);
        try (var _ =
                events.subscribe(event -> {
                    note(told, event, done);
                    throw new IllegalStateException("wanted by the test");
                })) {
            events.publish(lasting(1));
            events.publish(lasting(2));
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(told).hasSize(2);
    }

    @Test
    void nobodyIsToldAfterTheSubscriptionEnded() throws InterruptedException {
        var told = new CopyOnWriteArrayList<Event>();
        events.subscribe(told::add).close();
        var done = new CountDownLatch(1);
        try (var _ = events.subscribe(_ -> done.countDown())) {
            events.publish(lasting(1));
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(told).isEmpty();
    }
}
