package dev.onggi.clean.ask.journal;

import dev.onggi.problem.OnggiException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// Reads one file of the journal: a head with the frames' mark and the length of the file before,
/// then frames.
final class SegmentReader {
    static final int HEAD = 24;
    private static final long MAGIC = 0x4F4E_4747_494A_3031L; // ONGGIJ01

    private final Path file;

    SegmentReader(Path file) {
        this.file = file;
    }

    /// The first bytes of a file.
    ///
    /// @param mark random, not 0
    /// @param before the length of the file before; 0 for the first one
    static ByteBuffer head(int mark, long before) {
        var head = ByteBuffer.allocate(HEAD).putLong(MAGIC).putInt(mark).putLong(before);
        return head.putInt(checksum(head)).flip();
    }

    private static int checksum(ByteBuffer head) {
        var crc = new CRC32C();
        crc.update(head.slice(0, HEAD - 4));
        return (int) crc.getValue();
    }

    /// The mark of the file's frames; 0 where the file has no whole head, as after a crash while it
    /// was made.
    int mark() throws IOException {
        return head().getInt(8);
    }

    /// The length that the file before had when it was full.
    long before() throws IOException {
        return head().getLong(12);
    }

    private ByteBuffer head() throws IOException {
        try (var in = Files.newInputStream(file)) {
            return head(in);
        }
    }

    private ByteBuffer head(InputStream in) throws IOException {
        var head = ByteBuffer.wrap(in.readNBytes(HEAD));
        if (head.limit() == HEAD
                && head.getLong(0) == MAGIC
                && head.getInt(HEAD - 4) == checksum(head)) {
            return head;
        }
        if (Files.size(file) > HEAD) {
            throw damaged(0);
        }
        return ByteBuffer.allocate(HEAD);
    }

    /// Reads frames up to the first that is not whole.
    ///
    /// @param limit where to stop at the latest
    /// @param reader is given the entries
    /// @return the end of the last whole frame
    long read(long limit, Consumer<? super Entry> reader) throws IOException {
        long size = Math.min(limit, Files.size(file));
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            int mark = head(in).getInt(8);
            if (mark == 0) {
                return 0;
            }
            long place = HEAD;
            while (size - place > Frame.HEAD) {
                var head = ByteBuffer.wrap(in.readNBytes(Frame.HEAD));
                int length = head.getInt(4);
                if (head.getInt(0) != mark || length <= 0 || length > size - place - Frame.HEAD) {
                    return place;
                }
                var payload = in.readNBytes(length);
                if (Frame.checksum(place, ByteBuffer.wrap(payload)) != head.getInt(8)) {
                    return place;
                }
                entries(payload, place, reader);
                place += Frame.HEAD + length;
            }
            return place;
        }
    }

    private void entries(byte[] payload, long place, Consumer<? super Entry> reader) {
        var entries = new EntryReader(payload);
        while (entries.more()) {
            Entry entry;
            try {
                entry = entries.next();
            } catch (EntryReader.NewerException e) {
                throw OnggiException.because(e, JournalProblem.NEWER, file);
            } catch (BufferUnderflowException | ArithmeticException e) {
                throw OnggiException.because(e, JournalProblem.DAMAGED, file, place);
            }
            reader.accept(entry);
        }
    }

    /// The end of the frames, behind which there may be what a crash left half written.
    ///
    /// @throws OnggiException where a frame is broken that was whole once
    long end() throws IOException {
        long size = Files.size(file);
        long end = read(size, entry -> {});
        if (end > 0 && end < size && wholeFrameBehind(end, size)) {
            throw damaged(end);
        }
        return end;
    }

    private boolean wholeFrameBehind(long broken, long size) throws IOException {
        int mark = mark();
        try (var channel = FileChannel.open(file)) {
            var rest = channel.map(FileChannel.MapMode.READ_ONLY, broken, size - broken);
            for (int at = 1; at < rest.limit() - Frame.HEAD; at++) {
                if (Frame.begins(rest, at, mark, broken + at)) {
                    return true;
                }
            }
            return false;
        }
    }

    OnggiException damaged(long place) {
        return OnggiException.of(JournalProblem.DAMAGED, file, place);
    }
}
