package dev.onggi.collect.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// Stops reading when all bodies together, unpacked, are larger than allowed.
final class LimitedStream extends FilterInputStream {
    private final AtomicLong left;

    LimitedStream(InputStream in, AtomicLong left) {
        super(in);
        this.left = left;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int read = in.read(buffer, from, length);
        if (read > 0 && left.addAndGet(-read) < 0) {
            throw new HttpStop.TooLarge();
        }
        return read;
    }
}
