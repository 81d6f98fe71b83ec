package dev.onggi.collect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON text being written as UTF-8. For one thread; used again after [#take].
public final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private byte[] bytes = new byte[256];
    private int size;

    /// Begins with nothing.
    public JsonBytes() {}

    /// Appends bytes as they are.
    ///
    /// @param more UTF-8
    /// @return this
    public JsonBytes raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    /// Appends an ASCII character.
    ///
    /// @param letter below 128
    /// @return this
    public JsonBytes raw(char letter) {
        room(1);
        bytes[size++] = (byte) letter;
        return this;
    }

    /// Appends ASCII text.
    ///
    /// @param ascii the text
    /// @return this
    public JsonBytes raw(String ascii) {
        return raw(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /// Appends a string in quotes.
    ///
    /// @param text any text
    /// @return this
    public JsonBytes string(String text) {
        return string(Cells.utf8(text));
    }

    /// Appends a string in quotes.
    ///
    /// @param utf8 the string
    /// @return this
    public JsonBytes string(byte[] utf8) {
        room(utf8.length + 2);
        bytes[size++] = '"';
        int from = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte b = utf8[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
                copy(utf8, from, i);
                escape(b);
                from = i + 1;
            }
        }
        copy(utf8, from, utf8.length);
        room(1);
        bytes[size++] = '"';
        return this;
    }

    private void copy(byte[] utf8, int from, int to) {
        room(to - from);
        System.arraycopy(utf8, from, bytes, size, to - from);
        size += to - from;
    }

    private void escape(byte b) {
        room(6);
        bytes[size++] = '\\';
        switch (b) {
            case '"', '\\' -> bytes[size++] = b;
            case '\n' -> bytes[size++] = 'n';
            case '\r' -> bytes[size++] = 'r';
            case '\t' -> bytes[size++] = 't';
            default -> {
                bytes[size++] = 'u';
                bytes[size++] = '0';
                bytes[size++] = '0';
                bytes[size++] = HEX[b >> 4];
                bytes[size++] = HEX[b & 15];
            }
        }
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    /// What was written; the writer is empty again.
    ///
    /// @return UTF-8
    public byte[] take() {
        var taken = Arrays.copyOf(bytes, size);
        size = 0;
        if (bytes.length > 1 << 20) {
            bytes = new byte[256];
        }
        return taken;
    }
}
