package dev.onggi.testkit.model;

import dev.onggi.spi.ModelReply.Finish;
import dev.onggi.spi.ModelReply.Usage;
import dev.onggi.spi.ModelRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a provider decided about one question.
///
/// @param number of the question
/// @param request what was asked
/// @param fault what goes wrong, or null
/// @param text what the model says
/// @param usage what it is charged for
/// @param timing when it answers
record Verdict(
        long number,
        ModelRequest request,
        @Nullable Fault fault,
        String text,
        Usage usage,
        Timing timing) {
    /// When a provider answers.
    ///
    /// @param latency of the answer
    /// @param pause asked of the client before it comes again
    record Timing(Duration latency, Duration pause) {}

    Finish finish() {
        return fault == null ? Finish.STOP : Spoiler.finish(fault);
    }

    /// Whether something of that kind goes wrong.
    boolean is(Fault kind) {
        return fault == kind;
    }
}
