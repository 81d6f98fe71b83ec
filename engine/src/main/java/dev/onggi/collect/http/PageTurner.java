package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the call for each next page, and notices a source that goes round in circles.
final class PageTurner {
    private final HttpTemplate template;
    private final Paging paging;
    private final Set<String> seen = new HashSet<>();
    private String lastDigest = "";
    private long position;

    PageTurner(HttpTemplate template, Paging paging) {
        this.template = template;
        this.paging = paging;
        position = paging instanceof Paging.PageNumber numbered ? numbered.first() : 0;
    }

    /// What a page left for the next one.
    ///
    /// @param call the call that got it
    /// @param rows its records
    /// @param links its `Link` headers
    /// @param values its single values by path
    /// @param digest of its bytes
    record Page(
            HttpCall call,
            long rows,
            List<String> links,
            Map<String, String> values,
            String digest) {}

    /// The call for the first page.
    HttpCall first() {
        var call = numbered();
        seen.add(call.url().uri().toString());
        return call;
    }

    /// The call for the next page, or empty after the last.
    Optional<HttpCall> next(Page page) throws Failure {
        return switch (paging) {
            case Paging.None _ -> Optional.empty();
            case Paging.HeaderLink _ -> follow(page, LinkHeader.next(page.links()));
            case Paging.JsonLink link ->
                    follow(page, Optional.ofNullable(page.values().get(link.path())));
            case Paging.Cursor cursor -> cursor(page, cursor);
            case Paging.PageNumber _ -> counted(page, 1);
            case Paging.Offset _ -> counted(page, page.rows());
        };
    }

    private HttpCall numbered() {
        return switch (paging) {
            case Paging.PageNumber number -> template.with(Map.of(number.parameter(), position));
            case Paging.Offset offset ->
                    template.with(
                            Map.of(
                                    offset.parameter(),
                                    position,
                                    offset.limitParameter(),
                                    offset.limit()));
            case Paging.None _, Paging.HeaderLink _, Paging.JsonLink _, Paging.Cursor _ ->
                    template.with(Map.of());
        };
    }

    private Optional<HttpCall> follow(Page page, Optional<String> link) throws Failure {
        if (link.isEmpty()) {
            return Optional.empty();
        }
        var target = page.call().url().resolve(link.get());
        if (!seen.add(target.uri().toString())) {
            throw circle("the link to the next page, " + target + ", was followed before");
        }
        var step = template.with(Map.of());
        if (step.body() != null && !step.url().sameOrigin(target)) {
            throw Failure.refused(
                    "the next page lies on another host, %s, and the body is not sent there"
                            .formatted(target),
                    "Set `url:` to that host if it is trusted.");
        }
        // credentials are judged against the step's own URL, so that a chain of links cannot
        // carry them away, nor lose them for good by one page elsewhere
        return Optional.of(step.at(target));
    }

    private Optional<HttpCall> cursor(Page page, Paging.Cursor cursor) throws Failure {
        var value = page.values().get(cursor.path());
        if (value == null) {
            return Optional.empty();
        }
        if (!seen.add(value)) {
            throw circle("the cursor `" + shortened(value) + "` came before");
        }
        return Optional.of(template.with(Map.of(cursor.parameter(), value)));
    }

    private Optional<HttpCall> counted(Page page, long step) throws Failure {
        if (page.rows() == 0) {
            return Optional.empty();
        }
        if (page.digest().equals(lastDigest)) {
            throw circle("two pages in a row are the same");
        }
        lastDigest = page.digest();
        position += step;
        return Optional.of(numbered());
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    private static Failure circle(String what) {
        return Failure.refused(
                "the pages of the source go round in circles: " + what,
                "Check `paging:` against the source's manual; the source may not know the parameter.");
    }
}
