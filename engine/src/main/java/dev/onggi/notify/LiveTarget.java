package dev.onggi.notify;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.spi.Notifier;
import dev.onggi.spi.Setting;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.WorkspaceProblem;
import dev.onggi.yaml.References;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A target with everything filled in. Secrets stand only here, never in the store.
///
/// @param notifier whose settings say what is taken where a key is absent
/// @param to whom to tell
/// @param connection the keys of the stored connection
record LiveTarget(Notifier notifier, String to, Map<String, @Nullable Object> connection)
        implements Notifier.Target {
    /// The target of a channel.
    ///
    /// @throws OnggiException where a connection or variable is not there
    static LiveTarget of(Workspace workspace, Notifier notifier, Channel channel) {
        var stored = StoredConnection.of(workspace, notifier, channel.connection(), null);
        var keys = stored.flatMap(found -> workspace.connection(found.name())).orElse(Map.of());
        return new LiveTarget(notifier, filled(workspace, channel.to()), keys);
    }

    private static String filled(Workspace workspace, String text) {
        return References.fill(
                text,
                Place.of("notify"),
                (name, place) -> {
                    var variable = name.replaceFirst("^env\\.", "");
                    return workspace
                            .secrets()
                            .get(variable)
                            .orElseThrow(() ->
                                    OnggiException.of(
                                            WorkspaceProblem.MISSING_VARIABLE, variable, "", ""));
                });
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(connection.get(name))
                .map(String::valueOf)
                .or(() ->
                        notifier.settings().stream()
                                .filter(setting -> setting.name().equals(name))
                                .findFirst()
                                .map(Setting::fallback));
    }
}
