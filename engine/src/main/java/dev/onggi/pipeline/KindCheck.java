package dev.onggi.pipeline;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.yaml.References;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Items;
import dev.onggi.yaml.YamlNode.Scalar;

/// Checks that values are of the kind that their key takes. A value with a reference is left until
/// it is filled in.
final class KindCheck {
    private final Where where;
    private final Problems problems;

    KindCheck(Where where, Problems problems) {
        this.where = where;
        this.problems = problems;
    }

    void check(Setting setting, YamlNode node) {
        switch (setting.kind()) {
            case ANY -> {}
            case MAP -> {
                if (!(node instanceof Entries)) {
                    wrong(setting, node);
                }
            }
            case TEXTS -> {
                if (node instanceof Items items) {
                    items.items().forEach(item -> scalar(setting, item));
                } else {
                    scalar(setting, node);
                }
            }
            case TEXT, INTEGER, NUMBER, BOOLEAN, DURATION, SHARE -> scalar(setting, node);
        }
    }

    private void scalar(Setting setting, YamlNode node) {
        if (!(node instanceof Scalar scalar) || scalar.value() == null) {
            wrong(setting, node);
        } else if (!References.in(node)) {
            text(setting, scalar);
        }
    }

    private void text(Setting setting, Scalar scalar) {
        if (!Values.says(setting.kind(), scalar.text())) {
            wrong(setting, scalar);
        } else if (!setting.oneOf().isEmpty() && !setting.oneOf().contains(scalar.text())) {
            problems.add(
                    scalar.place(),
                    PipelineProblem.NOT_ONE_OF,
                    setting.name(),
                    scalar.text(),
                    NearestName.of(scalar.text(), setting.oneOf()).orElse(""),
                    where.kind(),
                    where.name(),
                    String.join(", ", setting.oneOf()));
        }
    }

    private void wrong(Setting setting, YamlNode node) {
        wrong(setting.name(), node, setting.kind().name(), example(setting));
    }

    /// Reports a value that is not of its kind.
    void wrong(String key, YamlNode node, String word, String example) {
        problems.add(
                node.place(),
                PipelineProblem.WRONG_VALUE,
                key,
                written(node),
                word,
                where.kind(),
                where.name(),
                example);
    }

    static String written(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.text();
            case Items _ -> "[...]";
            case Entries _ -> "{...}";
        };
    }

    private static String example(Setting setting) {
        if (setting.fallback() != null) {
            return setting.fallback();
        }
        return switch (setting.kind()) {
            case TEXT -> setting.oneOf().isEmpty() ? "text" : setting.oneOf().getFirst();
            case INTEGER -> "10";
            case NUMBER -> "1.5";
            case BOOLEAN -> "true";
            case DURATION -> "30s";
            case SHARE -> "5%";
            case TEXTS -> "[a, b]";
            case MAP -> "{key: value}";
            case ANY -> "...";
        };
    }
}
