package dev.onggi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocCommentsTest {
    @TempDir Path folder;

    @Test
    void publicTypesOfTheProjectSayWhatTheyAre() throws IOException {
        var repository = Path.of(System.getProperty("onggi.repository")).toRealPath();
        try (var files = Files.walk(repository)) {
            var sources =
                    files.filter(f -> f.toString().endsWith(".java"))
                            .filter(f ->
                                    repository.relativize(f).toString().contains("src/main/java"))
                            .toList();

            assertThat(sources).hasSizeGreaterThan(50);
            assertThat(DocComments.missing(repository, sources)).isEmpty();
        }
    }

    @Test
    void aTypeWithoutACommentIsToldWithItsLine() throws IOException {
        assertThat(
                        missing(
                                "package a;\n\nimport java.util.List;\n\n@Deprecated\npublic class Bare {}\n"))
                .containsExactly("A.java:5  public type `Bare` has no `///` comment above it");
    }

    @Test
    void bothKindsOfDocCommentsCountAndOthersDoNot() throws IOException {
        assertThat(missing("/// Says.\n@Deprecated\npublic class A {}\n")).isEmpty();
        assertThat(missing("/** Says. */\npublic record A() {}\n")).isEmpty();
        assertThat(missing("// Says.\npublic enum A {}\n")).hasSize(1);
        assertThat(missing("/* Says. */\npublic interface A {}\n")).hasSize(1);
    }

    @Test
    void nestedTypesCountWhereAllAroundThemIsPublic() throws IOException {
        assertThat(missing("/// Says.\npublic class A {\n  public record B() {}\n}\n")).hasSize(1);
        assertThat(missing("/// Says.\npublic interface A {\n  record B() {}\n}\n")).hasSize(1);
        assertThat(missing("/// Says.\npublic class A {\n  record B() {}\n}\n")).isEmpty();
        assertThat(missing("class A {\n  public record B() {}\n}\n")).isEmpty();
    }

    private List<String> missing(String source) throws IOException {
        var file = Files.writeString(folder.resolve("A.java"), source);
        return DocComments.missing(folder, List.of(file)).stream().map(Fault::toString).toList();
    }
}
