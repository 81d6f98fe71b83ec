package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Words;
import dev.onggi.server.airflow.XComs;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/// Waiting for the end of a run: a line whenever it was looked at, the last one at its end.
@RestController
@RequestMapping(V2Configuration.BASE)
public final class WaitRoutes {
    private static final int LONGEST_LOOKS = 3600;

    private final DagRuns runs;
    private final XComs xcoms;
    private final JsonMapper json;

    WaitRoutes(DagRuns runs, XComs xcoms, JsonMapper json) {
        this.runs = runs;
        this.xcoms = xcoms;
        this.json = json;
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/{dag_run_id}/wait")
    ResponseEntity<StreamingResponseBody> wait(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        var interval =
                asked.text("interval")
                        .map(WaitRoutes::seconds)
                        .orElseThrow(() ->
                                CallException.of(ServerProblem.BAD_PARAMETER, "interval", "1"));
        var results = asked.texts("result");
        var id = runs.id(dag, name);
        StreamingResponseBody body =
                out -> {
                    for (int look = 0; look < LONGEST_LOOKS; look++) {
                        var line = look(id, results);
                        out.write(
                                (json.writeValueAsString(line) + "\n")
                                        .getBytes(StandardCharsets.UTF_8));
                        out.flush();
                        if (!List.of("queued", "running").contains(line.get("state"))) {
                            return;
                        }
                        pause(interval);
                    }
                };
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(body);
    }

    private Map<String, @Nullable Object> look(String id, List<String> results) {
        var state =
                runs.ofIds(List.of(id)).stream()
                        .findFirst()
                        .map(seen -> Words.run(seen.run().state()))
                        .orElse("failed");
        var line = Keys.of("state", state);
        if (state.equals("success") && !results.isEmpty()) {
            var values = Keys.of();
            for (var entry : xcoms.of(null, List.of(id), null)) {
                if (results.contains(entry.step().name())) {
                    values.merge(
                            entry.step().name(),
                            Keys.of(entry.key(), entry.value()),
                            WaitRoutes::joined);
                }
            }
            line.put("results", values);
        }
        return line;
    }

    private static Object joined(Object one, Object other) {
        var both = Keys.of();
        for (var part : List.of(one, other)) {
            if (part instanceof Map<?, ?> map) {
                map.forEach((key, value) -> both.put(String.valueOf(key), value));
            }
        }
        return both;
    }

    private static double seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds <= LONGEST_LOOKS) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw CallException.of(ServerProblem.BAD_PARAMETER, "interval", "1");
    }

    private static void pause(double seconds) {
        try {
            Thread.sleep((long) (seconds * 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
