package dev.onggi.notify;

import dev.onggi.event.Ending;
import dev.onggi.event.Event;
import dev.onggi.event.RunRef;
import dev.onggi.event.Totals;
import dev.onggi.pipeline.PipelineProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.store.Database;
import dev.onggi.workspace.Workspaces;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A process in which one pipeline after another fails, until it is killed. It says which notices
/// are written.
final class NoticingProcess {
    private NoticingProcess() {}

    static Notices notices(Path root, Database database) {
        var workspace = Workspaces.open(root, null, Map.of());
        var clock = InstantSource.system();
        return new Notices(
                new Notices.World(
                        workspace,
                        database,
                        name -> {
                            throw OnggiException.of(PipelineProblem.UNKNOWN_PIPELINE, name, "");
                        },
                        Notifiers.of(workspace, clock)),
                clock);
    }

    static Event failed(String pipeline) {
        return new Event.RunEnded(
                Instant.now(),
                new RunRef(pipeline + "_1", pipeline, Map.of()),
                new Ending(Ending.State.FAILED, List.of(), Duration.ZERO),
                new Totals(0, 0, 0, BigDecimal.ZERO),
                "");
    }

    public static void main(String[] args) {
        var root = Path.of(args[0]);
        var database = Database.open(root.resolve(".onggi/onggi.db"));
        var notices = notices(root, database);
        notices.start();
        for (int n = 0; n < 100_000; n++) {
            var name = args[1] + "-" + n;
            notices.accept(failed(name));
            System.out.println(name);
            System.out.flush();
        }
    }
}
