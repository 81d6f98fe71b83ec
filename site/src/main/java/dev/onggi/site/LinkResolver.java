package dev.onggi.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds what links lead to.
final class LinkResolver {
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*:|//).*");

    private final Path repository;
    private final Map<String, Page> pages;

    LinkResolver(Path repository, Map<String, Page> pages) {
        this.repository = repository;
        this.pages = pages;
    }

    /// Follows a link as it is written in a page.
    LinkTarget resolve(Page from, String destination) {
        if (ELSEWHERE.matcher(destination).matches()) {
            return new LinkTarget.External();
        }
        if (destination.startsWith("/")) {
            return new LinkTarget.Broken("begins with /; write it relative to the page");
        }
        int hash = destination.indexOf('#');
        var fragment = hash < 0 ? "" : decoded(destination.substring(hash));
        var path = hash < 0 ? destination : destination.substring(0, hash);
        return path.isEmpty() ? anchor(from, fragment) : file(from, decoded(path), fragment);
    }

    private LinkTarget file(Page from, String path, String fragment) {
        var found = Path.of(from.folder()).resolve(path).normalize();
        if (found.startsWith("..")) {
            return new LinkTarget.Broken("lies outside the repository");
        }
        if (Files.isDirectory(repository.resolve(found))) {
            found = found.resolve("README.md").normalize();
            if (!pages.containsKey(written(found))) {
                return new LinkTarget.Broken("is a folder without a README.md among the pages");
            }
        }
        var page = pages.get(written(found));
        if (page != null) {
            return anchor(page, fragment);
        }
        return Files.isRegularFile(repository.resolve(found))
                ? new LinkTarget.ToFile(written(found))
                : new LinkTarget.Broken("does not exist");
    }

    private static LinkTarget anchor(Page page, String fragment) {
        return fragment.isEmpty() || page.anchors().containsValue(fragment.substring(1))
                ? new LinkTarget.ToPage(page, fragment)
                : new LinkTarget.Broken("names no heading of " + page.path());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String written(Path path) {
        return path.toString().replace('\\', '/');
    }
}
