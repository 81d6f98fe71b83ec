package dev.onggi.site;

import java.nio.file.Path;

/// Paths from page to page, so that the site works in any folder and from disk.
final class Paths {
    private Paths() {}

    /// The way from a page to something in the site.
    static String relative(Page from, String target) {
        var way = Path.of(from.folder()).relativize(Path.of(target)).toString();
        return way.replace('\\', '/');
    }
}
