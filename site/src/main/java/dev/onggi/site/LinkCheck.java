package dev.onggi.site;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/// Follows every link of the pages, and gathers the broken ones and the files they need.
final class LinkCheck {
    private static final Pattern HTML_LINK = Pattern.compile("(?i)<[^>]*\\b(?:href|src)\\s*=");

    private final LinkResolver resolver;
    private final List<Fault> faults = new ArrayList<>();
    private final SortedSet<String> files = new TreeSet<>();

    LinkCheck(LinkResolver resolver) {
        this.resolver = resolver;
    }

    /// Follows the links of a page.
    void check(Page page) {
        page.document()
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Link link) {
                                follow(page, link, link.getDestination());
                                visitChildren(link);
                            }

                            @Override
                            public void visit(Image image) {
                                follow(page, image, image.getDestination());
                                visitChildren(image);
                            }

                            @Override
                            public void visit(HtmlBlock html) {
                                refuseLinks(page, html, html.getLiteral());
                            }

                            @Override
                            public void visit(HtmlInline html) {
                                refuseLinks(page, html, html.getLiteral());
                            }
                        });
    }

    private void follow(Page page, Node node, String destination) {
        switch (resolver.resolve(page, destination)) {
            case LinkTarget.Broken(var why) -> fault(page, node, "`" + destination + "` " + why);
            case LinkTarget.ToFile(var path) -> files.add(path);
            case LinkTarget.External _, LinkTarget.ToPage _ -> {}
        }
    }

    private void refuseLinks(Page page, Node node, String html) {
        if (HTML_LINK.matcher(html).find()) {
            fault(page, node, "a link in HTML is not followed; write it in Markdown");
        }
    }

    private void fault(Page page, Node node, String message) {
        faults.add(new Fault(page.path(), PageReader.line(node), message));
    }

    /// What is broken, in the order of the pages.
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// Files that pages link to and that are no pages, relative to the repository.
    SortedSet<String> files() {
        return files;
    }
}
