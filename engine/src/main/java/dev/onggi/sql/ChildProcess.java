package dev.onggi.sql;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.Children;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Watches over the process of a query: its time, its memory and the wish to cancel.
final class ChildProcess {
    private static final long LOOK_EVERY_MS = 20;
    private static final long BESIDE_DUCKDB = 512L << 20;
    private static final int STDERR_SHOWN = 400;

    private final Path state;
    private final Path folder;
    private final Duration limit;
    private final long memoryBytes;
    private final Cancellation cancellation;

    /// @param state the workspace's own folder
    /// @param folder where the child works
    ChildProcess(
            Path state, Path folder, Duration limit, long memoryBytes, Cancellation cancellation) {
        this.state = state;
        this.folder = folder;
        this.limit = limit;
        this.memoryBytes = memoryBytes;
        this.cancellation = cancellation;
    }

    /// Runs the child to its end.
    ///
    /// @return what it said
    /// @throws OnggiException when it took too long, too much memory, or died
    Answer run() throws IOException, InterruptedException {
        var errors = folder.resolve("stderr");
        var builder =
                new ProcessBuilder(JavaCommand.of(SqlChild.class, folder))
                        .directory(folder.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(errors.toFile());
        builder.environment().clear();
        var process = builder.start();
        try (var noted = Children.note(state, process.toHandle(), "")) {
            watch(process);
        } finally {
            kill(process);
        }
        if (!Files.exists(folder.resolve("answer.json"))) {
            throw died(process.exitValue(), errors);
        }
        return Answer.read(folder);
    }

    private void watch(Process process) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
            if (cancellation.cancelled()) {
                throw OnggiException.of(DataProblem.CANCELLED);
            }
            if (System.nanoTime() > deadline) {
                throw OnggiException.of(SqlProblem.TIMED_OUT, words(limit));
            }
            if (residentBytes(process.pid()) > memoryBytes + BESIDE_DUCKDB) {
                throw OnggiException.of(SqlProblem.OUT_OF_MEMORY, megabytes(memoryBytes));
            }
        }
    }

    private static String words(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /// Memory in use where the system tells, else 0: DuckDB's own limit does not count every text.
    private static long residentBytes(long pid) {
        try {
            var status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
            return status.lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /// What the Java program or its machine said last, without the way it went.
    private static OnggiException died(int status, Path errors) throws IOException {
        var said = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8);
        var reason =
                said.lines()
                        .filter(line -> line.contains("Error") || line.contains("Exception"))
                        .findFirst()
                        .map(line -> line.substring(0, Math.min(line.length(), STDERR_SHOWN)))
                        .orElse("it said nothing");
        return OnggiException.of(SqlProblem.DIED, "exit " + status, reason);
    }

    /// A limit as it is told.
    static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
