package dev.onggi.clean.ask.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// A disk that keeps of what was not forced whatever it likes: nothing, a part, or sectors of it
/// with others between them lost.
final class PowerLoss implements Output.Opener {
    private static final int SECTOR = 512;

    private final Map<Path, Long> forced = new HashMap<>();
    private final Random random;
    private int forces;
    private int failAt = Integer.MAX_VALUE;

    PowerLoss(Random random) {
        this.random = random;
    }

    int forces() {
        return forces;
    }

    /// Makes a later force fail, as full or broken disks do.
    void failAfter(int more) {
        failAt = forces + more;
    }

    @Override
    public Output open(Path file, long length) throws IOException {
        var real = Output.file(file, length);
        forced.merge(file, length, Math::min);
        return new Output() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                real.write(bytes);
            }

            @Override
            public void force() throws IOException {
                if (forces >= failAt) {
                    throw new IOException("No space left on device");
                }
                forces++;
                forced.put(file, Files.size(file));
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    /// Writes a part of a file that was never forced, and lets the power fail.
    void strike(Path file, byte[] unforced) throws IOException {
        long end = forced.getOrDefault(file, 0L);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            int kept = random.nextInt(unforced.length + 1);
            for (int at = 0; at < kept; at += SECTOR) {
                int length = Math.min(SECTOR, kept - at);
                if (random.nextInt(3) > 0) {
                    channel.write(ByteBuffer.wrap(unforced, at, length), end + at);
                } else {
                    channel.write(ByteBuffer.allocate(length), end + at);
                }
            }
        }
    }
}
