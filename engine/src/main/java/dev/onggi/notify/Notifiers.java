package dev.onggi.notify;

import dev.onggi.collect.http.AddressGuard;
import dev.onggi.spi.Notifier;
import dev.onggi.workspace.Workspace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/// The channels that notifications may use: built in, and brought by extensions.
public final class Notifiers {
    private final Map<String, Notifier> byName = new LinkedHashMap<>();

    Notifiers(List<Notifier> notifiers) {
        notifiers.forEach(notifier -> byName.put(notifier.name(), notifier));
    }

    /// Those of a workspace.
    ///
    /// @param workspace its setting `http.allow` is read for each call of a URL
    /// @param clock the time that calls are signed with
    /// @return built-in ones first
    public static Notifiers of(Workspace workspace, InstantSource clock) {
        var post = new HttpPost(() -> AddressGuard.of(workspace), clock);
        var all =
                new ArrayList<Notifier>(
                        List.of(
                                new MailNotifier(),
                                new SlackNotifier(post),
                                new WebhookNotifier(post, clock)));
        ServiceLoader.load(Notifier.class, Notifiers.class.getClassLoader()).forEach(all::add);
        return new Notifiers(all);
    }

    /// The types of stored connections that channels use.
    ///
    /// @return such as `smtp`
    public List<String> connectionTypes() {
        return byName.values().stream().map(Notifier::connectionType).distinct().toList();
    }

    Optional<Notifier> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Set<String> names() {
        return byName.keySet();
    }
}
