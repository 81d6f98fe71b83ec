package dev.onggi.server.airflow;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.Trigger;
import dev.onggi.server.access.World;
import dev.onggi.server.airflow.AssetRepository.Made;
import dev.onggi.server.airflow.AssetRepository.Wanted;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Datasets as Airflow's datasets and assets. Their address is `onggi:` and the name that `after:
/// {dataset: NAME}` has too.
public final class Assets {
    private static final TypeReference<Map<String, Object>> KEYS = new TypeReference<>() {};
    private static final String SCHEME = "onggi:";
    private static final int RECENT = 1000;
    private static final long LARGEST = (1L << 53) - 1;

    private final World world;
    private final AssetRepository repository;
    private final JsonMapper json;

    Assets(World world, JsonMapper json) {
        this.world = world;
        this.repository = new AssetRepository(world.database());
        this.json = json;
    }

    /// A dataset.
    ///
    /// @param name of it
    /// @param since when it came about
    /// @param last when its last version did
    /// @param makers the steps that make it, each with its pipeline
    /// @param readers the pipelines that run after it
    public record Asset(
            String name, Instant since, Instant last, List<Maker> makers, List<String> readers) {
        /// By what version 1 calls it.
        ///
        /// @return without slashes, so that it fits into a path
        public String uri() {
            return SCHEME + name;
        }

        /// By what version 2 calls it.
        ///
        /// @return the same in every workspace
        public long id() {
            return number(uri());
        }

        /// Whether pipelines make it or run after it.
        ///
        /// @param dags their names
        /// @return true where one of them does
        public boolean concerns(List<String> dags) {
            return readers.stream().anyMatch(dags::contains)
                    || makers.stream().anyMatch(maker -> dags.contains(maker.pipeline()));
        }
    }

    /// A step that makes a dataset.
    ///
    /// @param pipeline its pipeline
    /// @param step its name
    /// @param since when it did first
    /// @param last when it did last
    public record Maker(String pipeline, String step, Instant since, Instant last) {}

    /// A version of a dataset.
    ///
    /// @param id a number
    /// @param asset the dataset's name
    /// @param pipeline whose run made it, or null where it came about elsewhere
    /// @param step that made it, or null
    /// @param run that made it, or null
    /// @param at when
    /// @param extra what is known of it
    public record Event(
            long id,
            String asset,
            @Nullable String pipeline,
            @Nullable String step,
            @Nullable String run,
            Instant at,
            Map<String, @Nullable Object> extra) {
        /// By what version 1 calls the dataset.
        ///
        /// @return as of the dataset itself
        public String uri() {
            return SCHEME + asset;
        }

        /// By what version 2 calls the dataset.
        ///
        /// @return as of the dataset itself
        public long assetId() {
            return number(uri());
        }
    }

    /// Events.
    ///
    /// @param events of a page
    /// @param total how many there are
    public record Found(List<Event> events, long total) {}

    /// The datasets that a caller may know of: those that a pipeline makes or runs after that it
    /// may know of.
    ///
    /// @param shown the pipelines, or null for all
    /// @return by their names' order
    public List<Asset> all(@Nullable Collection<String> shown) {
        var made = new TreeMap<String, List<Made>>();
        repository.made().stream()
                .filter(one ->
                        shown == null || (one.pipeline() != null && shown.contains(one.pipeline())))
                .forEach(one -> made.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(one));
        var readers = readers(shown);
        readers.keySet().forEach(name -> made.putIfAbsent(name, List.of()));
        var assets = new ArrayList<Asset>();
        made.forEach((name, makers) ->
                assets.add(asset(name, makers, readers.getOrDefault(name, List.of()))));
        return assets;
    }

    private Asset asset(String name, List<Made> made, List<String> readers) {
        var makers = new ArrayList<Maker>();
        for (var one : made) {
            var pipeline = one.pipeline();
            var step = one.step();
            if (pipeline != null && step != null) {
                makers.add(new Maker(pipeline, step, one.first(), one.last()));
            }
        }
        var since = made.stream().map(Made::first).min(Instant::compareTo).orElse(Instant.EPOCH);
        var last = made.stream().map(Made::last).max(Instant::compareTo).orElse(Instant.EPOCH);
        return new Asset(name, since, last, makers, readers);
    }

