package dev.onggi.identity;

import dev.onggi.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Who is signed in. The secret that a browser keeps is known to the browser only.
public final class Sessions {
    /// How long a session lasts at most.
    public static final Duration LONGEST = Duration.ofHours(12);

    /// How long a session lasts that nobody uses.
    public static final Duration IDLE = Duration.ofHours(2);

    private static final Duration NOTED = Duration.ofMinutes(5);

    private final SessionRepository sessions;
    private final InstantSource clock;

    Sessions(Database database, InstantSource clock) {
        this.sessions = new SessionRepository(database);
        this.clock = clock;
    }

    /// A session that has just begun.
    ///
    /// @param secret what the browser keeps
    /// @param session what is known of it
    public record Begun(String secret, Session session) {}

    /// Begins a session.
    ///
    /// @param account who signed in
    /// @return with a secret of its own
    public Begun begin(String account) {
        var now = clock.instant();
        var secret = Bearer.fresh("");
        var session = new Session(account, Bearer.fresh(""), now, now.plus(LONGEST));
        sessions.begin(Bearer.hash(secret), session);
        return new Begun(secret, session);
    }

    /// The session of a secret.
    ///
    /// @param secret what a browser sent
    /// @return empty where it has ended, was never begun, or its account is shut out
    public Optional<Session> find(String secret) {
        var now = clock.instant();
        var hash = Bearer.hash(secret);
        var found = sessions.find(hash, Micros.of(now), Micros.of(now.minus(IDLE)));
        found.ifPresent(
                session -> sessions.seen(hash, Micros.of(now), Micros.of(now.minus(NOTED))));
        return found;
    }

    /// Ends a session.
    ///
    /// @param secret what a browser sent
    public void end(String secret) {
        sessions.end(Bearer.hash(secret));
    }

    /// Ends every session of an account.
    ///
    /// @param account its name
    public void endAll(String account) {
        sessions.endAll(account);
    }
}
