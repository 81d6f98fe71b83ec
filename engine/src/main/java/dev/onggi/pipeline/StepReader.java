package dev.onggi.pipeline;

import dev.onggi.pipeline.StepDefinition.Control;
import dev.onggi.pipeline.StepDefinition.Order;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one step of a pipeline.
final class StepReader {
    private static final Map<String, Integer> PRIORITIES =
            Map.of("high", 60, "normal", 0, "low", -60);

    private final String name;
    private final Entries step;
    private final Keys keys;
    private final StepTypes types;
    private final Problems problems;

    /// A step.
    ///
    /// @param name its name
    /// @param step its keys
    /// @param types the kinds of steps
    /// @param problems of this step alone
    StepReader(String name, Entries step, StepTypes types, Problems problems) {
        this.name = name;
        this.step = step;
        this.keys = new Keys(step, Where.step(name), problems);
        this.types = types;
        this.problems = problems;
    }

    /// The step; nothing where its kind cannot be told.
    ///
    /// @param siblings the steps of the pipeline, as written
    Optional<StepDefinition> read(Entries siblings) {
        keys.missing(PipelineKeys.STEP);
        var uses = keys.text("uses").orElse("");
        var type = types.find(uses);
        boolean call = uses.startsWith(StepDefinition.CALL);
        if (type.isEmpty() && !call && !uses.isEmpty()) {
            unknownKind(uses);
        }
        var own = call ? PipelineKeys.CALL : type.map(StepType::settings).orElse(List.of());
        boolean anyKey = type.map(StepType::takesAnyKey).orElse(!call);
        checkKeys(own, anyKey, uses);
        var definition =
                new StepDefinition(
                        name,
                        uses,
                        type.orElse(null),
                        settings(own),
                        order(siblings, call),
                        control());
        type.ifPresent(kind -> validate(kind, definition, own));
        return uses.isEmpty() ? Optional.empty() : Optional.of(definition);
    }

    /// Looks into the values. Beside a key that is not known only what is written is looked at:
    /// what is missing may be what that key was meant to be.
    private void validate(StepType type, StepDefinition definition, List<Setting> known) {
        var found = problems.found();
        if (found.isEmpty()) {
            problems.collect(() -> type.validate(definition.written(), problems));
        } else if (found.stream().allMatch(p -> p.code() == PipelineProblem.UNKNOWN_KEY)) {
            var entries = new LinkedHashMap<>(definition.settings().entries());
            entries.keySet().removeIf(key -> !named(known, key));
            var settings =
                    new StepSettings(name, definition.uses(), new Entries(entries, step.place()));
            var more = new Problems();
            more.collect(() -> type.validate(settings, more));
            more.found().stream()
                    .filter(problem -> !step.place().equals(problem.place()))
                    .forEach(problems::add);
        }
    }

    private void unknownKind(String uses) {
        var names = types.names().stream().sorted().toList();
        problems.add(
                keys.scalar("uses").map(YamlNode.Scalar::place).orElse(step.place()),
                PipelineProblem.UNKNOWN_KIND,
                uses,
                name,
                NearestName.of(uses, names).orElse(""),
                String.join(", ", names));
    }

    private void checkKeys(List<Setting> own, boolean anyKey, String uses) {
        var all = new ArrayList<>(own);
        PipelineKeys.STEP.stream().filter(key -> !named(own, key.name())).forEach(all::add);
        if (!anyKey) {
            keys.unknown(all);
        }
        keys.missing(own);
        keys.kinds(own, true);
        for (var key : PipelineKeys.STEP) {
            if (!named(own, key.name())) {
                keys.kinds(List.of(key), PipelineKeys.takesReferences(key.name()));
            }
        }
        if (keys.has("otherwise") && !named(own, "otherwise") && !anyKey) {
            problems.add(
                    keys.place("otherwise"), PipelineProblem.NOT_FOR_KIND, "otherwise", name, uses);
        }
    }

    /// The keys of the kind, without those that every step may have; it lies where the step's name
    /// does.
    private Entries settings(List<Setting> own) {
        var settings = new LinkedHashMap<String, YamlNode.Entry>();
        var reserved = PipelineKeys.reserved();
        step.entries()
                .forEach((key, entry) -> {
                    if (named(own, key) || !reserved.contains(key)) {
                        settings.put(key, entry);
                    }
                });
        return new Entries(settings, step.place());
    }

    private Order order(Entries siblings, boolean call) {
        var links = new StepLinks(name, keys, siblings, problems);
        var runOn =
                keys.text("run_on")
                        .filter(word -> Set.of("failure", "always").contains(word))
                        .map(word -> word.equals("failure") ? RunOn.FAILURE : RunOn.ALWAYS)
                        .orElse(RunOn.SUCCESS);
        return new Order(links.from(types), links.needs(), runOn, conditions(), forEach(call));
    }

    private List<Condition> conditions() {
        var conditions = new ArrayList<Condition>();
        for (var scalar : keys.scalars("when")) {
            var condition = Condition.parse(scalar.text(), scalar.place());
            if (condition.isEmpty()) {
                problems.add(scalar.place(), PipelineProblem.BAD_CONDITION, scalar.text(), name);
            } else if (!References.in(scalar)) {
                problems.add(
                        scalar.place(), PipelineProblem.CONSTANT_CONDITION, scalar.text(), name);
            }
            condition.ifPresent(conditions::add);
        }
        return List.copyOf(conditions);
    }

    private @Nullable ForEach forEach(boolean call) {
        var node = keys.get("for_each");
        if (node == null) {
            return null;
        }
        if (!call) {
            problems.add(keys.place("for_each"), PipelineProblem.ITEMS_FOR_CALLS, name);
            return null;
        }
        ForEach.check(name, node, problems);
        return new ForEach(name, node);
    }

    private Control control() {
        var notify = keys.get("notify");
        return new Control(
                new RetryReader(name, problems).read(keys),
                keys.duration("timeout").orElse(null),
                keys.text("pool").orElse(null),
                priority(),
                worker(),
                notify == null ? List.of() : new NotificationReader(name, problems).read(notify));
    }

    private @Nullable String worker() {
        var labels = keys.texts("worker");
        return labels.isEmpty() ? null : String.join(",", labels);
    }

    /// In minutes by which the step goes ahead of others.
    private int priority() {
        var word = keys.text("priority").map(PRIORITIES::get);
        return word.isPresent()
                        || keys.parsed("priority", Long::parseLong, "PRIORITY", "high").isEmpty()
                ? word.orElse(0)
                : keys.integer("priority", 0, -1_000_000, 1_000_000);
    }

    private static boolean named(List<Setting> settings, String key) {
        return settings.stream().anyMatch(setting -> setting.name().equals(key));
    }
}
