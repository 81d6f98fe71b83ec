package dev.onggi.server.airflow.v2;

import dev.onggi.run.RunLogs;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.airflow.TaskLogs;
import dev.onggi.server.airflow.TaskPath;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/// The logs of steps.
@RestController
@RequestMapping(V2Configuration.BASE)
public final class LogRoutes {
    private static final String LOG =
            "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{number}";

    private final DagRuns runs;
    private final TaskInstances steps;
    private final TaskLogs logs;
    private final JsonMapper json;

    LogRoutes(DagRuns runs, TaskInstances steps, TaskLogs logs, JsonMapper json) {
        this.json = json;
        this.runs = runs;
        this.steps = steps;
        this.logs = logs;
    }

    @Access(value = Permission.DATA, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(path = LOG, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> structured(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task,
            @PathVariable int number,
            HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        boolean whole = asked.flag("full_content").orElse(false);
        var piece = logs.piece(TaskPath.of(dag, run, task, asked), number, asked, whole);
        return Keys.of(
                "content",
                piece.lines().stream().map(LogRoutes::structured).toList(),
                "continuation_token",
                piece.next());
    }

    private static Map<String, @Nullable Object> structured(RunLogs.Line line) {
        var view = Keys.of("timestamp", line.at(), "event", line.message(), "level", line.level());
        line.facts()
                .forEach((key, value) -> {
                    if (!key.equals("trace")) {
                        view.putIfAbsent(key, value);
                    }
                });
        return view;
    }

    @Access(value = Permission.DATA, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(path = LOG, produces = MediaType.APPLICATION_NDJSON_VALUE)
    String lines(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task,
            @PathVariable int number,
            HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        return logs.piece(TaskPath.of(dag, run, task, asked), number, asked, true).lines().stream()
                .map(line -> json.writeValueAsString(structured(line)) + "\n")
                .collect(Collectors.joining());
    }

    /// Where Onggi's own API has the log of the run.
    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(
            "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/externalLogUrl/{number}")
    Map<String, @Nullable Object> elsewhere(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable int number) {
        var run = runs.one(dag, name);
        steps.tried(run, task, number);
        var path = UriUtils.encodePathSegment(run.run().id(), StandardCharsets.UTF_8);
        var step = UriUtils.encodeQueryParam(task, StandardCharsets.UTF_8);
        return Keys.of("url", "/api/onggi/v1/runs/" + path + "/logs?step=" + step);
    }
}
