package dev.onggi.server.airflow.v1;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.TaskLogs;
import dev.onggi.server.airflow.TaskPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The logs of steps.
@RestController
@RequestMapping(V1Configuration.BASE)
public final class LogRoutes {
    private static final String LOG =
            "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{number}";

    private final TaskLogs logs;

    LogRoutes(TaskLogs logs) {
        this.logs = logs;
    }

    @Access(value = Permission.DATA, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(path = LOG, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> json(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task,
            @PathVariable int number,
            HttpServletRequest request) {
        var asked = Asked.of(request, V1Configuration.USUAL);
        boolean whole = asked.flag("full_content").orElse(false);
        var piece = logs.piece(TaskPath.of(dag, run, task, asked), number, asked, whole);
        var reply = Keys.of("content", text(piece));
        if (piece.next() != null) {
            reply.put("continuation_token", piece.next());
        }
        return reply;
    }

    @Access(value = Permission.DATA, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(path = LOG, produces = MediaType.TEXT_PLAIN_VALUE)
    String plain(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task,
            @PathVariable int number,
            HttpServletRequest request) {
        var asked = Asked.of(request, V1Configuration.USUAL);
        return text(logs.piece(TaskPath.of(dag, run, task, asked), number, asked, true));
    }

    private static String text(TaskLogs.Piece piece) {
        return piece.lines().stream()
                .map(line -> TaskLogs.text(line) + "\n")
                .collect(Collectors.joining());
    }
}
