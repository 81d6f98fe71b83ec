package dev.onggi.server.reply;

import dev.onggi.spi.Failure.Blame;

/// What can be wrong with a call to the server: 9101 to 9199.
public enum ServerProblem implements HttpProblem {
    /// Nobody is known to ask.
    NOT_SIGNED_IN(9101, 401),
    /// A name or a password that does not fit.
    WRONG_LOGIN(9102, 401),
    /// Too many wrong passwords.
    TOO_MANY_TRIES(9103, 429),
    /// Whoever asks may not.
    FORBIDDEN(9104, 403),
    /// There is no such thing, or whoever asks may not know of it.
    NOT_FOUND(9105, 404),
    /// The route takes other methods.
    WRONG_METHOD(9106, 405),
    /// A body that cannot be read.
    BAD_BODY(9107, 400),
    /// A body of a kind that is not taken.
    WRONG_TYPE(9108, 415),
    /// A body that is too large.
    TOO_LARGE(9109, 413),
    /// No reply of the kind that was asked for.
    NOT_ACCEPTABLE(9110, 406),
    /// A call from another site, or without what a page has to send.
    CROSS_SITE(9111, 403),
    /// A parameter that cannot be read.
    BAD_PARAMETER(9112, 400),
    /// A cursor that this server did not write.
    BAD_CURSOR(9113, 400),
    /// Too many calls.
    TOO_MANY_CALLS(9114, 429),
    /// Too much is going on.
    BUSY(9115, 503),
    /// A password that others would guess.
    WEAK_PASSWORD(9116, 400),
    /// A link that was used, or is none.
    NO_SETUP(9117, 404),
    /// Something else went wrong.
    FAILED(9118, 500),
    /// What was read has changed since.
    CHANGED(9119, 412),
    /// A call that HTTP does not allow.
    BAD_REQUEST(9120, 400),
    /// A port that cannot be listened on.
    PORT_TAKEN(9121, 500),
    /// A setting of the server that cannot be used.
    BAD_SETTING(9122, 500),
    /// A file for people, which has no rows to look at.
    NO_TABLE(9123, 409),
    /// A second factor is missing or wrong.
    WRONG_CODE(9124, 401),
    /// A file that was uploaded and cannot be taken.
    REFUSED_FILE(9125, 422);

    private final int number;
    private final int status;

    ServerProblem(int number, int status) {
        this.number = number;
        this.status = status;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Blame blame() {
        return switch (this) {
            case FAILED -> Blame.BUG;
            case BUSY, TOO_MANY_CALLS, TOO_MANY_TRIES, PORT_TAKEN -> Blame.RESOURCE;
            case NOT_SIGNED_IN,
                    WRONG_LOGIN,
                    FORBIDDEN,
                    NOT_FOUND,
                    WRONG_METHOD,
                    BAD_BODY,
                    WRONG_TYPE,
                    TOO_LARGE,
                    NOT_ACCEPTABLE,
                    CROSS_SITE,
                    BAD_PARAMETER,
                    BAD_CURSOR,
                    WEAK_PASSWORD,
                    NO_SETUP,
                    CHANGED,
                    BAD_REQUEST,
                    BAD_SETTING,
                    NO_TABLE,
                    WRONG_CODE,
                    REFUSED_FILE ->
                    Blame.USER;
        };
    }

    @Override
    public boolean retryable() {
        return blame() == Blame.RESOURCE;
    }
}
