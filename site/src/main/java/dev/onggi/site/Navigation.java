package dev.onggi.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;

/// The side navigation: sections by folder, pages in the order in which the section's own README
/// names them, then by name.
final class Navigation {
    private static final List<String> FOLDERS =
            List.of("", "tutorials", "how-to", "explanation", "reference", "adr", "examples");

    private final Map<Locale, List<Section>> sections = new LinkedHashMap<>();
    private final Map<String, Page> pages;

    /// A heading of the navigation and its pages.
    ///
    /// @param title in the language of the navigation
    /// @param pages in order
    record Section(String title, List<Page> pages) {}

    Navigation(Map<String, Page> pages) {
        this.pages = pages;
        sections.put(Locale.ENGLISH, sections(Locale.ENGLISH));
        sections.put(Locale.KOREAN, sections(Locale.KOREAN));
    }

    /// What stands beside a page in its language.
    List<Section> of(Page page) {
        return sections.getOrDefault(page.language(), List.of());
    }

    /// The same page in the other language.
    Optional<Page> translation(Page page) {
        return Optional.ofNullable(pages.get(page.translation()));
    }

    private List<Section> sections(Locale language) {
        var made = new ArrayList<Section>();
        for (var folder : FOLDERS) {
            var members = members(folder, language);
            if (!members.isEmpty()) {
                made.add(new Section(title(folder, language), members));
            }
        }
        return made;
    }

    /// The pages of a section; those without a translation stand in the Korean navigation in
    /// English.
    private List<Page> members(String folder, Locale language) {
        var members = new ArrayList<Page>();
        for (var page : pages.values()) {
            if (!section(page).equals(folder)) {
                continue;
            }
            boolean own = page.language().equals(language);
            boolean borrowed =
                    language.equals(Locale.KOREAN) && !pages.containsKey(page.translation());
            if (own || borrowed) {
                members.add(page);
            }
        }
        var order = order(members);
        members.sort(
                Comparator.comparing((Page p) -> !isReadme(p))
                        .thenComparingInt(p -> order.getOrDefault(p.path(), Integer.MAX_VALUE))
                        .thenComparing(Page::path));
        return members;
    }

    private static boolean isReadme(Page page) {
        return page.path().endsWith("README.md") || page.path().endsWith("README.ko.md");
    }

    private static Map<String, Integer> order(List<Page> members) {
        var order = new LinkedHashMap<String, Integer>();
        for (var readme : members.stream().filter(Navigation::isReadme).toList()) {
            readme.document()
                    .accept(
                            new AbstractVisitor() {
                                @Override
                                public void visit(Link link) {
                                    var path =
                                            readme.folder().isEmpty() ? "" : readme.folder() + "/";
                                    order.putIfAbsent(path + link.getDestination(), order.size());
                                }
                            });
        }
        return order;
    }

    /// The folder that names a page's section.
    private static String section(Page page) {
        var path = page.path();
        if (path.startsWith("examples/")) {
            return "examples";
        }
        var below = path.replaceFirst("^docs/(ko/)?", "");
        return below.contains("/") ? below.substring(0, below.indexOf('/')) : "";
    }

    private static String title(String folder, Locale language) {
        boolean korean = language.equals(Locale.KOREAN);
        return switch (folder) {
            case "" -> korean ? "옹기" : "Onggi";
            case "tutorials" -> korean ? "따라 하기" : "Tutorials";
            case "how-to" -> korean ? "하는 방법" : "How-to";
            case "explanation" -> korean ? "설명" : "Explanation";
            case "reference" -> korean ? "참고" : "Reference";
            case "adr" -> korean ? "설계 결정" : "Decisions";
            default -> korean ? "예제" : "Examples";
        };
    }
}
