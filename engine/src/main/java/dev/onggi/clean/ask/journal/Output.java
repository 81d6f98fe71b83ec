package dev.onggi.clean.ask.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is written at its end, so that tests can simulate a loss of power.
interface Output extends Closeable {
    /// How a file is opened.
    @FunctionalInterface
    interface Opener {
        /// Opens a file, made where it is missing, and cuts it to a length.
        Output open(Path file, long length) throws IOException;
    }

    void write(ByteBuffer bytes) throws IOException;

    /// Returns once everything written is on the disk.
    void force() throws IOException;

    /// A real file.
    static Output file(Path file, long length) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                        .truncate(length);
        channel.position(length);
        return new Output() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }

            @Override
            public void force() throws IOException {
                channel.force(true);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
