package dev.onggi.server.access;

import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How many calls a caller may make in a minute: each token, each session, and for those whom
/// nobody knows each address.
public final class Rates {
    private static final long WINDOW_NANOS = 60_000_000_000L;
    private static final int REMEMBERED = 10_000;

    private final int limit;
    private final LongSupplier nanos;
    private final Map<String, Window> windows =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private record Window(long begin, int calls) {}

    /// Rates of a server.
    ///
    /// @param limit calls in a minute
    /// @param nanos a clock that never goes back
    public Rates(int limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
    }

    void count(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var key =
                caller.known() == null ? "address " + request.getRemoteAddr() : caller.credential();
        var window = counted(key);
        long left =
                Math.max(
                        0,
                        (window.begin() + WINDOW_NANOS - nanos.getAsLong()) / 1_000_000_000L + 1);
        response.setHeader("RateLimit-Policy", "\"calls\";q=" + limit + ";w=60");
        response.setHeader(
                "RateLimit", "\"calls\";r=" + Math.max(0, limit - window.calls()) + ";t=" + left);
        if (window.calls() > limit) {
            throw CallException.later(ServerProblem.TOO_MANY_CALLS, left);
        }
    }

    private synchronized Window counted(String key) {
        long now = nanos.getAsLong();
        var window = windows.get(key);
        var counted =
                window == null || now - window.begin() >= WINDOW_NANOS
                        ? new Window(now, 1)
                        : new Window(window.begin(), window.calls() + 1);
        windows.put(key, counted);
        return counted;
    }
}
