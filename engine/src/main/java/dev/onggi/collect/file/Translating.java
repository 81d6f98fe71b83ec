package dev.onggi.collect.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// An unpacking stream whose failures name the archive and the place.
final class Translating extends FilterInputStream {
    private final String name;
    private final @Nullable Counting packed;
    private long unpacked;

    /// @param name the archive's or entry's, shown to people
    /// @param packed tells the place, or null where only the unpacked place is known
    Translating(InputStream in, String name, @Nullable Counting packed) {
        super(in);
        this.name = name;
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        try {
            int read = in.read(to, from, length);
            unpacked += Math.max(0, read);
            return read;
        } catch (EOFException | ZipException e) {
            throw Archives.broken(e, name, packed == null ? unpacked : packed.count());
        }
    }

    @Override
    public long skip(long wanted) throws IOException {
        return wanted <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(wanted, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
