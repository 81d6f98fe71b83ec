package dev.onggi.server.sign;

import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Slows down who guesses passwords: after some wrong ones each next one has to wait twice as long,
/// for the account from an address, for the address, and, much later, for the account from
/// anywhere, so that nobody can shut others out easily.
final class Throttle {
    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_SECONDS = 900;
    private static final int REMEMBERED = 20_000;

    private final LongSupplier nanos;
    private final Map<String, Tries> tries =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private record Tries(int wrong, long until) {}

    private record Key(String text, int free) {}

    Throttle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private static List<Key> keys(String account, String address) {
        return List.of(
                new Key("both " + account + " " + address, 5),
                new Key("address " + address, 15),
                new Key("account " + account, 50));
    }

    /// Refuses a try that comes too early.
    synchronized void check(String account, String address) {
        long now = nanos.getAsLong();
        for (var key : keys(account, address)) {
            var known = tries.get(key.text());
            if (known != null && known.wrong() >= key.free() && known.until() - now > 0) {
                long seconds = (known.until() - now) / SECOND + 1;
                throw CallException.later(ServerProblem.TOO_MANY_TRIES, seconds);
            }
        }
    }

    synchronized void wrong(String account, String address) {
        long now = nanos.getAsLong();
        for (var key : keys(account, address)) {
            var known = tries.get(key.text());
            int wrong = known == null ? 1 : known.wrong() + 1;
            int over = Math.clamp(wrong - key.free(), 0, 10);
            long wait = Math.min(LONGEST_SECONDS, 1L << over) * SECOND;
            tries.put(key.text(), new Tries(wrong, now + wait));
        }
    }

    synchronized void right(String account, String address) {
        keys(account, address).forEach(key -> tries.remove(key.text()));
    }
}
