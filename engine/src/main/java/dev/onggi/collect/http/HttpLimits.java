package dev.onggi.collect.http;

import java.time.Duration;

/// How long and how much a client waits for and takes.
///
/// @param connect the longest wait for a connection
/// @param request the longest wait for the head of an answer, and between two pieces of its body
/// @param bytes the most bytes of all bodies together, unpacked
public record HttpLimits(Duration connect, Duration request, long bytes) {
    /// A slower body than this many bytes a second is given up once a whole request's time was
    /// spent on waiting for it: a body that never ends would hold a run for ever.
    static final long SLOWEST = 100;

    /// Redirects followed before it is taken for a loop.
    static final int REDIRECTS = 5;

    /// 10 seconds to connect, 60 for an answer, 2 GiB.
    public static final HttpLimits USUAL =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 2L << 30);
}
