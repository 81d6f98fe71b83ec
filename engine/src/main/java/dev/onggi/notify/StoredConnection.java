package dev.onggi.notify;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.spi.Notifier;
import dev.onggi.spi.Setting;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.WorkspaceProblem;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stored connection that a channel sends by.
///
/// @param name its name
/// @param written its keys, with `${env.NAME}` still in them
record StoredConnection(String name, Entries written) {
    /// The connection that a notification names; where it needs one and names none, the only one of
    /// the type.
    ///
    /// @throws OnggiException where there is none that fits
    static Optional<StoredConnection> of(
            Workspace workspace, Notifier notifier, @Nullable String named, @Nullable Place place) {
        var all =
                workspace.written("connections").orElse(null) instanceof Entries entries
                        ? entries
                        : new Entries(Map.of(), Place.of("onggi.yaml"));
        if (named != null) {
            return Optional.of(named(all, notifier, named, place));
        }
        return notifier.settings().stream().anyMatch(Setting::required)
                ? Optional.of(only(all, notifier, place))
                : Optional.empty();
    }

    private static StoredConnection named(
            Entries all, Notifier notifier, String name, @Nullable Place place) {
        if (!(all.get(name) instanceof Entries written)) {
            throw OnggiException.at(
                    place,
                    WorkspaceProblem.UNKNOWN_CONNECTION,
                    name,
                    NearestName.of(name, all.entries().keySet()).orElse(""));
        }
        var found = new StoredConnection(name, written);
        if (!found.type().equals(notifier.connectionType())) {
            throw OnggiException.at(
                    place,
                    NotifyProblem.WRONG_TYPE,
                    name,
                    found.type(),
                    notifier.name(),
                    notifier.connectionType());
        }
        return found;
    }

    private static StoredConnection only(Entries all, Notifier notifier, @Nullable Place place) {
        var type = notifier.connectionType();
        List<StoredConnection> fitting =
                all.entries().entrySet().stream()
                        .filter(entry -> entry.getValue().value() instanceof Entries)
                        .map(entry ->
                                new StoredConnection(
                                        entry.getKey(), (Entries) entry.getValue().value()))
                        .filter(connection -> connection.type().equals(type))
                        .toList();
        if (fitting.isEmpty()) {
            throw OnggiException.at(place, NotifyProblem.NO_CONNECTION, notifier.name(), type);
        }
        if (fitting.size() > 1) {
            throw OnggiException.at(
                    place,
                    NotifyProblem.WHICH_CONNECTION,
                    notifier.name(),
                    type,
                    String.join(", ", fitting.stream().map(StoredConnection::name).toList()));
        }
        return fitting.getFirst();
    }

    private String type() {
        return written.get("type") instanceof Scalar type ? type.text() : "";
    }
}
