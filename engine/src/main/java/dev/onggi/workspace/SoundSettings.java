package dev.onggi.workspace;

import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Entry;
import dev.onggi.yaml.YamlNode.Items;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Settings without the values that are wrong, so that what else lies in a workspace can be looked
/// at beside them. Names that others refer to stay, whatever is wrong with what they stand for.
final class SoundSettings {
    private static final Set<String> NAMING = Set.of("models", "prices", "environments");
    private static final Set<WorkspaceProblem> OF_OTHERS =
            Set.of(
                    WorkspaceProblem.UNKNOWN_MODEL,
                    WorkspaceProblem.UNKNOWN_CONNECTION,
                    WorkspaceProblem.MISSING_SETTING,
                    WorkspaceProblem.BAD_NAME);

    private final Set<Place> wrong;

    private SoundSettings(Set<Place> wrong) {
        this.wrong = wrong;
    }

    static Entries of(Entries settings, Collection<Problem> problems) {
        var wrong =
                problems.stream()
                        .filter(problem ->
                                !(problem.code() instanceof WorkspaceProblem code)
                                        || !OF_OTHERS.contains(code))
                        .flatMap(problem -> Stream.ofNullable(problem.place()))
                        .collect(Collectors.toSet());
        return new SoundSettings(wrong).entries(settings, false);
    }

    private Entries entries(Entries entries, boolean named) {
        var sound = new LinkedHashMap<String, Entry>();
        entries.entries()
                .forEach((key, entry) -> {
                    if (key.equals("connections")) {
                        sound.put(key, entry);
                    } else if (named || !isWrong(entry)) {
                        sound.put(
                                key,
                                new Entry(
                                        entry.keyPlace(),
                                        node(entry.value(), !named && NAMING.contains(key))));
                    }
                });
        return new Entries(sound, entries.place());
    }

    private YamlNode node(YamlNode node, boolean naming) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar;
            case Items items ->
                    new Items(
                            items.items().stream()
                                    .filter(item -> !wrong.contains(item.place()))
                                    .map(item -> node(item, false))
                                    .toList(),
                            items.place());
            case Entries entries -> entries(entries, naming);
        };
    }

    private boolean isWrong(Entry entry) {
        return wrong.contains(entry.keyPlace()) || wrong.contains(entry.value().place());
    }
}
