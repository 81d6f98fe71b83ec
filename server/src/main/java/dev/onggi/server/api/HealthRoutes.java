package dev.onggi.server.api;

import dev.onggi.server.ServerOptions;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the server lives, whether it can work, which version it is, and its numbers.
@RestController
public final class HealthRoutes {
    private static final long PATIENCE_SECONDS = 5;

    private final World world;
    private final PrometheusMeterRegistry metrics;
    private final String version;

    HealthRoutes(World world, PrometheusMeterRegistry metrics, ServerOptions options) {
        this.world = world;
        this.version = options.version();
        this.metrics = metrics;
    }

    @Access(Permission.OPEN)
    @GetMapping("/health/live")
    Map<String, String> live() {
        return Map.of("status", "UP");
    }

    @Access(Permission.OPEN)
    @GetMapping("/health/ready")
    Map<String, String> ready() {
        if (world.database().now() <= 0) {
            throw CallException.later(ServerProblem.BUSY, PATIENCE_SECONDS);
        }
        return Map.of("status", "UP");
    }

    @Access(Permission.OPEN)
    @GetMapping("/api/onggi/v1/version")
    Map<String, String> version() {
        return Map.of("version", version, "api", "v1");
    }

    @Access(Permission.READ)
    @GetMapping(path = "/metrics", produces = MediaType.TEXT_PLAIN_VALUE)
    String metrics() {
        return metrics.scrape();
    }
}
