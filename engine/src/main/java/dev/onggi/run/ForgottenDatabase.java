package dev.onggi.run;

import dev.onggi.data.DataProblem;
import dev.onggi.data.DurableFiles;
import dev.onggi.problem.OnggiException;
import dev.onggi.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A database for runs that nobody shall remember, such as those that are only estimated.
final class ForgottenDatabase implements AutoCloseable {
    private final Path folder;
    private final Database database;

    /// @param state the workspace's `.onggi`
    ForgottenDatabase(Path state) {
        try {
            folder =
                    Files.createTempDirectory(
                            Files.createDirectories(state.resolve("tmp")), "runs");
            database = Database.open(folder.resolve("runs.db"));
        } catch (IOException e) {
            throw unusable(state, e);
        }
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        try {
            DurableFiles.remove(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static OnggiException unusable(Path path, IOException e) {
        return OnggiException.because(
                e, DataProblem.UNREADABLE, path, String.valueOf(e.getMessage()));
    }
}
