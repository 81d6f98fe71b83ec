package dev.onggi.clean.ask;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The batches of a job that are on their way, each in one call, or in a second one too where the
/// first is slow to be answered. The first answer counts; the other is paid for all the same, and
/// nobody waits for it.
final class Flights {
    /// Is told how calls end.
    interface Ends {
        /// What becomes of the batch.
        void decided(Call call, Call.Ended ended);

        /// Another call decides about the batch, or has.
        void paid(Call call, Call.Ended ended);
    }

    private static final class Flight {
        private final Call first;
        private @Nullable Call second;
        private boolean hedged;
        private boolean decided;
        private int calls = 1;

        Flight(Call first) {
            this.first = first;
        }

        @Nullable Call other(Call call) {
            return call.equals(first) ? second : first;
        }
    }

    private final Desk desk;
    private final Job job;
    private final BooleanSupplier stopped;
    private final Ends ends;
    private final Set<Flight> undecided = new LinkedHashSet<>();
    private final Map<Call, CompletableFuture<Void>> late = new LinkedHashMap<>();

    /// @param stopped asked before anything is sent
    Flights(Desk desk, Job job, BooleanSupplier stopped, Ends ends) {
        this.desk = desk;
        this.job = job;
        this.stopped = stopped;
        this.ends = ends;
    }

    /// Sends a call for which place and money are taken.
    void send(Call call) {
        var flight = new Flight(call);
        undecided.add(flight);
        call.send(stopped, ended -> end(flight, call, ended));
    }

    /// Sends second calls where they are due.
    ///
    /// @return when the next one will be
    Optional<Instant> hedge(Instant now) {
        var next = Instant.MAX;
        for (var flight : List.copyOf(undecided)) {
            var due = flight.hedged ? Instant.MAX : hedging(flight.first).due(flight.first, now);
            if (due.isAfter(now)) {
                next = due.isBefore(next) ? due : next;
            } else {
                second(flight);
            }
        }
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
    }

    private void second(Flight flight) {
        var hedging = hedging(flight.first);
        var concurrency = flight.first.model().manners().concurrency();
        if (!flight.first.model().isUp() || !hedging.take()) {
            return;
        }
        if (!concurrency.enter()) {
            hedging.unsent();
            return;
        }
        flight.hedged = true;
        var call = flight.first.again();
        if (desk.budget().reserve(call.reserved(), job.limits()).isPresent()) {
            hedging.unsent();
            concurrency.left();
            return;
        }
        flight.second = call;
        flight.calls++;
        call.send(
                () -> flight.decided || stopped.getAsBoolean(), ended -> end(flight, call, ended));
    }

    private static Hedging hedging(Call call) {
        return call.model().manners().hedging();
    }

    private void end(Flight flight, Call call, Call.Ended ended) {
        flight.calls--;
        var unawaited = late.remove(call);
        boolean answered = ended instanceof Call.Read;
        if (flight.decided || (!answered && flight.calls > 0)) {
            ends.paid(call, ended);
            if (unawaited
                    != null) { // after its settling is in the journal, which may be closed now
                unawaited.complete(null);
            }
            return;
        }
        flight.decided = true;
        undecided.remove(flight);
        var other = flight.other(call);
        if (other != null && flight.calls > 0) {
            late.put(other, hedging(other).late());
            other.withdraw();
        }
        ends.decided(call, ended);
    }

    /// Calls that are sent and whose batch is decided.
    Stream<Call> late() {
        return late.keySet().stream().filter(Call::isSent);
    }
}
