package dev.onggi.notify;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.collect.http.WebUrl;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Notifier;
import dev.onggi.spi.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells a channel of Slack, by an incoming webhook.
final class SlackNotifier implements Notifier {
    /// The most characters that Slack takes: of a header, and of one section.
    private static final int HEADER = 150;

    private static final int SECTION = 3000;

    /// Slack takes 50 blocks; what is longer is cut.
    private static final int SECTIONS = 40;

    private final HttpPost post;

    SlackNotifier(HttpPost post) {
        this.post = post;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.text("url", "Address of the incoming webhook."));
    }

    @Override
    public void check(Target target) throws Failure {
        url(target);
    }

    @Override
    public void send(Message message, Target target) throws Failure {
        var payload = new LinkedHashMap<String, Object>();
        if (!direct(target)) {
            payload.put("channel", target.to());
        }
        payload.put("text", escaped(message.title()));
        payload.put("blocks", blocks(message));
        try {
            post.send(url(target), JSON.std.asString(payload), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean direct(Target target) {
        return target.to().matches("(?i)https?://.*");
    }

    private static WebUrl url(Target target) throws Failure {
        if (direct(target)) {
            return WebUrl.parse(target.to());
        }
        return WebUrl.parse(
                target.setting("url")
                        .orElseThrow(() ->
                                Failure.user(
                                        "nothing says where Slack is called for `"
                                                + target.to()
                                                + "`",
                                        "Write the address of an incoming webhook instead, as"
                                                + " `${env.NAME}`, or name a `connection:` of type"
                                                + " slack with its `url`.")));
    }

    private static List<Map<String, Object>> blocks(Message message) {
        var blocks = new ArrayList<Map<String, Object>>();
        blocks.add(block("header", "plain_text", cut(message.title(), HEADER)));
        pieces(escaped(message.text())).stream()
                .limit(SECTIONS)
                .forEach(piece -> blocks.add(block("section", "mrkdwn", piece)));
        return blocks;
    }

    private static Map<String, Object> block(String type, String kind, String text) {
        return Map.of("type", type, "text", Map.of("type", kind, "text", text));
    }

    /// The text in pieces that a section takes, broken between lines where it can be.
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var rest = text;
        while (rest.length() > SECTION) {
            int line = rest.lastIndexOf('\n', SECTION);
            int end = line > 0 ? line : cut(rest, SECTION).length();
            pieces.add(rest.substring(0, end));
            rest = rest.substring(line > 0 ? end + 1 : end);
        }
        pieces.add(rest);
        return pieces.stream().filter(piece -> !piece.isBlank()).toList();
    }

    /// At most so many characters, and no half of a pair.
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /// So that nothing in it becomes a link or calls people.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
