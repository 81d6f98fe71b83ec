package dev.onggi.clean.ask.journal;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.call.Usage;
import dev.onggi.spi.ModelReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that happened to a call.
public sealed interface Entry {
    /// The call it happened to.
    ///
    /// @return its id
    CallId call();

    /// Money is set aside, and the call may be sent.
    ///
    /// @param call its id
    /// @param at when it is sent; the day and month that pay for it
    /// @param origin on whose behalf
    /// @param target who is asked
    /// @param worst the most it can cost
    /// @param asked what it asks, and whether another call asks the same
    record Reserved(CallId call, Instant at, Origin origin, Target target, Worst worst, Asked asked)
            implements Entry {}

    /// The call is about to be handed over in a provider's batch. Whether the provider took it is
    /// not known until it is [Submitted]. The first one of a call stands before its [Reserved].
    ///
    /// @param call its id
    /// @param at when
    /// @param name of the batch, by which it can be found again
    record Packed(CallId call, Instant at, String name) implements Entry {}

    /// The call lies in a provider's batch, which goes on without us.
    ///
    /// @param call its id
    /// @param at when the provider took it
    /// @param batch the provider's id of the batch
    record Submitted(CallId call, Instant at, String batch) implements Entry {}

    /// The provider answered, well or not, and is paid.
    ///
    /// @param call its id
    /// @param at when the answer had arrived
    /// @param reply what came back
    /// @param usage how much it was
    /// @param cost what that costs
    /// @param latency from sending to the last byte
    record Answered(CallId call, Instant at, Reply reply, Usage usage, Money cost, Duration latency)
            implements Entry {}

    /// There will be no answer.
    ///
    /// @param call its id
    /// @param at when that was clear
    /// @param kind how far it got
    /// @param message why, for people
    /// @param charged nothing, or the worst where the provider may have worked
    record Failed(CallId call, Instant at, Kind kind, String message, Money charged)
            implements Entry {}

    /// What the answer gave is in the cache; nobody has to read it again.
    ///
    /// @param call its id
    record Settled(CallId call) implements Entry {}

    /// On whose behalf a call is made.
    ///
    /// @param run the run's id
    /// @param pipeline its name
    /// @param step its name
    record Origin(String run, String pipeline, String step) {}

    /// Who is asked.
    ///
    /// @param endpoint the address, or the name of the connection; never a key
    /// @param model the model's name there
    record Target(String endpoint, String model) {}

    /// The most that a call can cost.
    ///
    /// @param cost in money
    /// @param tokens in tokens
    record Worst(Money cost, Tokens tokens) {}

    /// What a call asks, enough to read its answer in another process.
    ///
    /// @param prompt the version of prompt, schema and parameters
    /// @param nonce what sets the items apart from the instructions
    /// @param items the values, by the ids that the model sees
    /// @param hedges the call that asks the same and is slow to be answered, or null
    record Asked(String prompt, String nonce, List<Item> items, @Nullable CallId hedges) {
        /// What a call asks that is the only one to ask it.
        ///
        /// @param prompt the version of prompt, schema and parameters
        /// @param nonce what sets the items apart from the instructions
        /// @param items the values, by the ids that the model sees
        public Asked(String prompt, String nonce, List<Item> items) {
            this(prompt, nonce, items, null);
        }

        /// The same about fewer values.
        ///
        /// @param fewer some of the items
        /// @return a copy
        public Asked only(List<Item> fewer) {
            return new Asked(prompt, nonce, fewer, hedges);
        }
    }

    /// One value of a call.
    ///
    /// @param id random and short
    /// @param key what is asked about it
    record Item(String id, ContentKey key) {}

    /// What a provider sent back.
    ///
    /// @param text the raw answer
    /// @param finish why it ended, in the provider's word
    /// @param model the model that answered
    /// @param request the provider's id of the request; empty where it gave none
    record Reply(String text, String finish, String model, String request) {
        /// What came back, as a client told it.
        ///
        /// @param answer well or not
        /// @return the reply
        public static Reply of(ModelReply.Answered answer) {
            return new Reply(
                    answer.text(),
                    answer.finish().name(),
                    answer.model(),
                    answer.requestId().orElse(""));
        }
    }

    /// How far a call without an answer got.
    enum Kind {
        /// It was never sent, or there was no connection; it counts as no request.
        UNSENT,
        /// The provider refused it, and takes no money for that.
        REFUSED,
        /// It was sent and nothing usable came back; the provider may have worked.
        UNKNOWN,
        /// It was on its way when the process died.
        LOST
    }
}
