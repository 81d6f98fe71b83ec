package dev.onggi.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// UTF-8 that is known to be well formed (RFC 3629): a wrong byte ends the stream with
/// [MalformedBytes], after all that comes before it was delivered.
final class Utf8Stream extends InputStream {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final InputStream in;
    private long offset;
    private int pending;
    private int low = 0x80;
    private int high = 0xBF;
    private boolean malformed;

    Utf8Stream(InputStream in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (malformed) {
            throw new MalformedBytes(offset, StandardCharsets.UTF_8);
        }
        int read = in.read(buffer, from, length);
        if (read < 0) {
            if (pending > 0) {
                throw new MalformedBytes(offset, StandardCharsets.UTF_8);
            }
            return -1;
        }
        int good = wellFormed(buffer, from, from + read) - from;
        offset += good;
        if (good < read) {
            malformed = true;
            if (good == 0) {
                throw new MalformedBytes(offset, StandardCharsets.UTF_8);
            }
        }
        return good;
    }

    /// The index of the first byte that is not ASCII, or `end`.
    static int ascii(byte[] b, int from, int end) {
        int i = from;
        while (i + 8 <= end && ((long) LONGS.get(b, i) & HIGH_BITS) == 0) {
            i += 8;
        }
        while (i < end && b[i] >= 0) {
            i++;
        }
        return i;
    }

    /// The index of the first wrong byte, or `end`.
    private int wellFormed(byte[] b, int from, int end) {
        int i = from;
        while (i < end) {
            if (pending == 0) {
                i = ascii(b, i, end);
                while (i + 3 <= end && (b[i] & 0xF0) == 0xE0) {
                    int second = b[i + 1] & 0xFF;
                    int lead = b[i] & 0x0F;
                    if ((second & 0xC0) != 0x80
                            || (b[i + 2] & 0xC0) != 0x80
                            || (lead == 0 && second < 0xA0)
                            || (lead == 0x0D && second > 0x9F)) {
                        break;
                    }
                    i += 3;
                }
                if (i >= end) {
                    return end;
                }
            }
            if (!next(b[i] & 0xFF)) {
                return i;
            }
            i++;
        }
        return end;
    }

    private boolean next(int value) {
        if (pending > 0) {
            if (value < low || value > high) {
                return false;
            }
            pending--;
            low = 0x80;
            high = 0xBF;
            return true;
        }
        if (value < 0x80) {
            return true;
        }
        if (value >= 0xC2 && value <= 0xDF) {
            pending = 1;
        } else if (value >= 0xE0 && value <= 0xEF) {
            pending = 2;
            low = value == 0xE0 ? 0xA0 : 0x80;
            high = value == 0xED ? 0x9F : 0xBF;
        } else if (value >= 0xF0 && value <= 0xF4) {
            pending = 3;
            low = value == 0xF0 ? 0x90 : 0x80;
            high = value == 0xF4 ? 0x8F : 0xBF;
        } else {
            return false;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
