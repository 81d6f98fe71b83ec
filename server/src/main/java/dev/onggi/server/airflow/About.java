package dev.onggi.server.airflow;

import dev.onggi.run.PoolRepository;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is known of the server itself.
public final class About {
    /// The one pool that steps without a pool share; it has no bound of its own.
    public static final String DEFAULT_POOL = "default_pool";

    private final World world;
    private final Instant since;

    About(World world) {
        this.world = world;
        this.since = world.onggi().clock().instant();
    }

    /// When the server began.
    ///
    /// @return by the workspace's clock
    public Instant since() {
        return since;
    }

    /// The time.
    ///
    /// @return by the workspace's clock
    public Instant now() {
        return world.onggi().clock().instant();
    }

    /// Whether the metadata answer.
    ///
    /// @return healthy or unhealthy
    public String metadata() {
        try {
            return world.database().now() > 0 ? "healthy" : "unhealthy";
        } catch (RuntimeException e) {
            return "unhealthy";
        }
    }

    /// The pools, that of steps without a pool first.
    ///
    /// @return with who is in them now
    public List<PoolRepository.Pool> pools() {
        return new PoolRepository(world.database(), world.workspace()).all(DEFAULT_POOL);
    }

    /// A pool.
    ///
    /// @param name as steps write it
    /// @return the pool
    public PoolRepository.Pool pool(String name) {
        return pools().stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, name));
    }

    /// The settings that hold no secrets, by section.
    ///
    /// @return their values
    public Map<String, Map<String, String>> settings() {
        var core = new LinkedHashMap<String, String>();
        core.put("default_timezone", world.workspace().zone().getId());
        core.put("environment", world.workspace().environment());
        core.put(
                "language", world.workspace().language().name().toLowerCase(java.util.Locale.ROOT));
        core.put("cpu", Integer.toString(world.workspace().cores()));
        var api = new LinkedHashMap<String, String>();
        api.put("maximum_page_limit", "100");
        api.put("fallback_page_limit", "50");
        var sections = new LinkedHashMap<String, Map<String, String>>();
        sections.put("core", core);
        sections.put("api", api);
        return sections;
    }

    /// A file that is no pipeline for its faults.
    ///
    /// @param id a number
    /// @param file relative to the workspace
    /// @param text what is wrong with it, a line for each fault
    public record Fault(long id, String file, String text) {}

    /// The files that are no pipelines for their faults.
    ///
    /// @param dags those that the caller may know of
    /// @return in their order
    public List<Fault> faults(List<Catalog.Dag> dags) {
        var language = world.workspace().language();
        return dags.stream()
                .filter(dag -> !dag.problems().isEmpty())
                .map(dag ->
                        new Fault(
                                Assets.number(dag.file()),
                                dag.file(),
                                dag.problems().stream()
                                        .map(problem -> problem.line(language))
                                        .collect(Collectors.joining("\n"))))
                .toList();
    }

    /// A file that is no pipeline for its faults.
    ///
    /// @param dags those that the caller may know of
    /// @param id its number
    /// @return the file
    public Fault fault(List<Catalog.Dag> dags, long id) {
        return faults(dags).stream()
                .filter(fault -> fault.id() == id)
                .findFirst()
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, id));
    }
}
