package dev.onggi.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The threads of a worker. Each has a place of a lane, and goes on with the next step of that lane
/// as long as there is one.
final class Hands implements AutoCloseable {
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().name("onggi-step-", 1).daemon().factory());
    private final EnumMap<Lane, Integer> free = new EnumMap<>(Lane.class);
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private final Turn turn;
    private final Runnable placed;

    /// Brings a step that was taken to the end of its turn.
    @FunctionalInterface
    interface Turn {
        /// @return the next one, which was taken with the end of this one
        Optional<Lease> take(Lease lease, Lane lane);
    }

    /// @param places by lane
    /// @param placed called when one is free again
    Hands(Map<Lane, Integer> places, Turn turn, Runnable placed) {
        free.putAll(places);
        this.turn = turn;
        this.placed = placed;
    }

    /// The places that are free, by lane.
    Map<Lane, Integer> free() {
        synchronized (free) {
            return new EnumMap<>(free);
        }
    }

    /// Whether a place of a lane is free.
    boolean free(Lane lane) {
        return free().getOrDefault(lane, 0) > 0;
    }

    /// What is in hand.
    Set<Lease> held() {
        return held;
    }

    /// Begins to work on a step.
    void begin(Lease lease, Lane lane) {
        move(lane, -1);
        held.add(lease);
        try {
            threads.execute(() -> {
                try {
                    work(lease, lane);
                } finally {
                    move(lane, 1);
                    placed.run();
                }
            });
        } catch (RuntimeException | Error e) { // such as no more threads
            held.remove(lease);
            move(lane, 1);
            throw e;
        }
    }

    private void work(Lease first, Lane lane) {
        var lease = Optional.of(first);
        while (lease.isPresent()) {
            var one = lease.get();
            try {
                lease = turn.take(one, lane);
            } finally {
                held.remove(one);
            }
        }
    }

    private void move(Lane lane, int places) {
        synchronized (free) {
            free.merge(lane, places, Integer::sum);
        }
    }

    /// Waits until nobody works any more.
    @Override
    public void close() {
        threads.close();
    }
}
