package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.clean.ask.rate.Pace;
import dev.onggi.clean.ask.rate.Rate;
import dev.onggi.clean.ask.rate.RateLimit;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.Latency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecentCallsTest {
    private static final Behaviour SLOW =
            Behaviour.PLAIN.with(new Latency(Duration.ofSeconds(3), Duration.ofSeconds(1)));

    private final AskWorld world = new AskWorld(1).model(SLOW);

    private RecentCalls recent() {
        var recent = new RecentCalls();
        world.journal.replay(recent);
        return recent;
    }

    @Test
    void whatWasAnsweredCountsFromWhenItWasSent() {
        world.ask(2000);
        var arrivals = world.provider().arrivals();
        assertThat(recent().before(world.time.instant()))
                .extracting(call -> call.at().toEpochMilli())
                .containsExactlyElementsOf(
                        Arrays.stream(arrivals).mapToObj(at -> at / 1000).toList());
        assertThat(recent().before(world.time.instant().plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void whatWasNotSentDoesNotCount() {
        world.refusing.add(0);
        world.ask(10);
        assertThat(recent().before(world.time.instant())).isEmpty();
    }

    @Test
    void callsOfALostProcessCountAsSentJustNow() {
        var recent = new RecentCalls();
        var open = new Recovery();
        world.start(AskWorld.texts(2000));
        world.time.runFor(Duration.ofSeconds(1));
        world.journal.replay(recent);
        world.journal.replay(open);
        new Leftovers(world.journal, recent).close(open, world.time.instant());
        assertThat(recent.before(world.time.instant()))
                .isNotEmpty()
                .hasSize(open.lost().size())
                .allSatisfy(call -> assertThat(call.at()).isEqualTo(world.time.instant()));
    }

    @Test
    void aSecondProcessKeepsToTheWindowOfTheFirst() {
        var pace = new Pace(new Rate(10, Duration.ofSeconds(1)), null, null);
        world.ask(200);
        var sent = new ArrayList<Instant>();
        var limit = new RateLimit(pace);
        var last = recent().before(world.time.instant());
        last.forEach(call -> {
            limit.sent(call.at(), call.tokens());
            sent.add(call.at());
        });
        for (int i = 0; i < 30; i++) {
            sent.add(limit.reserve(last.getFirst().at(), new Tokens(1, 1)).at());
        }
        for (int i = 10; i < sent.size(); i++) {
            assertThat(Duration.between(sent.get(i - 10), sent.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }
}
