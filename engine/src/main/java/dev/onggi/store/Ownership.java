package dev.onggi.store;

import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right of one process to write to a workspace: a lock of the operating system, gone with the
/// process however it ends, and the holder's name beside it.
public final class Ownership implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private Ownership(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes a workspace.
    ///
    /// @param state the workspace's `.onggi`
    /// @param holder who takes it, as shown to others
    /// @return held until closed
    /// @throws OnggiException when somebody else holds it, with the name
    public static Ownership take(Path state, String holder) {
        var file = state.resolve("lock");
        var name = state.resolve("holder");
        try {
            Files.createDirectories(state);
            var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw OnggiException.of(StoreProblem.OWNED, holder(name));
            }
            write(name, holder);
            return new Ownership(channel, lock);
        } catch (IOException e) {
            throw OnggiException.because(
                    e, StoreProblem.UNUSABLE, file, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void write(Path name, String holder) throws IOException {
        try (var out =
                FileChannel.open(
                        name,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String holder(Path name) {
        try {
            return Files.readString(name);
        } catch (IOException e) {
            return "?";
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw OnggiException.because(
                    e, StoreProblem.UNUSABLE, "lock", String.valueOf(e.getMessage()));
        }
    }
}
