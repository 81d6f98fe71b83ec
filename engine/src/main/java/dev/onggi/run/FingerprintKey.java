package dev.onggi.run;

import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// The key of a workspace's fingerprints: a file that nobody else may read, made once.
///
/// @param state the workspace's `.onggi`
record FingerprintKey(Path state) {
    private static final int LENGTH = 32;

    byte[] bytes() {
        var file = state.resolve("fingerprint.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw OnggiException.because(
                    e,
                    DataProblem.UNREADABLE,
                    ".onggi/fingerprint.key",
                    String.valueOf(e.getMessage()));
        }
    }

    /// Of two processes that make it at once, the later one takes what the other made.
    private void make(Path file) throws IOException {
        Files.createDirectories(state);
        var owner = PosixFilePermissions.fromString("rw-------");
        var fresh =
                Files.createTempFile(state, "key", "", PosixFilePermissions.asFileAttribute(owner));
        try {
            var key = new byte[LENGTH];
            new SecureRandom().nextBytes(key);
            Files.write(fresh, key);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // the other's is as good
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
