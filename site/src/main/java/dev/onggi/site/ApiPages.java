package dev.onggi.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// The Javadoc in the site. A link to a Java source leads to its page there, where it has one.
final class ApiPages {
    private static final Pattern SOURCE = Pattern.compile("[\\w/]+/src/main/java/(.+)\\.java");

    private final Path folder;

    /// @param folder of the site
    ApiPages(Path folder) {
        this.folder = folder;
    }

    /// Whether Javadoc was built.
    boolean present() {
        return Files.isRegularFile(folder.resolve("api/index.html"));
    }

    /// The page of a Java source, relative to the site.
    Optional<String> of(String source) {
        var matcher = SOURCE.matcher(source);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var page =
                "api/"
                        + matcher.group(1).replaceFirst("package-info$", "package-summary")
                        + ".html";
        return Files.isRegularFile(folder.resolve(page)) ? Optional.of(page) : Optional.empty();
    }
}
