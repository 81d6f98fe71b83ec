package dev.onggi.notify;

import dev.onggi.pipeline.Notification;
import dev.onggi.pipeline.NotificationReader;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Notifier;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds notifications that would tell nobody, without touching the outside world.
public final class NotifyCheck {
    private static final Pattern REFERENCE = Pattern.compile("(env|params)\\..+|run\\.id");

    private final Workspace workspace;
    private final Notifiers notifiers;
    private final Problems problems;

    /// A check.
    ///
    /// @param workspace whose settings and connections are looked at
    /// @param notifiers the known channels
    /// @param problems told of everything that is wrong
    public NotifyCheck(Workspace workspace, Notifiers notifiers, Problems problems) {
        this.workspace = workspace;
        this.notifiers = notifiers;
        this.problems = problems;
    }

    /// Checks the notifications of the workspace and of its pipelines and their steps.
    ///
    /// @param pipelines those without faults
    public void check(Collection<Pipeline> pipelines) {
        ofWorkspace(workspace, problems).forEach(this::check);
        for (var pipeline : pipelines) {
            pipeline.running().notifications().forEach(this::check);
            pipeline.steps()
                    .order()
                    .forEach(step -> step.control().notifications().forEach(this::check));
        }
    }

    /// The notifications of `onggi.yaml`.
    static List<Notification> ofWorkspace(Workspace workspace, Problems problems) {
        return workspace
                .written("notify")
                .map(node ->
                        NotificationReader.ofWorkspace(node, Workspaces.SETTINGS_FILE, problems))
                .orElse(List.of());
    }

    private void check(Notification notification) {
        var notifier = notifiers.find(notification.channel());
        if (notifier.isEmpty()) {
            problems.add(
                    notification.place(),
                    NotifyProblem.UNKNOWN_NOTIFIER,
                    notification.channel(),
                    NearestName.of(notification.channel(), notifiers.names()).orElse(""),
                    String.join(", ", notifiers.names()));
            return;
        }
        problems.collect(() -> {
            var connection =
                    StoredConnection.of(
                            workspace,
                            notifier.get(),
                            notification.connection(),
                            notification.place());
            connection.ifPresent(
                    found -> new ConnectionCheck(found, notifier.get(), problems).check());
            Channel.of(notification)
                    .forEach(channel -> target(notification, channel, notifier.get(), connection));
        });
    }

    private void target(
            Notification notification,
            Channel channel,
            Notifier notifier,
            Optional<StoredConnection> connection) {
        var written = new Scalar(channel.to(), channel.to(), notification.place());
        References.each(
                written,
                problems,
                (name, place) -> {
                    if (!REFERENCE.matcher(name).matches()) {
                        problems.add(place, NotifyProblem.REFERENCE, "${" + name + "}");
                    }
                });
        try {
            notifier.check(new WrittenTarget(written, connection));
        } catch (WrittenTarget.NotKnownYet e) {
            return; // it is looked at when it is filled in
        } catch (Failure e) {
            var hint = e.hint();
            problems.add(
                    notification.place(),
                    NotifyProblem.WRONG_TARGET,
                    notifier.name(),
                    e.getMessage(),
                    hint == null ? "" : hint);
        }
    }
}
