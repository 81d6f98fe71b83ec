package dev.onggi.event;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Carries events from who tells them to who wants to know, within one process. Safe for use by
/// several threads.
///
/// Nobody waits for anybody: each subscription has a queue and a thread of its own. Who must not
/// miss an event keeps it where it is told, in the same transaction, rather than here.
public final class Events {
    private final CopyOnWriteArrayList<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /// Tells an event. Never waits and never throws.
    ///
    /// @param event what happened
    public void publish(Event event) {
        subscriptions.forEach(subscription -> subscription.offer(event));
    }

    /// Follows the events that are told from now on, in the order in which each thread tells them.
    /// What the follower throws ends nothing.
    ///
    /// @param follower called on a thread of its own
    /// @return ends when closed
    public Subscription subscribe(Consumer<Event> follower) {
        return subscribe(follower, Subscription.USUAL);
    }

    /// Follows with a queue of one's own length.
    Subscription subscribe(Consumer<Event> follower, int length) {
        var subscription = new Subscription(follower, length, subscriptions::remove);
        subscriptions.add(subscription);
        subscription.start();
        return subscription;
    }
}
