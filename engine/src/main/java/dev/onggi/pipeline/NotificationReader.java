package dev.onggi.pipeline;

import dev.onggi.pipeline.Notification.Event;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Items;
import dev.onggi.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads who is told of what.
public final class NotificationReader {
    private static final String OTHER = "notifier";
    private static final List<String> CHANNELS =
            List.of(Notification.MAIL, Notification.SLACK, Notification.WEBHOOK, OTHER);

    private final Where where;
    private final List<Setting> known;
    private final Set<Event> usual;
    private final Problems problems;

    private NotificationReader(
            String name, List<Setting> known, Set<Event> usual, Problems problems) {
        this.where = new Where("notification", name);
        this.known = known;
        this.usual = usual;
        this.problems = problems;
    }

    /// A reader of a pipeline's or step's notifications.
    NotificationReader(String name, Problems problems) {
        this(name, PipelineKeys.NOTIFICATION, Event.USUAL, problems);
    }

    /// Reads the notifications of a workspace.
    ///
    /// @param notify as written in its settings
    /// @param file the settings' name in problems
    /// @param problems told of everything that is wrong
    /// @return those without faults
    public static List<Notification> ofWorkspace(YamlNode notify, String file, Problems problems) {
        return new NotificationReader(
                        file,
                        PipelineKeys.WORKSPACE_NOTIFICATION,
                        Event.USUAL_OF_WORKSPACE,
                        problems)
                .read(notify);
    }

    /// The notifications of a map or a list of maps.
    List<Notification> read(YamlNode node) {
        var read = new ArrayList<Notification>();
        for (var item : node instanceof Items items ? items.items() : List.of(node)) {
            if (item instanceof Entries map) {
                one(map).ifPresent(read::add);
            } else {
                new KindCheck(where, problems)
                        .wrong("notify", item, "MAP", "[{mail: [me@shop.example]}]");
            }
        }
        return List.copyOf(read);
    }

    private Optional<Notification> one(Entries map) {
        var keys = new Keys(map, where, problems);
        keys.unknown(known);
        keys.kinds(known, true);
        if (!keys.exactlyOne(CHANNELS)) {
            return Optional.empty();
        }
        keys.scalars(Notification.MAIL).forEach(this::mail);
        var chosen = CHANNELS.stream().filter(keys::has).findFirst().orElseThrow();
        boolean other = chosen.equals(OTHER);
        return Optional.of(
                new Notification(
                        other ? keys.text(OTHER).orElse("") : chosen,
                        other ? keys.texts("to") : keys.texts(chosen),
                        keys.text("connection").orElse(null),
                        events(keys.texts("events")),
                        map.placeOf(chosen)));
    }

    private Set<Event> events(List<String> words) {
        var events = EnumSet.noneOf(Event.class);
        Arrays.stream(Event.values())
                .filter(event -> words.contains(event.word()))
                .forEach(events::add);
        return Set.copyOf(events.isEmpty() ? usual : events);
    }

    private void mail(Scalar address) {
        var text = address.text();
        if (!References.in(address) && !text.matches("[^@\\s]+@[^@\\s]+")) {
            new KindCheck(where, problems).wrong("mail", address, "mail", "[me@shop.example]");
        }
    }
}
