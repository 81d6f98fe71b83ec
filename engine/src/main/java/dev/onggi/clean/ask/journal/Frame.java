package dev.onggi.clean.ask.journal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/// What one force brings to the disk: a mark, a length, a CRC32C, and entries with their lengths.
///
/// A frame is written only after the one before it was forced. So a broken frame with a whole one
/// behind it was whole once and is damaged, and a broken one at the end is what a crash left. The
/// mark is random for each file and the checksum covers the frame's place, so that no text of an
/// answer and no leftover of another file can pass for a frame.
final class Frame {
    /// Bytes before the entries.
    static final int HEAD = 12;

    private Frame() {}

    static ByteBuffer of(int mark, long place, List<byte[]> entries) {
        int length = entries.stream().mapToInt(entry -> entry.length).reduce(0, Math::addExact);
        var frame = ByteBuffer.allocate(Math.addExact(HEAD, length));
        frame.position(HEAD);
        entries.forEach(frame::put);
        var payload = frame.slice(HEAD, length);
        return frame.putInt(0, mark).putInt(4, length).putInt(8, checksum(place, payload)).flip();
    }

    static int checksum(long place, ByteBuffer payload) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(12).putLong(place).putInt(payload.remaining()).flip());
        crc.update(payload);
        return (int) crc.getValue();
    }

    /// Whether a whole frame begins in a part of a file.
    ///
    /// @param part any bytes
    /// @param at where in them
    /// @param place where that is in the file
    static boolean begins(ByteBuffer part, int at, int mark, long place) {
        if (part.limit() - at < HEAD || part.getInt(at) != mark) {
            return false;
        }
        int length = part.getInt(at + 4);
        return length > 0
                && length <= part.limit() - at - HEAD
                && part.getInt(at + 8) == checksum(place, part.slice(at + HEAD, length));
    }
}
