package dev.onggi.workspace;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks the whole of `onggi.yaml` and reports everything that is wrong with it.
final class SettingsCheck {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,63}");

    private final Problems problems;

    SettingsCheck(Problems problems) {
        this.problems = problems;
    }

    /// Reports everything that is wrong with the settings and those of each environment.
    void check(Entries settings) {
        level("", settings);
        var connections = names(settings.get("connections"));
        if (settings.get("environments") instanceof Entries environments) {
            environments
                    .entries()
                    .forEach((name, entry) -> {
                        name(name, entry.keyPlace());
                        environment(name, entry.value(), connections);
                    });
        }
        models(settings.get("models"), connections);
    }

    private void environment(String name, YamlNode node, Set<String> common) {
        if (node instanceof Entries overlay) {
            var inner = overlay.get("environments");
            if (inner != null) {
                unknown("environments", "", overlay.placeOf("environments"));
            }
            level("", overlay);
            var connections = new LinkedHashSet<>(common);
            connections.addAll(names(overlay.get("connections")));
            models(overlay.get("models"), connections);
        } else if (!(node instanceof YamlNode.Scalar scalar && scalar.value() == null)) {
            wrongMap("environments." + name, node);
        }
    }

    private void level(String prefix, Entries entries) {
        entries.entries()
                .forEach((key, entry) -> {
                    var path = prefix + key;
                    var setting = Settings.of(path);
                    if (setting.isPresent()) {
                        value(setting.get(), entry.value());
                    } else if (Settings.all().stream()
                            .noneMatch(s -> s.path().startsWith(path + "."))) {
                        unknown(key, prefix, entry.keyPlace());
                    } else if (entry.value() instanceof Entries inner) {
                        level(path + ".", inner);
                    } else {
                        wrongMap(path, entry.value());
                    }
                });
    }

    private void value(WorkspaceSetting setting, YamlNode node) {
        References.each(node, problems, (name, place) -> reference(name, place));
        if (!References.in(node)) {
            new SettingCheck(setting, problems).check(node);
        }
        if (setting.form() instanceof Form.Prices && node instanceof Entries prices) {
            new PricesCheck(problems).check(prices);
        }
        if (setting.form() instanceof Form.Connections && node instanceof Entries connections) {
            connections
                    .entries()
                    .forEach((name, entry) -> {
                        name(name, entry.keyPlace());
                        if (!(entry.value() instanceof Entries)) {
                            wrongMap("connections." + name, entry.value());
                        }
                    });
        }
    }

    private void reference(String name, Place place) {
        if (!name.startsWith("env.") || name.length() == "env.".length()) {
            problems.add(place, WorkspaceProblem.UNKNOWN_REFERENCE, "${" + name + "}");
        }
    }

    private void models(@Nullable YamlNode node, Set<String> connections) {
        if (node instanceof Entries models) {
            new ModelsCheck(models, connections, problems).check();
        }
    }

    private void name(String name, Place place) {
        if (!NAME.matcher(name).matches()) {
            problems.add(place, WorkspaceProblem.BAD_NAME, name);
        }
    }

    private void unknown(String key, String prefix, Place place) {
        var known = new LinkedHashSet<String>();
        for (var setting : Settings.all()) {
            if (setting.path().startsWith(prefix) && !setting.path().equals(prefix + key)) {
                known.add(setting.path().substring(prefix.length()).split("\\.")[0]);
            }
        }
        problems.add(
                place,
                WorkspaceProblem.UNKNOWN_SETTING,
                prefix + key,
                NearestName.of(key, known).orElse(""),
                String.join(", ", known));
    }

    private void wrongMap(String path, YamlNode node) {
        problems.add(
                node.place(),
                WorkspaceProblem.WRONG_VALUE,
                path,
                node instanceof YamlNode.Scalar scalar ? scalar.text() : "...",
                "map",
                "{key: value}");
    }

    private static Set<String> names(@Nullable YamlNode node) {
        return node instanceof Entries entries ? entries.entries().keySet() : Set.of();
    }
}
