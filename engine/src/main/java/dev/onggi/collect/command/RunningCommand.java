package dev.onggi.collect.command;

import dev.onggi.spi.Request;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program at work: its error output goes to the log, and it is ended with everything it started
/// when its time is up, the run is cancelled, or nobody wants it any more.
final class RunningCommand implements AutoCloseable {
    /// Why a program was ended.
    enum End {
        /// It was not.
        NONE,
        /// The run was cancelled.
        CANCELLED,
        /// It took longer than `command_timeout`.
        TIMED_OUT
    }

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int LAST_LINES = 10;
    private static final int LONGEST_LOG_LINE = 4000;

    /// How long a finished program's children may keep its output open.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final ProcessTree tree;
    private final Request request;
    private final Duration limit;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread errors;
    private final Thread watch;
    private volatile End end = End.NONE;
    private volatile boolean closed;

    RunningCommand(Process process, String tag, Request request, Duration limit) {
        this.process = process;
        this.request = request;
        this.limit = limit;
        tree = new ProcessTree(process, tag);
        errors = Thread.ofVirtual().name("command-errors").unstarted(this::logErrors);
        watch = Thread.ofVirtual().name("command-watch").unstarted(this::watch);
    }

    void start() {
        errors.start();
        watch.start();
    }

    InputStream output() {
        return process.getInputStream();
    }

    /// Waits for the program to end after its output has.
    int exitStatus() throws InterruptedException {
        int status = process.waitFor();
        errors.join(GRACE);
        return status;
    }

    End end() {
        return end;
    }

    /// The last lines of its error output.
    List<String> lastLines() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }

    private void logErrors() {
        var reader = new LineReader(process.getErrorStream(), LONGEST_LOG_LINE, false);
        try {
            for (var line = reader.next(); line != null; line = reader.next()) {
                request.log(line);
                synchronized (lastLines) {
                    if (lastLines.size() == LAST_LINES) {
                        lastLines.removeFirst();
                    }
                    lastLines.addLast(line);
                }
            }
        } catch (IOException e) {
            request.log("the error output ended early: " + e.getMessage());
        }
    }

    private void watch() {
        long deadline = System.nanoTime() + limit.toNanos();
        long gone = 0;
        try {
            while (!closed && end == End.NONE) {
                Thread.sleep(TICK);
                tree.look();
                if (request.cancelled()) {
                    stop(End.CANCELLED);
                } else if (System.nanoTime() - deadline > 0) {
                    stop(End.TIMED_OUT);
                } else if (!process.isAlive()) {
                    gone++;
                    if (gone == GRACE.dividedBy(TICK)) {
                        tree.end(); // what it left behind holds its output open
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nothing is left to watch
        }
    }

    private void stop(End why) throws InterruptedException {
        end = why;
        tree.end();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        int left = tree.end();
        if (left > 0 && end == End.NONE) {
            request.log("ended %d processes that the command left behind".formatted(left));
        }
        watch.interrupt();
        watch.join();
        process.waitFor(5, TimeUnit.SECONDS);
    }
}
