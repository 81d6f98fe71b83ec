package dev.onggi.workspace;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks the models of `onggi.yaml`.
final class ModelsCheck {
    private static final Pattern MODEL =
            Pattern.compile("builtin|(openai|anthropic|ollama):\\S+|https?://\\S+#\\S+");
    private static final List<String> KEYS =
            List.of(
                    "uses",
                    "connection",
                    "requests_per_second",
                    "tokens_per_minute",
                    "input_tokens_per_minute",
                    "output_tokens_per_minute",
                    "patience",
                    "hedge");
    private static final Form TOKENS = new Form.Whole(1, 1_000_000_000_000L);
    private static final Form PATIENCE =
            new Form.Lasting(Duration.ofSeconds(1), Duration.ofDays(1));

    private final Entries models;
    private final Set<String> connections;
    private final Problems problems;
    private final SettingProblems told;

    ModelsCheck(Entries models, Set<String> connections, Problems problems) {
        this.models = models;
        this.connections = connections;
        this.problems = problems;
        this.told = new SettingProblems(problems);
    }

    void check() {
        models.entries()
                .forEach((name, entry) -> {
                    if (name.equals("default")) {
                        known(entry.value());
                    } else if (entry.value() instanceof Entries model) {
                        model("models." + name, model);
                    } else {
                        told.wrong("models." + name, entry.value(), "map", "{uses: openai:NAME}");
                    }
                });
    }

    private void model(String path, Entries model) {
        model.entries().forEach((key, entry) -> key(path, key, entry));
        if (model.get("uses") == null) {
            problems.add(model.place(), WorkspaceProblem.MISSING_SETTING, path, "uses");
        }
    }

    private void key(String path, String key, YamlNode.Entry entry) {
        var value = entry.value();
        if (!KEYS.contains(key)) {
            told.unknown(path, key, entry, KEYS);
        } else if (!(value instanceof Scalar scalar) || scalar.value() == null) {
            told.wrong(path + "." + key, value, "text", "...");
        } else if (References.in(value)) {
            return;
        } else if (key.equals("uses")) {
            known(value);
        } else if (key.equals("connection")) {
            if (!connections.contains(scalar.text())) {
                problems.add(
                        scalar.place(),
                        WorkspaceProblem.UNKNOWN_CONNECTION,
                        scalar.text(),
                        NearestName.of(scalar.text(), connections).orElse(""));
            }
        } else if (key.endsWith("tokens_per_minute")) {
            check(path, key, TOKENS, "200000", value);
        } else if (key.equals("patience")) {
            check(path, key, PATIENCE, "5m", value);
        } else if (key.equals("hedge")) {
            check(path, key, new Form.Flag(), "true", value);
        } else {
            check(path, key, new Form.Decimal(0.001, 1e6), "10", value);
        }
    }

    private void check(String path, String key, Form form, String example, YamlNode value) {
        var setting = new WorkspaceSetting(path + "." + key, form, null, example, "");
        new SettingCheck(setting, problems).check(value);
    }

    private void known(YamlNode node) {
        if (!(node instanceof Scalar scalar) || scalar.value() == null) {
            told.wrong("models.default", node, "text", "builtin");
        } else if (!References.in(node)
                && !MODEL.matcher(scalar.text()).matches()
                && !(models.get(scalar.text()) instanceof Entries)) {
            problems.add(
                    scalar.place(),
                    WorkspaceProblem.UNKNOWN_MODEL,
                    scalar.text(),
                    NearestName.of(scalar.text(), models.entries().keySet()).orElse(""));
        }
    }
}
