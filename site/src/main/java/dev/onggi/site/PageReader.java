package dev.onggi.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Reads Markdown files into pages.
final class PageReader {
    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .build();

    private PageReader() {}

    /// Reads one file.
    ///
    /// @param path relative to the repository
    /// @param file where it lies
    static Page read(String path, Path file) throws IOException {
        return parse(path, Files.readString(file));
    }

    /// Makes a page of a text.
    static Page parse(String path, String markdown) {
        var document = PARSER.parse(markdown);
        var headings = new Headings();
        document.accept(headings);
        var title = headings.first.isEmpty() ? path : headings.first;
        return new Page(path, title, headings.anchors, document);
    }

    /// The line of a node, from 1; an inline node without a place of its own lies in its block.
    static int line(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.getSourceSpans().isEmpty()) {
                return at.getSourceSpans().getFirst().getLineIndex() + 1;
            }
        }
        return 1;
    }

    /// The text of a node without its markup.
    static String text(Node node) {
        var text = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text part) {
                        text.append(part.getLiteral());
                    }

                    @Override
                    public void visit(Code part) {
                        text.append(part.getLiteral());
                    }

                    @Override
                    public void visit(SoftLineBreak part) {
                        text.append(' ');
                    }
                });
        return text.toString();
    }

    private static final class Headings extends AbstractVisitor {
        private final Map<Heading, String> anchors = new HashMap<>();
        private final Map<String, Integer> taken = new HashMap<>();
        private String first = "";

        @Override
        public void visit(Heading heading) {
            var text = text(heading);
            if (first.isEmpty()) {
                first = text;
            }
            var slug = slug(text);
            int before = taken.merge(slug, 1, Integer::sum) - 1;
            anchors.put(heading, before == 0 ? slug : slug + "-" + before);
        }
    }

    /// The anchor that GitHub gives a heading: lower case, spaces as `-`, letters and digits of any
    /// script kept.
    static String slug(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
                .replace(' ', '-');
    }
}
