package dev.onggi.pipeline;

import dev.onggi.problem.Problems;
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
final class NotificationReader {
    private final Where where;
    private final Problems problems;

    NotificationReader(String name, Problems problems) {
        this.where = new Where("notification", name);
        this.problems = problems;
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
        keys.unknown(PipelineKeys.NOTIFICATION);
        keys.kinds(PipelineKeys.NOTIFICATION, true);
        var channels = Notification.Channel.values();
        if (!keys.exactlyOne(Arrays.stream(channels).map(Notification.Channel::word).toList())) {
            return Optional.empty();
        }
        keys.scalars("mail").forEach(this::mail);
        var events = EnumSet.noneOf(Notification.Event.class);
        for (var word : keys.texts("events")) {
            Arrays.stream(Notification.Event.values())
                    .filter(event -> event.word().equals(word))
                    .forEach(events::add);
        }
        if (events.isEmpty()) {
            events.addAll(EnumSet.of(Notification.Event.FAILED, Notification.Event.GATE));
        }
        return Arrays.stream(channels)
                .filter(channel -> keys.has(channel.word()))
                .findFirst()
                .map(channel ->
                        new Notification(
                                channel,
                                keys.texts(channel.word()),
                                keys.text("connection").orElse(null),
                                Set.copyOf(events)));
    }

    private void mail(Scalar address) {
        var text = address.text();
        if (!References.in(address) && !text.matches("[^@\\s]+@[^@\\s]+")) {
            new KindCheck(where, problems).wrong("mail", address, "mail", "[me@shop.example]");
        }
    }
}
