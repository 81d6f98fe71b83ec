package dev.onggi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
    @TempDir Path folder;
    private Repository repository;

    @BeforeEach
    void makeRepository() {
        repository = new Repository(folder);
    }

    @Test
    void linksBetweenPagesLeadToTheirHtml() throws IOException {
        repository
                .with(
                        "README.md",
                        "# Onggi\n\nSee [the tutorial](docs/tutorials/first.md#two-steps).\n")
                .with(
                        "docs/tutorials/first.md",
                        "# First\n\n## Two steps\n\nBack [home](../../README.md).\n");

        assertThat(repository.build()).isEqualTo(new Site.Result(2, java.util.List.of()));
        assertThat(repository.html("index.html"))
                .contains("href=\"docs/tutorials/first.html#two-steps\"");
        assertThat(repository.html("docs/tutorials/first.html"))
                .contains("href=\"../../index.html\"")
                .contains("<h2 id=\"two-steps\">");
    }

    @Test
    void everyBrokenLinkIsToldWithFileAndLineAndNothingIsWritten() throws IOException {
        repository
                .with(
                        "README.md",
                        """
                        # Onggi

                        A [gone page](docs/gone.md), and two lines below
                        a [wrong anchor](docs/here.md#nowhere)
                        and an ![image](missing.png).
                        """)
                .with(
                        "docs/here.md",
                        "# Here\n\n- one\n- [root](/README.md)\n- [out](../../x.md)\n- [folder](sub)\n")
                .with("docs/sub/note.txt", "x");

        assertThat(repository.build().faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "README.md:3  `docs/gone.md` does not exist",
                        "README.md:4  `docs/here.md#nowhere` names no heading of docs/here.md",
                        "README.md:5  `missing.png` does not exist",
                        "docs/here.md:4  `/README.md` begins with /; write it relative to the page",
                        "docs/here.md:5  `../../x.md` lies outside the repository",
                        "docs/here.md:6  `sub` is a folder without a README.md among the pages");
        assertThat(repository.site()).doesNotExist();
    }

    @Test
    void linksInHtmlAreRefusedBecauseNobodyFollowsThem() throws IOException {
        repository.with(
                "README.md", "# A\n\n<!-- output: x -->\n\n<a href=\"docs/gone.md\">x</a>\n");

        assertThat(repository.build().faults())
                .containsExactly(
                        new Fault(
                                "README.md",
                                5,
                                "a link in HTML is not followed; write it in Markdown"));
    }

    @Test
    void linksElsewhereStayAsTheyAre() throws IOException {
        repository.with(
                "README.md", "# A\n\n[a](https://example.org/x.md) [b](mailto:a@example.org)\n");

        assertThat(repository.build().faults()).isEmpty();
        assertThat(repository.html("index.html"))
                .contains("href=\"https://example.org/x.md\"", "href=\"mailto:a@example.org\"");
    }

    @Test
    void filesThatPagesLinkToAreCopied() throws IOException {
        repository
                .with("README.md", "# A\n\n[the licence](LICENSE)\n")
                .with("LICENSE", "free")
                .with("secret.txt", "not linked");

        repository.build();

        assertThat(repository.html("LICENSE")).isEqualTo("free");
        assertThat(repository.site().resolve("secret.txt")).doesNotExist();
    }

    @Test
    void linksToJavaSourcesLeadToTheirJavadocWhereThereIsOne() throws IOException {
        repository
                .with(
                        "README.md",
                        "# A\n\n[S](spi/src/main/java/a/S.java) [T](spi/src/main/java/a/T.java)\n")
                .with("spi/src/main/java/a/S.java", "s")
                .with("spi/src/main/java/a/T.java", "t")
                .with("target/site/api/index.html", "api")
                .with("target/site/api/a/S.html", "api");

        repository.build();

        assertThat(repository.html("index.html"))
                .contains("href=\"api/a/S.html\"")
                .contains("href=\"spi/src/main/java/a/T.java\"")
                .contains("href=\"api/index.html\">Javadoc");
        assertThat(repository.site().resolve("spi/src/main/java/a/T.java")).hasContent("t");
        assertThat(repository.site().resolve("spi/src/main/java/a/S.java")).doesNotExist();
    }

    @Test
    void koreanPagesHaveTheirLanguageAndAWayToEnglish() throws IOException {
        repository
                .with("README.md", "# Onggi\n")
                .with("README.ko.md", "# 옹기\n\n[설치](docs/ko/tutorials/first.md#첫-걸음)\n")
                .with("docs/tutorials/first.md", "# First\n")
                .with("docs/ko/tutorials/first.md", "# 처음\n\n## 첫 걸음\n");

        assertThat(repository.build().faults()).isEmpty();
        assertThat(repository.html("docs/ko/tutorials/first.html"))
                .contains("<html lang=\"ko\">")
                .contains("hreflang=\"en\" href=\"../../tutorials/first.html\">English")
                .contains("<summary>따라 하기</summary>")
                .contains("aria-current=\"page\">처음");
        assertThat(repository.html("README.ko.html"))
                .contains("href=\"docs/ko/tutorials/first.html#첫-걸음\"");
        assertThat(repository.html("index.html")).contains("href=\"README.ko.html\">한국어");
    }

    @Test
    void tablesAndCodeScrollByThemselves() throws IOException {
        repository.with("README.md", "# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n    <table>\n");

        repository.build();

        assertThat(repository.html("index.html"))
                .containsOnlyOnce("<div class=\"wide\" tabindex=\"0\"><table>")
                .contains("<td>1</td>")
                .contains("<pre tabindex=\"0\"><code>&lt;table&gt;");
    }

    @Test
    void pagesNeedNothingFromOutside() throws IOException {
        repository.with("README.md", "# Onggi & <friends>\n");

        repository.build();

        assertThat(repository.html("index.html"))
                .contains("<title>Onggi &amp; ")
                .doesNotContain("<script", "http://", "https://", "${");
        assertThat(Files.readString(repository.site().resolve("style.css")))
                .contains("prefers-color-scheme: dark")
                .doesNotContain("url(", "@import");
    }
}
