package dev.onggi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.run.ChildPath;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunRequest;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// An engine that is killed while its steps have processes of their own.
@EnabledOnOs(OS.LINUX)
class LeftChildrenTest {
    @TempDir Path folder;

    private final List<ProcessHandle> left = new ArrayList<>();

    @AfterEach
    void end() {
        left.forEach(ProcessHandle::destroyForcibly);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void theNextOwnerEndsTheProcessesOfStepsWhoseEngineWasKilled() throws Exception {
        write("onggi.yaml", "timezone: Asia/Seoul\n");
        write("a.csv", "n\n1\n");
        write(
                "pipelines/p.yaml",
                """
                steps:
                  slow:
                    uses: collect/command
                    command:
                      - sh
                      - -c
                      - "(setsid sh -c 'echo $$ > away; exec sleep 600' >/dev/null 2>&1 &);
                         sh -c 'echo $$ > inner; exec sleep 600' & echo $$ > outer; wait"
                  fetch: {uses: collect/file, path: a.csv}
                  query:
                    uses: sql
                    from: fetch
                    query: SELECT sum(hash(x.range + y.range)) AS s FROM range(1000000) x, range(1000000) y
                """);
        write("pipelines/q.yaml", "steps:\n  fetch: {uses: collect/file, path: a.csv}\n");
        var owner = start();
        try {
            await(() -> notes().size() == 2);
            await(() -> List.of("away", "inner", "outer").stream().allMatch(this::isWritten));
            for (var file : List.of("away", "inner", "outer")) {
                left.add(process(Files.readString(folder.resolve(file)).strip()));
            }
            for (var note : notes()) {
                left.add(process(note.getFileName().toString().split("_")[0]));
            }
        } finally {
            owner.destroyForcibly().waitFor();
        }
        assertThat(left).hasSize(5).allMatch(ProcessHandle::isAlive);

        var workspace = Workspaces.open(folder, null, Map.of());
        try (var onggi = Onggi.open(workspace, InstantSource.system())) {
            assertThat(
                            onggi.run("q", RunRequest.NOW, new RunListener() {}, new Cancellation())
                                    .succeeded())
                    .isTrue();
        }
        await(() -> left.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(notes()).isEmpty();
    }

    private Process start() throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                List.of("-cp", ChildPath.get(), CommandingProcess.class.getName(), "" + folder));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private static ProcessHandle process(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private boolean isWritten(String file) {
        return folder.resolve(file).toFile().length() > 0;
    }

    private List<Path> notes() throws IOException {
        var notes = folder.resolve(".onggi/children");
        if (!Files.isDirectory(notes)) {
            return List.of();
        }
        try (var files = Files.list(notes)) {
            return files.toList();
        }
    }

    private void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            var said = folder.resolve("said");
            assertThat(System.nanoTime())
                    .as("%s", Files.exists(said) ? Files.readString(said) : "")
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }
}