    private Map<String, List<String>> readers(@Nullable Collection<String> shown) {
        var readers = new LinkedHashMap<String, List<String>>();
        for (var pipeline : world.serving().pipelines().all()) {
            if (shown == null || shown.contains(pipeline.name())) {
                after(pipeline)
                        .forEach(name ->
                                readers.computeIfAbsent(name, _ -> new ArrayList<>())
                                        .add(pipeline.name()));
            }
        }
        return readers;
    }

    private static List<String> after(Pipeline pipeline) {
        return pipeline.running().schedules().stream()
                .flatMap(schedule ->
                        schedule.trigger() instanceof Trigger.AfterDataset(var name)
                                ? java.util.stream.Stream.of(name)
                                : java.util.stream.Stream.of())
                .distinct()
                .toList();
    }

    /// A dataset by its address or its number.
    ///
    /// @param shown the pipelines that the caller may know of, or null for all
    /// @param key as the caller has it
    /// @return the dataset
    public Asset one(@Nullable Collection<String> shown, String key) {
        return all(shown).stream()
                .filter(one ->
                        one.uri().equals(key)
                                || one.name().equals(key)
                                || Long.toString(one.id()).equals(key))
                .findFirst()
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, key));
    }

    /// The versions of datasets.
    ///
    /// @param shown the pipelines that the caller may know of, or null for all
    /// @param asset of this dataset, or null for all
    /// @param asked of which pipeline, step and run, and how many
    /// @return a page
    public Found events(@Nullable Collection<String> shown, @Nullable Asset asset, Asked asked) {
        var wanted =
                new Wanted(
                        asset == null ? null : asset.name(),
                        asked.text("source_dag_id").orElse(null),
                        asked.text("source_task_id").orElse(null),
                        asked.text("source_run_id").orElse(null),
                        shown);
        boolean descending =
                asked.order(List.of("timestamp", "id", "asset_id", "dataset_id"))
                        .map(Asked.Order::descending)
                        .orElse(false);
        var page = repository.page(wanted, descending, asked.offset(), asked.limit());
        return new Found(page.stream().map(this::event).toList(), repository.count(wanted));
    }

    /// The versions that a run was begun for: those of the datasets that its pipeline runs after,
    /// of its interval.
    ///
    /// @param seen the run
    /// @param shown the pipelines that the caller may know of, or null for all
    /// @return none where something else began it
    public List<Event> causes(DagRuns.Seen seen, @Nullable Collection<String> shown) {
        var run = seen.run();
        if (!run.cause().equals("data")) {
            return List.of();
        }
        return world.serving().pipelines().all().stream()
                .filter(pipeline -> pipeline.name().equals(run.pipeline()))
                .flatMap(pipeline -> after(pipeline).stream())
                .flatMap(name ->
                        repository
                                .page(new Wanted(name, null, null, null, shown), true, 0, RECENT)
                                .stream())
                .filter(one ->
                        one.at().isAfter(run.times().intervalStart())
                                && !one.at().isAfter(run.times().intervalEnd()))
                .map(this::event)
                .toList();
    }

    private Event event(AssetRepository.Version version) {
        Map<String, @Nullable Object> extra =
                version.run() == null
                        ? extra(version.extra())
                        : Keys.of("file", version.item(), "rows", version.rows());
        long id = version.run() == null ? Long.parseLong(version.item()) : number(version.item());
        return new Event(
                id,
                version.name(),
                version.pipeline(),
                version.step(),
                version.run(),
                version.at(),
                extra);
    }

    private Map<String, @Nullable Object> extra(String written) {
        var extra = Keys.of();
        if (!written.isEmpty()) {
            json.readValue(written, KEYS).forEach(extra::put);
        }
        return extra;
    }

    /// Writes down that a version of a dataset came about elsewhere.
    ///
    /// @param asset the dataset
    /// @param extra what is known of it
    /// @param account who says so
    /// @return the event
    public Event happened(
            Asset asset, @Nullable Map<String, @Nullable Object> extra, String account) {
        var written = extra == null || extra.isEmpty() ? "" : json.writeValueAsString(extra);
        return event(
                repository.add(asset.name(), written, account, world.onggi().clock().instant()));
    }

    static long number(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return java.nio.ByteBuffer.wrap(hash).getLong() & LARGEST;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
