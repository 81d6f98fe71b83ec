package dev.onggi.run;

import java.time.Instant;

/// A bound of a time that the store has written.
///
/// @param of which time
/// @param how the time stands to the bound
/// @param at the bound
public record Span(Time of, How how, Instant at) {
    /// A time of a run or of a step.
    public enum Time {
        /// When it began.
        STARTED("started_at"),
        /// When it ended.
        ENDED("ended_at"),
        /// The end of the interval of its run, the run's logical date.
        LOGICAL("interval_end");

        private final String column;

        Time(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /// How a time stands to a bound.
    public enum How {
        /// At it or behind it.
        FROM(">="),
        /// Behind it.
        AFTER(">"),
        /// At it or before it.
        TO("<="),
        /// Before it.
        BEFORE("<");

        private final String sign;

        How(String sign) {
            this.sign = sign;
        }
    }

    /// The condition in a statement; without its `Z` a time sorts before its fractions.
    String condition(String table, String parameter) {
        return "rtrim(" + table + "." + of.column() + ", 'Z') " + how.sign + " :" + parameter;
    }

    String text() {
        var text = at.toString();
        return text.substring(0, text.length() - 1);
    }
}
