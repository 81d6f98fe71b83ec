package dev.onggi.site;

import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/// A Markdown file as a page of the site.
///
/// @param path of the file, relative to the repository, with `/`
/// @param title the text of its first heading
/// @param anchors the id of each heading
/// @param document the parsed text, with the lines it came from
record Page(String path, String title, Map<Heading, String> anchors, Node document) {
    /// The language it is written in, by its name or its folder.
    Locale language() {
        return isKorean(path) ? Locale.KOREAN : Locale.ENGLISH;
    }

    /// Where its HTML lies in the site. A README is the index of its folder.
    String target() {
        return path.replaceFirst("(^|/)README\\.md$", "$1index.md").replaceFirst("\\.md$", ".html");
    }

    /// The path of the same page in the other language, whether there is one or not.
    String translation() {
        if (path.startsWith("docs/ko/")) {
            return "docs/" + path.substring("docs/ko/".length());
        }
        if (path.endsWith(".ko.md")) {
            return path.replaceFirst("\\.ko\\.md$", ".md");
        }
        return path.startsWith("docs/")
                ? "docs/ko/" + path.substring("docs/".length())
                : path.replaceFirst("\\.md$", ".ko.md");
    }

    /// The folder it lies in, empty for the repository itself.
    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static boolean isKorean(String path) {
        return path.startsWith("docs/ko/") || path.endsWith(".ko.md");
    }
}
