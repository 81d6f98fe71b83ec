package dev.onggi.quality;

import dev.onggi.problem.Language;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// YAML written in tests, with places in `test.yaml`.
public final class YamlText {
    private YamlText() {}

    public static YamlNode of(String yaml) {
        return node(new Compose(LoadSettings.builder().build()).composeString(yaml).orElseThrow());
    }

    private static YamlNode node(Node node) {
        var place = place(node.getStartMark());
        return switch (node) {
            case ScalarNode scalar -> new YamlNode.Scalar(scalar.getValue(), value(scalar), place);
            case SequenceNode list ->
                    new YamlNode.Items(
                            list.getValue().stream().map(YamlText::node).toList(), place);
            case MappingNode map -> {
                var entries = new LinkedHashMap<String, YamlNode.Entry>();
                for (var tuple : map.getValue()) {
                    entries.put(
                            ((ScalarNode) tuple.getKeyNode()).getValue(),
                            new YamlNode.Entry(
                                    place(tuple.getKeyNode().getStartMark()),
                                    node(tuple.getValueNode())));
                }
                yield new YamlNode.Entries(entries, place);
            }
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    private static Object value(ScalarNode scalar) {
        if (scalar.getTag().equals(Tag.NULL)) {
            return null;
        }
        return scalar.getTag().equals(Tag.INT)
                ? Long.valueOf(scalar.getValue())
                : scalar.getValue();
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(m -> new Place("test.yaml", m.getLine() + 1, m.getColumn() + 1))
                .orElse(Place.of("test.yaml"));
    }

    /// What was found, one line each.
    public static List<String> lines(Problems problems) {
        return problems.found().stream().map(p -> p.line(Language.EN)).toList();
    }
}
