package dev.onggi;

import dev.onggi.clean.ask.wire.Provider;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.step.StepType;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.WorkspaceProblem;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Checks that stored connections are of a type that some kind of step can use, or that serves
/// models or tells people, whether or not one uses them today.
final class ConnectionTypes {
    private final List<String> known;

    /// @param steps the kinds of steps that take a `connection:` and say its types
    /// @param telling the types by which people are told
    ConnectionTypes(Collection<StepType> steps, List<String> telling) {
        var ofSteps =
                steps.stream()
                        .map(StepType::settings)
                        .filter(keys -> keys.stream().anyMatch(k -> k.name().equals("connection")))
                        .flatMap(List::stream)
                        .filter(key -> key.name().equals("type"))
                        .map(Setting::oneOf)
                        .flatMap(List::stream);
        known =
                Stream.of(ofSteps, Provider.types().stream(), telling.stream())
                        .flatMap(types -> types)
                        .distinct()
                        .toList();
    }

    /// Reports each connection of an unknown type.
    void check(Workspace workspace, Problems problems) {
        if (!known.isEmpty()
                && workspace.written("connections").orElse(null) instanceof Entries connections) {
            connections
                    .entries()
                    .forEach((name, entry) -> {
                        if (entry.value() instanceof Entries connection) {
                            check(name, connection, problems);
                        }
                    });
        }
    }

    private void check(String name, Entries connection, Problems problems) {
        if (connection.get("type") instanceof Scalar type
                && !References.in(type)
                && !known.contains(type.text())) {
            problems.add(
                    type.place(),
                    WorkspaceProblem.NOT_ONE_OF,
                    "connections." + name + ".type",
                    type.text(),
                    NearestName.of(type.text(), known).orElse(""),
                    String.join(", ", known));
        }
    }
}
