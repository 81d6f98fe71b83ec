package dev.onggi.data.csv;

import java.io.IOException;
import java.nio.charset.Charset;

/// Bytes that a charset does not know, thrown once everything before them was read.
final class MalformedBytes extends IOException {
    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String charset;

    MalformedBytes(long offset, Charset charset) {
        super("malformed " + charset + " at byte " + offset);
        this.offset = offset;
        this.charset = CharsetDetector.name(charset);
    }

    long offset() {
        return offset;
    }

    String charset() {
        return charset;
    }
}
