package dev.onggi.collect.file;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Web pages: a row is the text of a page, or with `row: line` each of its lines. The title goes
/// into the metadata.
final class HtmlKind implements FileKind {
    @Override
    public String name() {
        return "html";
    }

    @Override
    public List<String> endings() {
        return List.of("html", "htm", "xhtml");
    }

    @Override
    public boolean isText(Reading reading) {
        return true;
    }

    @Override
    public void read(Reading reading) throws IOException, Failure {
        var page = parse(reading);
        var title = page.title().strip();
        Map<String, String> metadata = title.isEmpty() ? Map.of() : Map.of("title", title);
        var text = text(page);
        if (reading.setting("row", "file").equals("line")) {
            for (var line : text.lines().filter(l -> !l.isBlank()).toList()) {
                reading.rows().text(null, line, metadata);
            }
        } else {
            reading.rows().text(null, text, metadata);
        }
    }

    /// The charset is the declared one, else that of the page's own `meta`, else found by looking.
    private static Document parse(Reading reading) throws IOException {
        var charset = Texts.declared(reading);
        try (var in = reading.open()) {
            var bytes = in.readNBytes(reading.mostBytes());
            if (in.read() >= 0) {
                throw Texts.tooLarge(reading);
            }
            var name = charset == null ? null : charset.name();
            if (name == null && !Texts.namesCharset(bytes)) {
                name = Texts.charset(bytes).name();
            }
            return Jsoup.parse(new java.io.ByteArrayInputStream(bytes), name, "");
        }
    }

    /// The text of a page with a line for each block.
    private static String text(Document page) {
        var text = new StringBuilder();
        page.body()
                .traverse(
                        new NodeVisitor() {
                            @Override
                            public void head(Node node, int depth) {
                                if (node instanceof TextNode own) {
                                    append(text, own.text());
                                } else if (node instanceof Element element && breaks(element)) {
                                    newLine(text);
                                }
                            }

                            @Override
                            public void tail(Node node, int depth) {
                                if (node instanceof Element element && isCell(element)) {
                                    append(text, " ");
                                } else if (node instanceof Element element && element.isBlock()) {
                                    newLine(text);
                                }
                            }
                        });
        return text.toString().strip();
    }

    private static boolean breaks(Element element) {
        return element.nameIs("br") || (element.isBlock() && !isCell(element));
    }

    private static boolean isCell(Element element) {
        return element.nameIs("td") || element.nameIs("th");
    }

    private static void append(StringBuilder text, String more) {
        boolean open = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(open ? more.stripLeading() : more);
    }

    private static void newLine(StringBuilder text) {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
