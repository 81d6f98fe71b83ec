package dev.onggi.collect.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The header `Link` of RFC 8288.
final class LinkHeader {
    private static final Pattern LINK =
            Pattern.compile(
                    "<([^>]*)>((?:\\s*;\\s*[^\\s=;,]+\\s*(?:=\\s*(?:\"[^\"]*\"|[^\\s;,\"]*))?)*)");
    private static final Pattern REL =
            Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))");

    private LinkHeader() {}

    /// The target of the first link whose relation is `next`.
    static Optional<String> next(List<String> values) {
        for (var value : values) {
            var link = LINK.matcher(value);
            while (link.find()) {
                var rel = REL.matcher(link.group(2));
                if (rel.find()) {
                    var kinds = rel.group(1) == null ? rel.group(2) : rel.group(1);
                    if (List.of(kinds.strip().split("\\s+")).stream()
                            .anyMatch("next"::equalsIgnoreCase)) {
                        return Optional.of(link.group(1));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
