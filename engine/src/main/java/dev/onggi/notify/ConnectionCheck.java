package dev.onggi.notify;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Notifier;
import dev.onggi.spi.Setting;
import dev.onggi.yaml.References;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.stream.Stream;

/// Checks the keys of a connection that a channel sends by.
///
/// @param connection as written
/// @param notifier whose settings say what may stand in it
/// @param problems told of everything that is wrong
record ConnectionCheck(StoredConnection connection, Notifier notifier, Problems problems) {
    void check() {
        var known = notifier.settings();
        var names = Stream.concat(Stream.of("type"), known.stream().map(Setting::name)).toList();
        connection
                .written()
                .entries()
                .forEach((key, entry) -> {
                    if (!names.contains(key)) {
                        problems.add(
                                entry.keyPlace(),
                                NotifyProblem.UNKNOWN_KEY,
                                connection.name(),
                                key,
                                NearestName.of(key, names).orElse(""),
                                String.join(", ", names));
                    }
                });
        known.forEach(this::check);
    }

    private void check(Setting setting) {
        var value = connection.written().get(setting.name());
        if (value == null) {
            if (setting.required()) {
                problems.add(
                        connection.written().place(),
                        NotifyProblem.MISSING_KEY,
                        connection.name(),
                        setting.name());
            }
        } else if (!References.in(value) && !fits(setting, value)) {
            problems.add(
                    value.place(),
                    NotifyProblem.WRONG_VALUE,
                    connection.name(),
                    setting.name(),
                    value instanceof Scalar scalar ? scalar.text() : "...",
                    setting.oneOf().isEmpty()
                            ? setting.kind().name()
                            : String.join(", ", setting.oneOf()));
        }
    }

    private static boolean fits(Setting setting, YamlNode value) {
        return switch (setting.kind()) {
            case TEXTS, MAP, ANY -> true;
            case TEXT, INTEGER, NUMBER, BOOLEAN, DURATION, SHARE ->
                    value instanceof Scalar scalar
                            && scalar.value() != null
                            && Values.says(setting.kind(), scalar.text())
                            && among(setting.oneOf(), scalar.text());
        };
    }

    private static boolean among(List<String> words, String text) {
        return words.isEmpty() || words.contains(text);
    }
}
