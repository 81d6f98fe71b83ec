package dev.onggi.testkit;

import dev.onggi.spi.Notifier;
import dev.onggi.spi.Setting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A channel that keeps what it is told, and fails as a test wants it to. Safe for use by several
/// threads.
public final class FakeNotifier implements Notifier {
    private final List<Sent> sent = new ArrayList<>();
    private final ArrayDeque<Throwable> faults = new ArrayDeque<>();
    private @Nullable Exception always;

    /// A message that was taken.
    ///
    /// @param to whom it was sent to
    /// @param message what it says
    public record Sent(String to, Message message) {}

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public synchronized void send(Message message, Target target) throws Exception {
        var fault = faults.poll();
        if (fault instanceof Error error) {
            sent.add(new Sent(target.to(), message));
            throw error;
        }
        if (fault instanceof Exception exception) {
            throw exception;
        }
        if (always != null) {
            throw always;
        }
        sent.add(new Sent(target.to(), message));
    }

    /// Fails the next call. An exception means that the message was not taken, an error that this
    /// side died after it was.
    ///
    /// @param fault thrown once
    public synchronized void failNext(Throwable fault) {
        faults.add(fault);
    }

    /// Fails every call, or none any more.
    ///
    /// @param exception thrown by each call, or null
    public synchronized void failAlways(@Nullable Exception exception) {
        always = exception;
    }

    /// What was taken.
    ///
    /// @return in order
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /// The titles of what was taken.
    ///
    /// @return in order
    public List<String> titles() {
        return sent().stream().map(each -> each.message().title()).toList();
    }
}
