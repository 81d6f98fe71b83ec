package dev.onggi.pipeline;

import dev.onggi.problem.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is told of what.
///
/// @param channel by what: `mail`, `slack`, `webhook`, or the name of another notifier
/// @param to addresses, a channel's name or a URL; `${env.NAME}` and parameters may still stand in
///   them
/// @param connection a stored connection to send by, or null
/// @param events what is told
/// @param place where it was written
public record Notification(
        String channel,
        List<String> to,
        @Nullable String connection,
        Set<Event> events,
        Place place) {
    /// Mail.
    public static final String MAIL = "mail";

    /// Slack.
    public static final String SLACK = "slack";

    /// A call of a URL.
    public static final String WEBHOOK = "webhook";

    /// What may be told.
    public enum Event {
        /// A run succeeded.
        SUCCEEDED,
        /// A run failed.
        FAILED,
        /// A check stopped a run.
        GATE,
        /// A check warned, and the run went on.
        WARNING,
        /// A run takes longer than expected, or did not end by the time it must.
        LATE,
        /// A pipeline succeeded that had failed before.
        RECOVERED,
        /// A share of a budget is spent.
        BUDGET,
        /// A disk is nearly full.
        DISK,
        /// The scheduler has not shown that it lives.
        SCHEDULER;

        /// What a pipeline or step may tell.
        static final Set<Event> OF_PIPELINES = EnumSet.range(SUCCEEDED, BUDGET);

        /// What a pipeline or step tells by itself.
        static final Set<Event> USUAL = EnumSet.of(FAILED, GATE, RECOVERED);

        /// What a workspace tells by itself.
        static final Set<Event> USUAL_OF_WORKSPACE =
                EnumSet.of(FAILED, GATE, RECOVERED, BUDGET, DISK, SCHEDULER);

        /// The word of the language.
        ///
        /// @return lower case
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
