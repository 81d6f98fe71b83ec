package dev.onggi.testkit.model;

import dev.onggi.spi.ModelReply.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a provider does wrong, and what a right client makes of it.
public enum Fault {
    /// Too many requests; wait two seconds.
    RATE_LIMIT(429, Kind.RATE_LIMITED),
    /// Too many requests; wait until a date.
    RATE_LIMIT_DATE(429, Kind.RATE_LIMITED),
    /// Too many requests; wait some milliseconds.
    RATE_LIMIT_MILLIS(429, Kind.RATE_LIMITED),
    /// Too many requests, without a wait.
    RATE_LIMIT_SILENT(429, Kind.RATE_LIMITED),
    /// Too many requests; wait for centuries.
    RATE_LIMIT_ABSURD(429, Kind.RATE_LIMITED),
    /// Too many requests, by the code `slow_down`.
    SLOW_DOWN(429, Kind.RATE_LIMITED),
    /// No money left, told with the status of a rate limit.
    QUOTA(429, Kind.QUOTA),
    /// No money left, told as a matter of billing.
    BILLING(402, Kind.QUOTA),
    /// The provider failed.
    SERVER_ERROR(500, Kind.SERVER_ERROR),
    /// A proxy failed, with a page for people.
    BAD_GATEWAY(502, Kind.SERVER_ERROR),
    /// The provider cannot answer now.
    UNAVAILABLE(503, Kind.OVERLOADED),
    /// A proxy waited in vain.
    GATEWAY_TIMEOUT(504, Kind.TIMEOUT),
    /// The provider has too much to do.
    OVERLOADED(529, Kind.OVERLOADED),
    /// The request is not taken.
    BAD_REQUEST(400, Kind.INVALID_REQUEST),
    /// The question does not fit the model.
    CONTEXT_LENGTH(400, Kind.TOO_LARGE),
    /// The key is wrong.
    UNAUTHORIZED(401, Kind.UNAUTHORIZED),
    /// The key may not do this.
    FORBIDDEN(403, Kind.UNAUTHORIZED),
    /// There is no such model.
    MODEL_NOT_FOUND(404, Kind.NOT_FOUND),
    /// Another request is in the way.
    CONFLICT(409, Kind.CONFLICT),
    /// The body is too large.
    BODY_TOO_LARGE(413, Kind.TOO_LARGE),
    /// Somewhere else, which nobody follows.
    REDIRECT(307, Kind.INVALID_REQUEST),
    /// An error with the status of success.
    ERROR_IN_SUCCESS(200, Kind.SERVER_ERROR),
    /// A byte a second.
    SLOW_LORIS(200, Kind.TIMEOUT),
    /// A request is taken and never answered.
    SILENCE(200, Kind.TIMEOUT),
    /// The connection is reset in the middle of the body.
    RESET(200, Kind.NETWORK),
    /// The connection ends before the promised length.
    CUT_BODY(200, Kind.NETWORK),
    /// The connection ends before the status line.
    HANG_UP(200, Kind.NETWORK),
    /// JSON that stops in the middle although all bytes came.
    CUT_JSON(200, Kind.MALFORMED),
    /// Nothing.
    EMPTY_BODY(200, Kind.MALFORMED),
    /// A page for people.
    HTML(200, Kind.MALFORMED),
    /// No choice or block.
    EMPTY_CHOICES(200, Kind.MALFORMED),
    /// Bytes that are no UTF-8.
    INVALID_UTF8(200, Kind.MALFORMED),
    /// A body of 30 MB.
    HUGE(200, Kind.MALFORMED),
    /// No word about tokens.
    NO_USAGE(200),
    /// Numbers of tokens that cannot be.
    WRONG_USAGE(200),
    /// An answer cut by the limit of tokens.
    CUT_ANSWER(200),
    /// An answer cut by a filter.
    FILTERED(200),
    /// A refusal that the format knows.
    REFUSAL(200),
    /// A refusal in prose.
    REFUSAL_IN_PROSE(200),
    /// No text at all.
    EMPTY_TEXT(200),
    /// The answer in a Markdown fence.
    FENCED(200),
    /// Thoughts before the answer.
    THINKING(200),
    /// Politeness around the answer.
    PROSE(200),
    /// JSON of another form.
    WRONG_SCHEMA(200),
    /// The nonce of another request.
    WRONG_NONCE(200),
    /// One item too few.
    MISSING_ITEM(200),
    /// One item too many.
    EXTRA_ITEM(200),
    /// The items in another order.
    REORDERED(200),
    /// Two items with one id and different answers.
    DUPLICATE_ID(200),
    /// Two items with each other's answers.
    SWAPPED(200);

    private final int status;
    private final @Nullable Kind kind;

    Fault(int status) {
        this(status, null);
    }

    Fault(int status, @Nullable Kind kind) {
        this.status = status;
        this.kind = kind;
    }

    /// The status of HTTP that goes with it.
    ///
    /// @return 200 where the fault lies deeper
    public int status() {
        return status;
    }

    /// What a right client calls it.
    ///
    /// @return the kind of rejection; empty where the model did answer
    public Optional<Kind> kind() {
        return Optional.ofNullable(kind);
    }

    /// Whether the provider did the work and asks money for it.
    ///
    /// @return true for everything that fails on the way back
    public boolean charged() {
        return status == 200 && this != ERROR_IN_SUCCESS;
    }

    /// Faults after which a model has answered, rightly or not.
    ///
    /// @return in the order declared
    public static List<Fault> ofAnswers() {
        return Arrays.stream(values()).filter(fault -> fault.kind == null).toList();
    }
}
