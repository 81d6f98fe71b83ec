package dev.onggi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NavigationTest {
    private final TreeMap<String, Page> pages = new TreeMap<>();

    private Page page(String path, String markdown) {
        var page = PageReader.parse(path, markdown);
        pages.put(path, page);
        return page;
    }

    @Test
    void aSectionFollowsTheOrderOfItsReadme() {
        var start = page("README.md", "# Onggi\n");
        page("docs/how-to/README.md", "# How-to\n\n[b](b.md) [a](a.md)\n");
        page("docs/how-to/a.md", "# A\n");
        page("docs/how-to/b.md", "# B\n");
        page("docs/how-to/c.md", "# C\n");

        var section = new Navigation(pages).of(start).get(1);

        assertThat(section.title()).isEqualTo("How-to");
        assertThat(section.pages())
                .extracting(Page::title)
                .containsExactly("How-to", "B", "A", "C");
    }

    @Test
    void koreanNavigationShowsEnglishPagesThatHaveNoTranslation() {
        var korean = page("README.ko.md", "# 옹기\n");
        page("README.md", "# Onggi\n");
        page("SECURITY.md", "# Security\n");

        assertThat(new Navigation(pages).of(korean).getFirst().pages())
                .extracting(Page::title)
                .containsExactly("옹기", "Security");
    }

    @Test
    void aPageWithoutAHeadingIsCalledByItsPath() {
        assertThat(page("docs/x.md", "only text").title()).isEqualTo("docs/x.md");
    }

    @Test
    void repeatedHeadingsGetAnchorsOfTheirOwn() {
        var page = page("docs/x.md", "# Data, \"raw\" & `clean`\n\n## Again\n\n## Again\n");

        assertThat(page.anchors().values())
                .containsExactlyInAnyOrder("data-raw--clean", "again", "again-1");
    }
}
