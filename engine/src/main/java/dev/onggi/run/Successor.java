package dev.onggi.run;

import dev.onggi.run.TaskRepository.Wanted;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The step that a worker goes on with at the place of one that has ended, taken in the transaction
/// that ends it.
final class Successor {
    private final Lane lane;
    private final Supplier<Optional<Wanted>> wanted;
    private final Set<Lease> held;
    private @Nullable Lease taken;
    private boolean kept;

    /// @param lane of the place
    /// @param wanted what the worker can take, or empty where it takes none by itself now
    /// @param held what the worker has in hand; the step is among it before others can see that it
    ///   was taken
    Successor(Lane lane, Supplier<Optional<Wanted>> wanted, Set<Lease> held) {
        this.lane = lane;
        this.wanted = wanted;
        this.held = held;
    }

    /// Takes the step; where the transaction is tried again, in place of the one before.
    Optional<Lease> take(LeaseRepository leases) {
        drop();
        var next = wanted.get().flatMap(one -> leases.next(one, lane));
        next.ifPresent(lease -> {
            held.add(lease);
            taken = lease;
        });
        return next;
    }

    /// The transaction has been committed.
    void keep() {
        kept = true;
    }

    private void drop() {
        if (taken != null) {
            held.remove(taken);
            taken = null;
        }
    }

    /// What was taken; where nobody said that it is on the disk it is no more in hand.
    Optional<Lease> taken() {
        if (!kept) {
            drop();
        }
        return Optional.ofNullable(taken);
    }
}
