package dev.onggi.store;

import java.util.Set;
import java.util.function.Consumer;

/// Carries signals between processes.
interface Relay extends AutoCloseable {
    /// For a database that only one process writes.
    Relay NONE =
            new Relay() {
                @Override
                public void send(Set<String> topics) {}

                @Override
                public void receive(Consumer<String> topic, Runnable everything) {}

                @Override
                public void close() {}
            };

    /// Tells the other processes, soon.
    void send(Set<String> topics);

    /// Begins to listen to the other processes.
    ///
    /// @param topic takes what one of them signalled
    /// @param everything called where signals may have been missed
    void receive(Consumer<String> topic, Runnable everything);

    @Override
    void close();
}
