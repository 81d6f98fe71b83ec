package dev.onggi.clean.ask.wire;

import dev.onggi.clean.ask.rate.Pace;
import dev.onggi.clean.ask.rate.Rate;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.WorkspaceProblem;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The models that a workspace can ask: those of onggi.yaml, and those that a task names outright.
///
/// Nothing is asked here: addresses, keys and names are put together, and what is wrong with them
/// is told with its place.
public final class Models {
    private static final String DEFAULT = "default";

    private final Workspace workspace;
    private final Entries stored;

    private Models(Workspace workspace, Entries stored) {
        this.workspace = workspace;
        this.stored = stored;
    }

    /// The models of a workspace.
    ///
    /// @param workspace its settings, connections and secrets
    /// @return the models
    public static Models of(Workspace workspace) {
        var empty = new Entries(Map.of(), Place.of("onggi.yaml"));
        return new Models(
                workspace,
                workspace.setting("models").orElse(empty) instanceof Entries entries
                        ? entries
                        : empty);
    }

    /// The names under `models:`.
    ///
    /// @return in the order written, `default` left out
    public List<String> names() {
        return stored.entries().keySet().stream().filter(name -> !name.equals(DEFAULT)).toList();
    }

    /// The model that is meant where a task names none.
    ///
    /// @return `models.default`, or `builtin`
    public String byDefault() {
        return stored.get(DEFAULT) instanceof Scalar scalar ? scalar.text() : "builtin";
    }

    /// Everything that is wrong with a model somebody names.
    ///
    /// @param name as it was written
    /// @param place where it was written; what is wrong in onggi.yaml has its own place
    /// @param problems told of them
    public void check(String name, Place place, Problems problems) {
        problems.collect(() -> find(name, place));
    }

    /// What is wrong with the model that is asked where nobody names one.
    ///
    /// @param problems told of it
    public void checkDefault(Problems problems) {
        var node = stored.get(DEFAULT);
        check(byDefault(), node == null ? stored.place() : node.place(), problems);
    }

    /// Everything that is wrong with the models of onggi.yaml, used or not.
    ///
    /// @param problems told of them
    public void check(Problems problems) {
        for (var name : names()) {
            check(name, stored.placeOf(name), problems);
        }
    }

    /// The model of a name.
    ///
    /// @param name as it was written; empty for the [#byDefault] one
    /// @param place where it was written, or null
    /// @return the model; empty for `builtin`, which nobody is asked for
    /// @throws OnggiException where it is unknown, or cannot be asked
    public Optional<Model> find(String name, @Nullable Place place) {
        var at = place == null ? Place.of("onggi.yaml") : place;
        var wanted = name.isEmpty() ? byDefault() : name;
        return written(wanted, at).map(this::shared);
    }

    private Optional<Model> written(String name, Place place) {
        return find(name, new Step(name, List.of(), place, Map.of()));
    }

    /// The same model at the strictest pace that any of its names states: its provider counts them
    /// together.
    private Model shared(Model model) {
        var pace =
                known().values().stream()
                        .filter(model::isCountedWith)
                        .map(other -> other.manners().pace())
                        .reduce(model.manners().pace(), Pace::stricter);
        return model.at(pace.orUsual());
    }

    /// The models of onggi.yaml that can be asked, each at the pace that its own name states.
    private Map<String, Model> known() {
        var known = new LinkedHashMap<String, Model>();
        for (var name : names()) {
            try {
                written(name, stored.placeOf(name)).ifPresent(model -> known.put(name, model));
            } catch (OnggiException e) {
                // check tells of it
            }
        }
        return known;
    }

    /// What is no mistake but should be known: names of one model that state different rates.
    ///
    /// @param notes told of each pair
    public void note(Problems notes) {
        var known = List.copyOf(known().entrySet());
        for (int i = 0; i < known.size(); i++) {
            var model = known.get(i).getValue();
            for (var before : known.subList(0, i)) {
                if (model.isCountedWith(before.getValue())
                        && model.manners().pace().contradicts(before.getValue().manners().pace())) {
                    notes.add(
                            stored.placeOf(known.get(i).getKey()),
                            ModelProblem.DIFFERENT_PACES,
                            before.getKey(),
                            known.get(i).getKey());
                }
            }
        }
    }

    private Optional<Model> find(String name, Step step) {
        return switch (ModelName.parse(name)) {
            case ModelName.BuiltIn _ -> Optional.empty();
            case ModelName.Hosted hosted ->
                    Optional.of(model(step, hosted.provider(), hosted.name(), null));
            case ModelName.Served served ->
                    Optional.of(model(step, Provider.COMPATIBLE, served.name(), served.base()));
            case ModelName.Stored alias -> stored(alias.name(), step);
        };
    }

    private Optional<Model> stored(String name, Step step) {
        if (!(stored.get(name) instanceof Entries settings)
                || !(settings.get("uses") instanceof Scalar uses)) {
            throw OnggiException.at(
                    step.place(),
                    WorkspaceProblem.UNKNOWN_MODEL,
                    name,
                    NearestName.of(name, stored.entries().keySet()).orElse(""));
        }
        var merged = new LinkedHashMap<>(settings.entries());
        merged.putAll(step.settings()); // what stands nearer goes before
        merged.put("uses", new YamlNode.Entry(uses.place(), uses));
        if (step.visited().contains(name)) {
            throw OnggiException.at(
                    uses.place(),
                    ModelProblem.GOES_ROUND,
                    String.join(" -> ", step.visited()) + " -> " + name);
        }
        return find(uses.text(), step.into(name, uses.place(), merged));
    }

    private Model model(Step step, Provider provider, String name, @Nullable URI base) {
        var access = new Access(workspace, step.text("connection"), step.place());
        var actual = access.provider(provider);
        var endpoint = access.endpoint(actual, base);
        return new Model(step.label(), actual, name, endpoint, step.manners());
    }

    /// How far the search for a name has come.
    ///
    /// @param label what was asked for first
    /// @param visited the names on the way
    /// @param place of the last one
    /// @param settings of the names on the way
    private record Step(
            String label, List<String> visited, Place place, Map<String, YamlNode.Entry> settings) {
        Step into(String name, Place at, Map<String, YamlNode.Entry> merged) {
            var longer = new ArrayList<>(visited);
            longer.add(name);
            return new Step(label, List.copyOf(longer), at, merged);
        }

        @Nullable Scalar text(String key) {
            var entry = settings.get(key);
            return entry != null && entry.value() instanceof Scalar scalar ? scalar : null;
        }

        Model.Manners manners() {
            var pace =
                    new Pace(
                            number("requests_per_second").map(Rate::perSecond).orElse(null),
                            perMinute("input_tokens_per_minute"),
                            perMinute("output_tokens_per_minute"),
                            perMinute("tokens_per_minute"));
            var patience = text("patience");
            var hedge = text("hedge");
            return new Model.Manners(
                    pace,
                    Optional.ofNullable(patience).map(one -> Values.duration(one.text())),
                    hedge != null && Values.flag(hedge.text()));
        }

        private @Nullable Rate perMinute(String key) {
            return number(key).map(tokens -> Rate.perMinute(tokens.longValue())).orElse(null);
        }

        private Optional<BigDecimal> number(String key) {
            return Optional.ofNullable(text(key))
                    .filter(scalar -> scalar.value() instanceof Number)
                    .map(scalar -> new BigDecimal(scalar.text()));
        }
    }
}
