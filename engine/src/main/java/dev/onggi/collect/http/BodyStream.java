package dev.onggi.collect.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/// The bytes of a body as they came over the wire, given up when they come too slowly or are no
/// longer wanted.
final class BodyStream extends FilterInputStream {
    private final HttpLimits limits;
    private final BooleanSupplier cancelled;
    private long waited;
    private long bytes;
    private boolean ended;

    BodyStream(InputStream in, HttpLimits limits, BooleanSupplier cancelled) {
        super(in);
        this.limits = limits;
        this.cancelled = cancelled;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (cancelled.getAsBoolean()) {
            throw new HttpStop.Cancelled();
        }
        long start = System.nanoTime();
        int read = in.read(buffer, from, length);
        waited += System.nanoTime() - start; // only waiting counts, not what readers do meanwhile
        if (read < 0) {
            ended = true;
            return read;
        }
        bytes += read;
        double seconds = waited / 1e9;
        if (waited > limits.request().toNanos() && bytes < HttpLimits.SLOWEST * seconds) {
            throw new HttpStop.TooSlow(bytes, Math.round(seconds));
        }
        return read;
    }

    /// Takes what is behind the end of a packed body, normally nothing, so that the connection can
    /// serve again.
    void finish() throws IOException {
        if (!ended) {
            read(new byte[512], 0, 512);
        }
    }

    /// Whether the body was read to its end.
    boolean ended() {
        return ended;
    }

    /// Does nothing: the client's own stream would read a body that nobody wants to its end.
    @Override
    public void close() {
        // the answer drops the connection
    }
}
