package dev.onggi.quality;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlReader;
import java.util.List;

/// YAML and problems in tests.
public final class YamlText {
    private YamlText() {}

    public static YamlNode of(String yaml) {
        return YamlReader.read(yaml, "test.yaml");
    }

    /// What was found, one line each.
    public static List<String> lines(Problems problems) {
        return problems.found().stream().map(p -> p.line(Language.EN)).toList();
    }
}
