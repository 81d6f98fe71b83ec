package dev.onggi.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;

/// Files that are on the disk before anybody is told of them. The one place that forces, renames
/// and hashes, so that tests can simulate a loss of power.
public class DurableFiles {
    /// The hash and length of a file.
    ///
    /// @param sha256 in hexadecimal
    /// @param bytes its length
    public record Digest(String sha256, long bytes) {}

    /// Forces a file's content to the disk.
    ///
    /// @param file an existing file or folder
    /// @throws IOException when the disk fails
    public void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Reads a file back and hashes it.
    ///
    /// @param file an existing file
    /// @return its hash and length
    /// @throws IOException when it cannot be read
    public Digest digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 17];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
                bytes += read;
            }
            return new Digest(HexFormat.of().formatHex(sha.digest()), bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Gives a file its name, where no other file has it, and forces the folder.
    ///
    /// @param from the staged file
    /// @param to its name, in the same file system
    /// @throws IOException when the name is taken or the disk fails
    public void rename(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        replace(from, to);
    }

    /// Gives a file a name, in place of the file that has it, and forces the folder.
    ///
    /// @param from the staged file
    /// @param to its name, in the same file system
    /// @throws IOException when the disk fails
    public void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
        force(folder(to));
    }

    /// Writes a small text whole: staged, forced, renamed.
    ///
    /// @param file where it appears
    /// @param text its content
    /// @throws IOException when the disk fails
    public void write(Path file, String text) throws IOException {
        Files.createDirectories(folder(file));
        var staged = file.resolveSibling("." + file.getFileName() + ".staged");
        Files.writeString(staged, text);
        force(staged);
        replace(staged, file);
    }

    /// Removes a file.
    ///
    /// @param file may be absent
    /// @throws IOException when the disk fails
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /// Removes a file, or a folder with everything in it.
    ///
    /// @param path may be absent
    /// @throws IOException when something cannot be removed
    public static void remove(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var inside = Files.walk(path)) {
            for (var file : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }
}
