package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A process of the tests' own classes, with the lines that it has said.
final class Child implements AutoCloseable {
    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch ended = new CountDownLatch(1);

    Child(Class<?> main, List<String> options, List<String> args) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", ChildPath.get(), main.getName()));
        command.addAll(args);
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread.ofPlatform().daemon().name("child-lines").start(this::read);
    }

    private void read() {
        try (var said = process.inputReader()) {
            said.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            // it was killed in the middle of a line
        } finally {
            ended.countDown();
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Waits until it has said a line, or has ended.
    boolean said(String line, long seconds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < until) {
            boolean over = ended.getCount() == 0;
            if (lines.contains(line)) {
                return true;
            }
            if (over) {
                return false;
            }
            Thread.sleep(2);
        }
        return false;
    }

    /// Kills it as `kill -9` does, and waits until it is gone.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        ended.await(5, TimeUnit.SECONDS);
    }

    /// Waits for its end.
    int exit(long seconds) throws InterruptedException {
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as("%s", lines).isTrue();
        ended.await(5, TimeUnit.SECONDS);
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
