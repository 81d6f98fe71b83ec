package dev.onggi.notify;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.pipeline.Notification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One receiver of notices. Each address of a list is a channel of its own, so that one that
/// refuses holds up nobody else.
///
/// @param notifier such as `mail`
/// @param to an address, a channel's name or a URL, with `${env.NAME}` still in it; may be empty
/// @param connection a stored connection, or null
public record Channel(String notifier, String to, @Nullable String connection) {
    /// The receivers of a notification.
    ///
    /// @param notification as written
    /// @return one for each address
    static List<Channel> of(Notification notification) {
        var to = notification.to().isEmpty() ? List.of("") : notification.to();
        return to.stream()
                .distinct()
                .map(one -> new Channel(notification.channel(), one, notification.connection()))
                .toList();
    }

    /// The channel that was written by [#key].
    static Channel parse(String key) {
        try {
            var parts = JSON.std.listOfFrom(String.class, key);
            return new Channel(parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What identifies the channel in the store.
    String key() {
        var parts = new ArrayList<String>(List.of(notifier, to));
        if (connection != null) {
            parts.add(connection);
        }
        try {
            return JSON.std.asString(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The channel as people want to read it. Of a URL only the host is shown, for the rest may be
    /// a secret.
    @Override
    public String toString() {
        return (notifier + " " + (to.contains("://") ? host() : to)).strip();
    }

    private String host() {
        try {
            return String.valueOf(URI.create(to.strip()).getHost());
        } catch (IllegalArgumentException e) {
            return to.substring(0, to.indexOf("://"));
        }
    }
}
