package dev.onggi.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is told of what.
///
/// @param channel by what
/// @param to addresses, a channel's name or a URL; `${env.NAME}` and parameters may still stand in
///   them
/// @param connection a stored connection to send by, or null
/// @param events what is told
public record Notification(
        Channel channel, List<String> to, @Nullable String connection, Set<Event> events) {
    /// By what somebody is told.
    public enum Channel {
        /// Mail.
        MAIL,
        /// A channel of Slack.
        SLACK,
        /// A call of a URL.
        WEBHOOK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What may be told.
    public enum Event {
        /// A run succeeded.
        SUCCEEDED,
        /// A run failed.
        FAILED,
        /// A check stopped a run.
        GATE,
        /// A run did not end by the time it must.
        LATE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
