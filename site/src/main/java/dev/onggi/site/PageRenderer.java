package dev.onggi.site;

import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/// Writes the text of a page as HTML, with links that lead to pages of the site.
final class PageRenderer {
    private final LinkResolver resolver;
    private final ApiPages api;

    PageRenderer(LinkResolver resolver, ApiPages api) {
        this.resolver = resolver;
        this.api = api;
    }

    String render(Page page) {
        var renderer =
                HtmlRenderer.builder()
                        .extensions(List.of(TablesExtension.create()))
                        .attributeProviderFactory(context ->
                                (node, tag, attributes) -> attributes(page, node, tag, attributes))
                        .build();
        // wide tables scroll by themselves; cells and code cannot hold a bare <table>
        return renderer.render(page.document())
                .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
    }

    private void attributes(Page page, Node node, String tag, Map<String, String> attributes) {
        switch (node) {
            case Heading heading -> attributes.put("id", page.anchors().getOrDefault(heading, ""));
            case Link link -> attributes.put("href", href(page, link.getDestination()));
            case Image image -> attributes.put("src", href(page, image.getDestination()));
            default -> {
                if (tag.equals("pre")) {
                    attributes.put("tabindex", "0");
                }
            }
        }
    }

    private String href(Page page, String destination) {
        return switch (resolver.resolve(page, destination)) {
            case LinkTarget.External _ -> destination;
            case LinkTarget.ToPage(var to, var fragment) ->
                    Paths.relative(page, to.target()) + fragment;
            case LinkTarget.ToFile(var path) -> Paths.relative(page, api.of(path).orElse(path));
            case LinkTarget.Broken(var why) -> throw new IllegalStateException(destination + why);
        };
    }
}
