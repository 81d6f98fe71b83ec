package dev.onggi.server.api;

import dev.onggi.run.RunRequest;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/// Beginning runs.
@RestController
public final class TriggerRoutes {
    private static final int LONGEST_KEY = 200;

    private final World world;
    private final Triggers triggers;
    private final RunViews views;

    TriggerRoutes(World world, Triggers triggers, RunViews views) {
        this.world = world;
        this.triggers = triggers;
        this.views = views;
    }

    /// What is asked of a run.
    ///
    /// @param params values for the pipeline's parameters, by name: texts, numbers or truth values
    /// @param date the end of its interval, or null for now
    /// @param sample rows a source should stop after, or null for all
    /// @param from the first step to run, or null for all
    /// @param until the last step to run, or null for all
    /// @param only the one step to run, or null for all
    record Order(
            @Nullable Map<String, Object> params,
            @Nullable Instant date,
            @Nullable Long sample,
            @Nullable String from,
            @Nullable String until,
            @Nullable String only) {
        static final Order NOW = new Order(null, null, null, null, null, null);

        RunRequest request() {
            long rows = sample == null ? 0 : sample;
            if (rows < 0) {
                throw CallException.of(ServerProblem.BAD_PARAMETER, "sample", "0 ..");
            }
            return new RunRequest(texts(params), date, rows, until, false, from, only);
        }
    }

    /// Values as the command line would have them.
    static Map<String, String> texts(@Nullable Map<String, Object> given) {
        var texts = new LinkedHashMap<String, String>();
        if (given != null) {
            given.forEach((name, value) -> {
                if (!(value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean)) {
                    throw CallException.of(ServerProblem.BAD_PARAMETER, "params." + name, "");
                }
                texts.put(name, value.toString());
            });
        }
        return texts;
    }

    @Access(value = Permission.TRIGGER, on = On.PIPELINE, by = "name")
    @PostMapping("/api/onggi/v1/pipelines/{name}/runs")
    ResponseEntity<RunViews.Run> start(
            @PathVariable String name,
            @RequestBody(required = false) @Nullable Order order,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw CallException.of(
                    ServerProblem.BAD_PARAMETER, "Idempotency-Key", "1 .. " + LONGEST_KEY);
        }
        var request = (order == null ? Order.NOW : order).request();
        var begun = triggers.begin(caller, new Triggers.Wanted(name, request, key));
        var run =
                world.runs()
                        .ofId(begun.run())
                        .map(one -> views.of(java.util.List.of(one)).getFirst());
        var place = "/api/onggi/v1/runs/" + UriUtils.encodePathSegment(begun.run(), "UTF-8");
        var reply = begun.again() ? ResponseEntity.ok() : ResponseEntity.created(URI.create(place));
        return reply.body(run.orElseThrow());
    }
}
