package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.clean.ask.Greeting.Greeted;
import dev.onggi.clean.ask.budget.Budget;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.budget.Scope;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.MemoryJournal;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.clean.ask.rate.Pace;
import dev.onggi.clean.ask.rate.Rate;
import dev.onggi.spi.ModelReply;
import dev.onggi.testkit.model.Behaviour;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class GreetingTest {
    private final AskWorld world = new AskWorld(7);
    private final List<Entry> entries = new ArrayList<>();

    private CompletableFuture<Greeted> ask() {
        return new Greeting(world.desk(), "doctor_1").ask(world.models.getFirst());
    }

    private Greeted greet() {
        var greeted = ask();
        world.time.run();
        return greeted.join();
    }

    private void model() {
        world.journal = new MemoryJournal(entries, world.time);
        world.model(Behaviour.PLAIN);
    }

    @Test
    void is_set_aside_and_journalled_before_and_after_like_any_paid_call() {
        model();

        var greeted = greet();

        assertThat(greeted.reply()).isInstanceOf(ModelReply.Answered.class);
        assertThat(entries)
                .hasExactlyElementsOfTypes(
                        Entry.Reserved.class, Entry.Answered.class, Entry.Settled.class);
        var answered = (Entry.Answered) entries.get(1);
        var spent = world.budget.standing("doctor_1", Limits.NONE, world.time.instant());
        assertThat(answered.cost().micros()).isPositive();
        assertThat(spent)
                .filteredOn(allowance -> allowance.scope() == Scope.DAY)
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.usd()).isEqualTo(answered.cost());
                    assertThat(day.requests()).isEqualTo(1);
                });
    }

    @Test
    void leaves_nothing_for_the_next_start_to_read() {
        model();
        greet();

        var recovery = new Recovery();
        entries.forEach(recovery);

        assertThat(recovery.lost()).isEmpty();
        assertThat(recovery.unread()).isEmpty();
    }

    @Test
    void costs_nothing_where_nobody_is_there() {
        model();
        world.refusing.add(0);

        var greeted = greet();

        assertThat(greeted.reply()).isInstanceOf(ModelReply.Rejected.class);
        assertThat(entries)
                .last()
                .isInstanceOfSatisfying(
                        Entry.Failed.class,
                        failed -> {
                            assertThat(failed.kind()).isEqualTo(Entry.Kind.UNSENT);
                            assertThat(failed.charged().micros()).isZero();
                        });
    }

    @Test
    void waits_for_its_time_like_any_call() {
        world.pace = new Pace(new Rate(1, Duration.ofSeconds(10)), null, null);
        model();
        var first = ask();
        var second = ask();

        world.time.run();

        assertThat(List.of(first, second)).allMatch(CompletableFuture::isDone);
        assertThat(world.log).hasSize(2);
        assertThat(Duration.between(world.log.get(0).at(), world.log.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void is_not_sent_where_the_money_is_spent() {
        var limits = new Limits(null, 0L);
        var broke =
                new Desk(
                        world.time,
                        world.time,
                        new MemoryJournal(entries, world.time),
                        new Budget(limits, Limits.NONE, ZoneOffset.UTC),
                        world.desk().shelf(),
                        world.desk().random());
        world.model(Behaviour.PLAIN);

        var greeted = new Greeting(broke, "doctor_1").ask(world.models.getFirst());
        world.time.run();

        assertThatThrownBy(greeted::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("ONGGI-15");
        assertThat(entries).isEmpty();
        assertThat(world.log).isEmpty();
    }
}
