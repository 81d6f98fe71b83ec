package dev.onggi.notify;

import java.time.Duration;

/// How fast notices leave, and how long they are tried.
final class Pace {
    /// Later notices of a topic wait so long after the last message, and leave together.
    static final Duration WINDOW = Duration.ofMinutes(10);

    /// The time over which messages to a channel are counted; what is over the limit leaves, joined
    /// into one, when it has passed.
    static final Duration RATE_SPAN = Duration.ofMinutes(1);

    /// Messages to a channel within that time.
    static final int RATE = 5;

    /// Messages to a channel that are waiting for another try; while there are so many, new notices
    /// wait to be joined.
    static final int FAILING = 5;

    /// A message is tried no more when it is so old.
    static final Duration GIVE_UP = Duration.ofDays(1);

    /// A message that is being sent is tried by nobody else for so long.
    static final Duration LEASE = Duration.ofMinutes(1);

    /// What lies further ahead than anything waits for: the clock has been set back.
    static final Duration BEYOND = Duration.ofHours(2);

    /// What was delivered or given up is remembered for so long.
    static final Duration KEPT = Duration.ofDays(30);

    /// How often what is too old is forgotten.
    static final Duration RETENTION = Duration.ofHours(1);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private Pace() {}

    /// The wait after a failed try.
    ///
    /// @param attempts tries so far, at least 1
    static Duration afterFailure(int attempts) {
        var wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    /// The wait that the other side asked for, within limits.
    static Duration asked(Duration wait) {
        return wait.compareTo(LONGEST_ASKED) < 0 ? wait : LONGEST_ASKED;
    }

    /// The wait where only a person can help, which somebody may do at any time.
    static Duration untilMended() {
        return LONGEST;
    }
}
