package dev.onggi.pipeline;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.yaml.References;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Items;
import dev.onggi.yaml.YamlNode.Scalar;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A map of the pipeline language, checked against the keys it may have. What was reported is
/// absent afterwards, so that reading goes on.
final class Keys {
    private final Entries map;
    private final Where where;
    private final Problems problems;

    Keys(Entries map, Where where, Problems problems) {
        this.map = map;
        this.where = where;
        this.problems = problems;
    }

    /// Reports unknown and missing keys, and values of a wrong kind or with references.
    Keys check(List<Setting> known) {
        unknown(known);
        missing(known);
        kinds(known, false);
        return this;
    }

    void unknown(List<Setting> known) {
        var names = known.stream().map(Setting::name).toList();
        map.entries()
                .forEach((key, entry) -> {
                    if (!names.contains(key)) {
                        problems.add(
                                entry.keyPlace(),
                                PipelineProblem.UNKNOWN_KEY,
                                key,
                                where.kind(),
                                where.name(),
                                NearestName.of(key, names).orElse(""),
                                String.join(", ", names));
                    }
                });
    }

    void missing(List<Setting> known) {
        for (var setting : known) {
            if (setting.required() && !has(setting.name())) {
                problems.add(
                        map.place(),
                        PipelineProblem.MISSING_KEY,
                        setting.name(),
                        where.kind(),
                        where.name());
            }
        }
    }

    void kinds(List<Setting> known, boolean references) {
        for (var setting : known) {
            var node = map.get(setting.name());
            if (node == null || !has(setting.name())) {
                continue;
            }
            boolean nested =
                    setting.kind() == Setting.Kind.ANY || setting.kind() == Setting.Kind.MAP;
            if (!references && !nested && References.in(node)) {
                problems.add(
                        node.place(),
                        PipelineProblem.REFERENCE_NOT_HERE,
                        setting.name(),
                        where.kind(),
                        where.name());
            }
            new KindCheck(where, problems).check(setting, node);
        }
    }

    boolean has(String key) {
        var node = map.get(key);
        return node != null && !(node instanceof Scalar scalar && scalar.value() == null);
    }

    @Nullable YamlNode get(String key) {
        return has(key) ? map.get(key) : null;
    }

    Place place(String key) {
        return map.placeOf(key);
    }

    Optional<Entries> map(String key) {
        return get(key) instanceof Entries entries ? Optional.of(entries) : Optional.empty();
    }

    Optional<Scalar> scalar(String key) {
        return get(key) instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
    }

    Optional<String> text(String key) {
        return scalar(key).map(Scalar::text);
    }

    /// The scalars of a list; one scalar stands for a list of one.
    List<Scalar> scalars(String key) {
        return switch (get(key)) {
            case Items items ->
                    items.items().stream()
                            .filter(Scalar.class::isInstance)
                            .map(Scalar.class::cast)
                            .toList();
            case Scalar scalar -> List.of(scalar);
            case null, default -> List.of();
        };
    }

    List<String> texts(String key) {
        return scalars(key).stream().map(Scalar::text).toList();
    }

    boolean flag(String key, boolean fallback) {
        return parsed(key, Values::flag).orElse(fallback);
    }

    Optional<Duration> duration(String key) {
        return parsed(key, Values::duration);
    }

    /// A whole number within limits, which are reported where it is not.
    int integer(String key, int fallback, int min, int max) {
        var number = parsed(key, Long::parseLong);
        if (number.isEmpty()) {
            return fallback;
        }
        if (number.get() < min || number.get() > max) {
            problems.add(
                    scalar(key).map(Scalar::place).orElse(map.place()),
                    PipelineProblem.OUT_OF_RANGE,
                    key,
                    number.get(),
                    where.kind(),
                    where.name(),
                    min,
                    max);
            return fallback;
        }
        return number.get().intValue();
    }

    /// What a text stands for; nothing where the parser refuses it.
    <T> Optional<T> parsed(String key, Function<String, T> parser) {
        try {
            return text(key).map(parser);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /// What a text stands for; reported where the parser refuses it.
    <T> Optional<T> parsed(String key, Function<String, T> parser, String word, String example) {
        var value = parsed(key, parser);
        if (value.isEmpty() && scalar(key).isPresent() && !References.in(scalar(key).get())) {
            new KindCheck(where, problems).wrong(key, scalar(key).get(), word, example);
        }
        return value;
    }

    /// Reports unless exactly one of some keys is there.
    boolean exactlyOne(List<String> keys) {
        boolean one = keys.stream().filter(this::has).count() == 1;
        if (!one) {
            problems.add(
                    map.place(),
                    PipelineProblem.EXACTLY_ONE,
                    where.kind(),
                    where.name(),
                    String.join(", ", keys));
        }
        return one;
    }
}
