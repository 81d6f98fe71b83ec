package dev.onggi.notify;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.spi.Notifier.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Joins the notices of a message.
final class Letter {
    /// Notices told in full; of those behind them only the titles are told.
    private static final int IN_FULL = 20;

    private static final int TITLES = 200;

    private final NoticeWords words;
    private final String sender;

    /// Letters of a workspace.
    ///
    /// @param sender begins each title, such as `[Onggi shop prod]`
    Letter(NoticeWords words, String sender) {
        this.words = words;
        this.sender = sender;
    }

    Message of(Delivery delivery, List<Notice> notices) {
        return message(delivery, title(notices), text(notices), notices);
    }

    private Message message(Delivery delivery, String title, String text, List<Notice> notices) {
        var shown = sender + " " + title;
        var facts = notices.stream().map(Notice::facts).collect(Collectors.joining(","));
        return new Message(
                delivery.id(),
                delivery.createdAt(),
                shown,
                text,
                "{\"id\":%s,\"at\":%s,\"title\":%s,\"text\":%s,\"notices\":[%s]}"
                        .formatted(
                                json(delivery.id()),
                                json(delivery.createdAt().toString()),
                                json(shown),
                                json(text),
                                facts));
    }

    private String title(List<Notice> notices) {
        var titles = notices.stream().map(Notice::title).distinct().toList();
        if (notices.size() == 1) {
            return titles.getFirst();
        }
        return titles.size() == 1
                ? words.say("joined.same", titles.getFirst(), notices.size())
                : words.say("joined", notices.size(), String.join(", ", titles.subList(0, 2)));
    }

    private String text(List<Notice> notices) {
        var text =
                new StringBuilder(
                        notices.stream()
                                .limit(IN_FULL)
                                .map(Notice::body)
                                .collect(Collectors.joining("\n\n----\n\n")));
        if (notices.size() > IN_FULL) {
            text.append("\n\n----\n");
            counted(notices.subList(IN_FULL, notices.size()))
                    .forEach((title, count) ->
                            text.append('\n')
                                    .append(
                                            count == 1
                                                    ? title
                                                    : words.say("joined.same", title, count)));
        }
        return text.toString();
    }

    private Map<String, Long> counted(List<Notice> notices) {
        var counts =
                notices.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Notice::title, LinkedHashMap::new, Collectors.counting()));
        if (counts.size() <= TITLES) {
            return counts;
        }
        var shown = new LinkedHashMap<String, Long>();
        counts.entrySet().stream()
                .limit(TITLES)
                .forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
        shown.put(words.say("joined.more", counts.size() - TITLES), 1L);
        return shown;
    }

    private static String json(String text) {
        try {
            return JSON.std.asString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
