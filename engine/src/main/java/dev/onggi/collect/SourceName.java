package dev.onggi.collect;

import dev.onggi.step.StepSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `{source}` of a raw file: the step's `source:`, else the table's or file's own name, else
/// the name of the kind of step.
final class SourceName {
    private static final Pattern GLOB = Pattern.compile("[*?\\[\\]{}]+");
    private static final Pattern ENDINGS =
            Pattern.compile("(?i)(\\.[a-z]{2,7})?\\.(gz|zip)$|\\.[a-z0-9]{2,7}$");

    private SourceName() {}

    static String of(StepSettings step) {
        return step.text("source")
                .or(() -> step.text("table"))
                .or(() -> step.texts("path").stream().findFirst().flatMap(SourceName::ofPath))
                .or(() -> step.text("url").flatMap(SourceName::ofUrl))
                .orElseGet(() -> step.uses().substring(step.uses().indexOf('/') + 1));
    }

    /// The last part of a path that says more than a pattern.
    private static Optional<String> ofPath(String path) {
        var parts = Arrays.asList(path.replace('\\', '/').split("/"));
        return parts.reversed().stream()
                .map(part -> ENDINGS.matcher(part).replaceFirst(""))
                .map(part -> GLOB.matcher(part).replaceAll(""))
                .map(part -> part.replaceAll("^[._ -]+|[._ -]+$", ""))
                .filter(part -> !part.isEmpty())
                .findFirst();
    }

    private static Optional<String> ofUrl(String url) {
        try {
            var uri = URI.create(url);
            if (uri.getPath() != null) {
                var name = ofPath(uri.getPath());
                if (name.isPresent()) {
                    return name;
                }
            }
            return Optional.ofNullable(uri.getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
