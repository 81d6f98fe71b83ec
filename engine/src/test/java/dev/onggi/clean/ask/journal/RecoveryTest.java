package dev.onggi.clean.ask.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry.Kind;
import dev.onggi.clean.ask.journal.Entry.Packed;
import dev.onggi.clean.ask.journal.Entry.Settled;
import dev.onggi.clean.ask.journal.Entry.Submitted;
import dev.onggi.clean.ask.journal.Recovery.Paid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final Money CENT = Money.usd("0.01");

    private final List<Entry> written = new ArrayList<>();

    private static CallId id(int number) {
        return new CallId(0, number);
    }

    private Recovery recovered() {
        var recovery = new Recovery();
        written.forEach(recovery);
        return recovery;
    }

    @Test
    void findsCallsThatWereInFlight() {
        for (int i = 1; i <= 3; i++) {
            written.add(Entries.reserved(id(i)));
        }
        written.add(Entries.answered(id(1), CENT));
        written.add(Entries.failed(id(2), Kind.REFUSED, Money.ZERO));

        assertThat(recovered().lost()).containsExactly(Entries.reserved(id(3)));
    }

    @Test
    void aCallInABatchIsNotLost() {
        written.add(Entries.reserved(id(1)));
        written.add(new Submitted(id(1), Instant.EPOCH, "batch_1"));

        assertThat(recovered().lost()).isEmpty();
        assertThat(recovered().submitted()).containsEntry(Entries.reserved(id(1)), "batch_1");

        written.add(Entries.answered(id(1), CENT));
        assertThat(recovered().submitted()).isEmpty();
    }

    @Test
    void aCallThatMayBeInABatchIsNotLostEither() {
        var packed = new Packed(id(1), Instant.EPOCH, "onggi-1");
        written.add(Entries.reserved(id(1)));
        written.add(packed);

        assertThat(recovered().lost()).isEmpty();
        assertThat(recovered().packed()).containsEntry(Entries.reserved(id(1)), packed);
        assertThat(recovered().knows("batch_1")).isFalse();

        written.add(new Submitted(id(1), Instant.EPOCH, "batch_1"));
        assertThat(recovered().packed()).isEmpty();
        assertThat(recovered().knows("batch_1")).isTrue();
    }

    @Test
    void keepsPaidAnswersUntilTheyAreSettled() {
        written.add(Entries.reserved(id(1)));
        written.add(Entries.answered(id(1), CENT));
        var paid = new Paid(Entries.reserved(id(1)), Entries.answered(id(1), CENT));

        assertThat(recovered().unread()).containsExactly(paid);
        written.add(new Settled(id(1)));
        assertThat(recovered().unread()).isEmpty();

        var all = new ArrayList<Paid>();
        Recovery.answers(new MemoryJournal(written, Runnable::run), all::add);
        assertThat(all).as("for a cache that was thrown away").containsExactly(paid);
    }
}
