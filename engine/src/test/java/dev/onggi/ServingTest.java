package dev.onggi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.event.Event;
import dev.onggi.run.RunCause;
import dev.onggi.run.RunRequest;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingTest {
    @TempDir Path root;

    private Onggi open() {
        return Onggi.open(Workspaces.open(root, null, Map.of()), InstantSource.system());
    }

    private static List<String> schedules(Onggi onggi) {
        return Objects.requireNonNull(onggi.metadata())
                .read(handle ->
                        handle.createQuery("SELECT pipeline FROM schedule_cursor")
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void whoOnlyWorksLeavesSchedulesToThoseWhoServe() throws IOException, InterruptedException {
        Files.writeString(root.resolve("onggi.yaml"), "timezone: UTC\n");
        Files.createDirectories(root.resolve("pipelines"));
        Files.writeString(
                root.resolve("pipelines/p.yaml"),
                "name: p\nschedule: '0 6 * * *'\nsteps:\n  a: {uses: collect/file, path: a.csv}\n");
        var began = new CountDownLatch(1);
        try (var owner = open();
                var serving =
                        owner.serve(
                                new Serving.Options(Set.of(), true, event -> began.countDown()))) {
            assertThat(serving).isNotNull();
            assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
        }
        try (var owner = open()) {
            owner.serve(
                            new Serving.Options(
                                    Set.of(),
                                    false,
                                    event -> {
                                        throw new AssertionError(event);
                                    }))
                    .close();
            assertThat(schedules(owner)).containsExactly("p");
        }
    }

    @Test
    void whoeverWatchesIsToldOfEachStep() throws IOException, InterruptedException {
        Files.writeString(root.resolve("onggi.yaml"), "timezone: UTC\n");
        Files.createDirectories(root.resolve("pipelines"));
        Files.writeString(root.resolve("a.csv"), "x\n1\n");
        Files.writeString(
                root.resolve("pipelines/p.yaml"),
                "name: p\nsteps:\n  a: {uses: collect/file, path: a.csv}\n");
        var told = new CopyOnWriteArrayList<String>();
        var ended = new CountDownLatch(1);
        try (var owner = open();
                var subscription =
                        owner.events()
                                .subscribe(event -> {
                                    told.add(word(event));
                                    if (event instanceof Event.RunEnded) {
                                        ended.countDown();
                                    }
                                });
                var serving = owner.serve(new Serving.Options(Set.of(), true, event -> {}))) {
            serving.orders().start("p", RunRequest.NOW, RunCause.MANUAL);
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(told)
                .containsExactly(
                        "RunStarted", "StepStarted a", "StepEnded a SUCCEEDED", "RunEnded");
    }

    private static String word(Event event) {
        var name = event.getClass().getSimpleName();
        return switch (event) {
            case Event.StepStarted begun -> name + " " + begun.step();
            case Event.StepEnded done -> name + " " + done.step() + " " + done.ending().state();
            default -> name;
        };
    }
}
