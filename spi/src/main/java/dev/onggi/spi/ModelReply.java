package dev.onggi.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came back from a model, or why nothing did.
public sealed interface ModelReply {
    /// The provider's name for this exchange, for its support.
    ///
    /// @return the id, or empty where none was sent
    Optional<String> requestId();

    /// The body as it came, to be kept before it is understood.
    ///
    /// @return the text, empty where nothing came
    String body();

    /// A model said something; it was paid for. Whether it is of any use is not known yet.
    ///
    /// @param text what it said, fences and thoughts included; empty where it refused
    /// @param finish why it stopped
    /// @param usage what it took
    /// @param model which model answered, as the provider names it
    /// @param id the provider's request id, or null
    /// @param body the whole body
    record Answered(
            String text, Finish finish, Usage usage, String model, @Nullable String id, String body)
            implements ModelReply {
        @Override
        public Optional<String> requestId() {
            return Optional.ofNullable(id);
        }
    }

    /// No answer.
    ///
    /// @param kind what went wrong
    /// @param message one sentence, without keys
    /// @param retryable whether the same question may be answered later: mostly as its kind says.
    ///   True of [Kind#INVALID_REQUEST] where the client will leave out what the server did not
    ///   take, such as a schema
    /// @param charged whether the provider may ask money for it all the same
    /// @param response what the server said, or [Response#NONE]
    record Rejected(
            Kind kind, String message, boolean retryable, boolean charged, Response response)
            implements ModelReply {
        /// Whether the question may have come to the provider.
        ///
        /// @return false where there was no connection, so that it counts as no request
        public boolean reached() {
            return kind != Kind.NETWORK || charged;
        }

        /// The status of HTTP.
        ///
        /// @return 0 where no reply came
        public int status() {
            return response.status();
        }

        /// How long the server asks to wait.
        ///
        /// @return the wait as the server stated it, however absurd; empty where it said nothing
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(response.retryAfter());
        }

        @Override
        public Optional<String> requestId() {
            return Optional.ofNullable(response.id());
        }

        @Override
        public String body() {
            return response.body();
        }
    }

    /// What a server said about a question it did not answer.
    ///
    /// @param status of HTTP; 0 where none came
    /// @param retryAfter the wait it asks for, or null
    /// @param id the provider's request id, or null
    /// @param body as it came; cut where it is long
    record Response(int status, @Nullable Duration retryAfter, @Nullable String id, String body) {
        /// No reply came.
        public static final Response NONE = new Response(0, null, null, "");
    }

    /// What a question took.
    ///
    /// @param input tokens read, those from the provider's cache included
    /// @param output tokens written, thoughts included
    /// @param cached tokens of the input that came from the provider's cache
    /// @param estimated whether the provider did not say and this is a guess from lengths
    record Usage(long input, long output, long cached, boolean estimated) {}

    /// Why a model stopped.
    enum Finish {
        /// It had said everything.
        STOP,
        /// The limit of tokens cut it.
        LENGTH,
        /// The provider's filter cut it.
        FILTERED,
        /// It would not answer.
        REFUSED,
        /// Anything else, such as asking for a tool.
        OTHER
    }

    /// Why there is no answer.
    enum Kind {
        /// Too many questions or tokens in too short a time.
        RATE_LIMITED,
        /// The account's money or allowance is used up: no question of this key will be answered.
        QUOTA,
        /// The provider has too much to do.
        OVERLOADED,
        /// The provider failed.
        SERVER_ERROR,
        /// The reply was not complete in time.
        TIMEOUT,
        /// No connection, or one that broke.
        NETWORK,
        /// The provider does not take the question as it is.
        INVALID_REQUEST,
        /// The question or the wanted answer is longer than the model can take.
        TOO_LARGE,
        /// The key is missing, wrong, or not allowed to do this.
        UNAUTHORIZED,
        /// There is no such model or address.
        NOT_FOUND,
        /// Another request is in the way.
        CONFLICT,
        /// A reply of success that cannot be read.
        MALFORMED,
        /// A batch ended before the question's turn came.
        EXPIRED,
        /// A batch was cancelled before the question's turn came.
        CANCELLED;

        /// Whether the same question may be answered later.
        ///
        /// @return false where somebody has to act first
        public boolean retryable() {
            return switch (this) {
                case RATE_LIMITED,
                        OVERLOADED,
                        SERVER_ERROR,
                        TIMEOUT,
                        NETWORK,
                        CONFLICT,
                        MALFORMED,
                        EXPIRED,
                        CANCELLED ->
                        true;
                case QUOTA, INVALID_REQUEST, TOO_LARGE, UNAUTHORIZED, NOT_FOUND -> false;
            };
        }
    }
}
