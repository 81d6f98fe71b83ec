package dev.onggi.data.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A text that is ASCII for so long that its beginning does not tell its charset: that is looked
/// for once a byte comes that is none, and all before it reads the same in any.
final class LateCharset extends InputStream {
    private static final int HEAD = 1 << 16;

    private final InputStream in;
    private long offset;
    private @Nullable InputStream rest;
    private CharsetDetector.Found found = new CharsetDetector.Found(StandardCharsets.UTF_8, 0);

    LateCharset(InputStream in) {
        this.in = in;
    }

    static boolean isAscii(byte[] head) {
        return Utf8Stream.ascii(head, 0, head.length) == head.length;
    }

    /// What was found so far: UTF-8 until a letter is not ASCII.
    CharsetDetector.Found found() {
        return found;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (rest != null) {
            return rest.read(buffer, from, length);
        }
        int read = in.read(buffer, from, length);
        if (read <= 0) {
            return read;
        }
        int count = Utf8Stream.ascii(buffer, from, from + read) - from;
        offset += count;
        if (count == read) {
            return read;
        }
        var decoded = decoded(buffer, from + count, from + read);
        rest = decoded;
        return count > 0 ? count : decoded.read(buffer, from, length);
    }

    /// What follows, from its first letter outside ASCII, as UTF-8.
    private InputStream decoded(byte[] buffer, int from, int end) throws IOException {
        var more = in.readNBytes(HEAD);
        var head = new byte[end - from + more.length];
        System.arraycopy(buffer, from, head, 0, end - from);
        System.arraycopy(more, 0, head, end - from, more.length);
        found = CharsetDetector.detectLetters(head);
        var all = new SequenceInputStream(new ByteArrayInputStream(head), in);
        return found.charset().equals(StandardCharsets.UTF_8)
                ? new Utf8Stream(all, offset)
                : new TranscodedStream(all, found.charset(), offset);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
