package dev.onggi.collect.file;

import dev.onggi.problem.OnggiException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Unpacked bytes, counted against the limits of their archive.
final class Unpacking extends FilterInputStream {
    private final String archive;
    private final long packed;
    private final Limits limits;
    private long unpacked;

    /// @param archive shown to people
    /// @param packed the size of what is unpacked
    Unpacking(InputStream in, String archive, long packed, Limits limits) {
        super(in);
        this.archive = archive;
        this.packed = packed;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        count(read);
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = in.skip(wanted);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long read) {
        unpacked += Math.max(0, read);
        if (unpacked > limits.ratioFrom() && unpacked / limits.ratio() > packed) {
            throw OnggiException.of(FileProblem.UNPACKS_TOO_FAR, archive, limits.ratio());
        }
        if (unpacked > limits.bytes()) {
            throw OnggiException.of(FileProblem.UNPACKS_TOO_LARGE, archive, limits.bytes());
        }
    }
}
