package dev.onggi.clean.ask.cache;

import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Accepted answers by what was asked. A file that cannot be read is thrown away with a note, and
/// an answer that was damaged counts as not there; both are paid for no second time as long as the
/// journal has them.
public final class AnswerCache implements AutoCloseable {
    /// Keys that are looked up at a time.
    private static final int MANY = 16_384;

    private record Waiting(Collection<Cached> answers, CompletableFuture<@Nullable Void> done) {}

    private final Path path;
    private final AnswerFile file;
    private final @Nullable Problem note;
    private final boolean empty;
    private final Executor loop;
    private final Executor disk;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean writing;

    private AnswerCache(Path path, Executor loop, Executor disk) throws SQLException, IOException {
        this.path = path;
        this.loop = loop;
        this.disk = disk;
        Files.createDirectories(path.toAbsolutePath().getParent());
        boolean there = Files.exists(path);
        AnswerFile opened = null;
        Problem problem = null;
        try {
            opened = AnswerFile.open(path);
        } catch (SQLException e) {
            AnswerFile.delete(path);
            problem = Problem.of(CacheProblem.THROWN_AWAY, null, path, e.getMessage());
        }
        note = problem;
        file = opened == null ? AnswerFile.open(path) : opened;
        empty = !there || problem != null;
    }

    /// Opens a cache.
    ///
    /// @param file such as `.onggi/cache/answers.db`; made where it is missing
    /// @param loop the event loop, which completes what was put
    /// @param disk writes; a thread of its own
    /// @return the open cache
    /// @throws OnggiException where not even a new file can be made
    public static AnswerCache open(Path file, Executor loop, Executor disk) {
        try {
            return new AnswerCache(file, loop, disk);
        } catch (SQLException | IOException e) {
            throw problem(file, e);
        }
    }

    /// What to tell people about the opening.
    ///
    /// @return that the file before was thrown away; empty otherwise
    public Optional<Problem> note() {
        return Optional.ofNullable(note);
    }

    /// Whether the journal may hold answers that the cache does not: it was begun now, or an answer
    /// in it was damaged.
    ///
    /// @return true where it is to be filled
    public boolean fresh() {
        return empty || file.damaged();
    }

    /// Finds answers. It takes the calling thread some seconds for a million keys, and memory for a
    /// few thousand.
    ///
    /// @param keys what is asked; one asked twice may be found twice
    /// @param found is given each answer there is, in any order
    /// @throws OnggiException where the file cannot be read
    public void find(Iterator<ContentKey> keys, Consumer<? super Cached> found) {
        var some = new ArrayList<ContentKey>(MANY);
        while (keys.hasNext()) {
            some.add(keys.next());
            if (some.size() == MANY || !keys.hasNext()) {
                some.sort(null);
                try {
                    file.find(some, found);
                } catch (SQLException e) {
                    throw problem(path, e);
                }
                some.clear();
            }
        }
    }

    /// Adds answers; those that come while the disk works share its next turn.
    ///
    /// @param answers accepted ones; a key that is there already gets the new answer
    /// @return completes on the event loop once they are on the disk
    public CompletionStage<@Nullable Void> put(Collection<Cached> answers) {
        var done = new CompletableFuture<@Nullable Void>();
        synchronized (waiting) {
            waiting.add(new Waiting(List.copyOf(answers), done));
            if (writing) {
                return done;
            }
            writing = true;
        }
        disk.execute(this::write);
        return done;
    }

    private void write() {
        for (var batch = take(); !batch.isEmpty(); batch = take()) {
            var written = batch;
            try {
                file.put(written.stream().flatMap(one -> one.answers.stream()).toList());
                loop.execute(() -> written.forEach(one -> one.done.complete(null)));
            } catch (SQLException e) {
                var problem = problem(path, e);
                loop.execute(() -> written.forEach(one -> one.done.completeExceptionally(problem)));
            }
        }
    }

    private List<Waiting> take() {
        synchronized (waiting) {
            var batch = List.copyOf(waiting);
            waiting.clear();
            writing = !batch.isEmpty();
            waiting.notifyAll();
            return batch;
        }
    }

    private static OnggiException problem(Path file, Exception e) {
        return OnggiException.because(
                e, CacheProblem.UNUSABLE, file, String.valueOf(e.getMessage()));
    }

    /// Waits until the answers handed over are on the disk.
    @Override
    public void close() {
        boolean interrupted = false;
        synchronized (waiting) {
            while (writing) {
                try {
                    waiting.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        try {
            file.close();
        } catch (SQLException e) {
            throw problem(path, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
