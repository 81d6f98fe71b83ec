package dev.onggi.clean.ask.journal;

import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A journal in files. Entries that come within 5 ms share one force of the disk, and so do 64 that
/// come faster; while the disk works, the next ones gather.
///
/// The files of one folder have one owner at a time; the lock of the workspace sees to that. The
/// oldest file may be removed while no journal is open, once no budget counts its month and the
/// cache holds its answers: the journal begins with whatever file is the first.
public final class SegmentJournal implements Journal {
    static final int MANY = 64;
    static final Duration LINGER = Duration.ofMillis(5);

    /// Bytes that are enough for one force. A frame is read into memory whole.
    private static final int LARGE = 4 << 20;

    private record Waiting(byte[] entry, CompletableFuture<@Nullable Void> done) {}

    private final ScheduledExecutorService loop;
    private final Executor disk;
    private final Segments segments;

    private final Object lock = new Object();
    private List<Waiting> waiting = new ArrayList<>();
    private int bytes;
    private boolean due;
    private boolean writing;
    private @Nullable Future<?> timer;
    private @Nullable OnggiException broken;

    SegmentJournal(Segments segments, ScheduledExecutorService loop, Executor disk) {
        this.segments = segments;
        this.loop = loop;
        this.disk = disk;
    }

    /// Opens a journal, and cuts off what a crash left half written.
    ///
    /// @param folder such as `.onggi/journal`; made where it is missing
    /// @param loop the event loop, which tells the time and completes what was appended
    /// @param disk writes and forces; a thread of its own
    /// @return the open journal, to be closed before loop and disk are
    /// @throws OnggiException where the files cannot be used or the last one is damaged
    public static SegmentJournal open(Path folder, ScheduledExecutorService loop, Executor disk) {
        return new SegmentJournal(Segments.open(folder, Segments.LARGE, Output::file), loop, disk);
    }

    @Override
    public CompletionStage<@Nullable Void> append(Entry entry) {
        var encoded = EntryWriter.bytes(entry);
        var done = new CompletableFuture<@Nullable Void>();
        boolean start;
        synchronized (lock) {
            if (broken != null) {
                return CompletableFuture.failedStage(broken);
            }
            waiting.add(new Waiting(encoded, done));
            bytes += encoded.length;
            due |= waiting.size() >= MANY || bytes >= LARGE;
            if (timer == null && !due) {
                timer = loop.schedule(this::lingered, LINGER.toNanos(), TimeUnit.NANOSECONDS);
            }
            start = starts();
        }
        if (start) {
            disk.execute(this::write);
        }
        return done;
    }

    private void lingered() {
        boolean start;
        synchronized (lock) {
            due |= !waiting.isEmpty();
            start = starts();
        }
        if (start) {
            disk.execute(this::write);
        }
    }

    /// Whether the caller has to set the disk to work.
    private boolean starts() {
        if (!due || writing) {
            return false;
        }
        writing = true;
        return true;
    }

    private void write() {
        for (var batch = take(); !batch.isEmpty(); batch = take()) {
            var written = batch;
            try {
                segments.append(written.stream().map(Waiting::entry).toList());
                loop.execute(() -> written.forEach(one -> one.done.complete(null)));
            } catch (IOException | RuntimeException e) {
                fail(written, segments.problem(e));
            }
        }
    }

    /// What is to be written next; nothing ends the writing.
    private List<Waiting> take() {
        synchronized (lock) {
            if (!due) {
                writing = false;
                lock.notifyAll();
                return List.of();
            }
            due = false;
            if (timer != null) {
                timer.cancel(false);
                timer = null;
            }
            var batch = waiting;
            waiting = new ArrayList<>();
            bytes = 0;
            return batch;
        }
    }

    private void fail(List<Waiting> batch, OnggiException problem) {
        var failed = new ArrayList<>(batch);
        synchronized (lock) {
            broken = problem;
            failed.addAll(waiting);
            waiting.clear();
            due = false;
        }
        loop.execute(() -> failed.forEach(one -> one.done.completeExceptionally(problem)));
    }

    @Override
    public void replay(Consumer<? super Entry> reader) {
        segments.replay(reader);
    }

    @Override
    public void close() {
        boolean start;
        synchronized (lock) {
            due = !waiting.isEmpty();
            start = starts();
        }
        if (start) {
            write();
        }
        boolean interrupted = false;
        synchronized (lock) {
            while (writing) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (broken == null) {
                broken = segments.problem(new IOException("closed"));
            }
        }
        segments.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
