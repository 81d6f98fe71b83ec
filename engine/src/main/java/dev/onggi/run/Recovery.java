package dev.onggi.run;

import dev.onggi.data.DataProblem;
import dev.onggi.data.DurableFiles;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.Children;
import dev.onggi.store.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Puts right what a process left that died: files between written and named, and runs that never
/// ended.
public final class Recovery {
    private Recovery() {}

    /// Puts everything right; called before a process writes to a workspace. On SQLite it owns it,
    /// so every other worker is dead; on PostgreSQL those are that nobody has heard of for some
    /// time, and files are left alone while others live.
    ///
    /// @param space the workspace
    /// @param definitions its pipelines
    /// @param spill where processes put what does not fit into their memory, each into a folder
    ///   that is named by its number
    public static void run(RunSpace space, Definitions definitions, Path spill) {
        try {
            var book = new RunBookRepository(space.database(), space, definitions);
            var workers = new WorkerRepository(book.world());
            boolean shared = space.database().dialect() == Dialect.POSTGRESQL;
            var silence = shared ? Engine.Pulse.STANDARD.silence() : Duration.ZERO;
            new Undertaker(book, space).bury(workers.dead(silence));
            Children.endLeft(space.workspace().state());
            if (workers.living() == 0) {
                space.publication().recover();
                removeDead(spill);
                workers.interruptTheLost();
                RunRejects.removeOthers(space, book::open);
            }
        } catch (IOException e) {
            throw OnggiException.because(
                    e, DataProblem.UNREADABLE, ".onggi", String.valueOf(e.getMessage()));
        }
    }

    /// Others may be reading, and this process too.
    private static void removeDead(Path spill) throws IOException {
        if (!Files.isDirectory(spill)) {
            return;
        }
        try (var folders = Files.list(spill)) {
            for (var folder : folders.filter(one -> !ofTheLiving(one)).toList()) {
                DurableFiles.remove(folder);
            }
        }
    }

    private static boolean ofTheLiving(Path folder) {
        var name = String.valueOf(folder.getFileName());
        return name.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(name))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }
}
