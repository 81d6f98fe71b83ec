package dev.onggi.store;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Wakes those who wait for something to be written, in this process and in all others that use the
/// same database. A wake says that something may have changed, not what: several signals may come
/// as one, and one may come for nothing.
public final class Wakes {
    private static final int LONGEST = 200;

    private final Relay relay;
    private final Consumer<String> signal;
    private final ConcurrentHashMap<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private @Nullable Thread thread;

    /// A listener that is told until it is closed.
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    Wakes(Relay relay, Consumer<String> signal) {
        this.relay = relay;
        this.signal = signal;
    }

    /// Wakes the listeners of a topic: inside of a transaction once it is committed, and not at all
    /// where it is not; elsewhere at once.
    ///
    /// @param topic at most 200 characters
    public void signal(String topic) {
        if (topic.length() > LONGEST) {
            throw new IllegalArgumentException("a topic of " + topic.length() + " characters");
        }
        signal.accept(topic);
    }

    /// Listens to a topic.
    ///
    /// @param topic the topic
    /// @param listener called on a thread of its own kind, one at a time; it must be short
    /// @return ends the listening when closed
    public Listening listen(String topic, Runnable listener) {
        listeners.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(listener);
        start();
        return () ->
                listeners.computeIfPresent(
                        topic,
                        (t, all) -> {
                            all.remove(listener);
                            return all.isEmpty() ? null : all;
                        });
    }

    private synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("onggi-wakes").start(this::dispatch);
            relay.receive(this::wake, this::wakeAll);
        }
    }

    /// Tells everybody about what was committed.
    void announce(Set<String> topics) {
        if (!topics.isEmpty()) {
            topics.forEach(this::wake);
            relay.send(topics);
        }
    }

    private void wake(String topic) {
        if (listeners.containsKey(topic) && waiting.add(topic)) {
            queue.add(topic);
        }
    }

    private void wakeAll() {
        listeners.keySet().forEach(this::wake);
    }

    private void dispatch() {
        try {
            while (true) {
                var topic = queue.take();
                // before the listeners run: a signal that comes meanwhile makes them run again
                waiting.remove(topic);
                listeners.getOrDefault(topic, List.of()).forEach(Wakes::run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Wakes.class).error("a listener failed", e);
        }
    }

    synchronized void close() {
        relay.close();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
