package dev.onggi.server.sign;

import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Argon2id with 19 MiB, two passes and one lane, two at a time: more would take the machine away
/// from everybody else.
final class PasswordHash {
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 5;

    private final Argon2PasswordEncoder argon =
            new Argon2PasswordEncoder(SALT, HASH, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Supplier<String> nobody = new Once(() -> argon.encode("nobody has this"));

    private static final class Once implements Supplier<String> {
        private final Supplier<String> made;
        private volatile String value = "";

        Once(Supplier<String> made) {
            this.made = made;
        }

        @Override
        public synchronized String get() {
            if (value.isEmpty()) {
                value = made.get();
            }
            return value;
        }
    }

    String of(String password) {
        return held(() -> String.valueOf(argon.encode(password)));
    }

    /// Whether a password has a hash. Takes as long where there is none, so that nobody learns who
    /// has an account.
    boolean fits(String password, Optional<String> hash) {
        boolean same = held(() -> argon.matches(password, hash.orElseGet(nobody)));
        return same && hash.isPresent();
    }

    private <T> T held(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw CallException.later(ServerProblem.BUSY, PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallException.later(ServerProblem.BUSY, PATIENCE_SECONDS);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
