package dev.onggi.site.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferencePagesTest {
    private final Path repository = Path.of(System.getProperty("onggi.repository"));

    @Test
    void pagesAreWhatTheCodeDeclares() throws IOException {
        var pages = ReferencePages.all(repository);

        assertThat(pages).hasSizeGreaterThan(8);
        pages.forEach((name, page) ->
                assertThat(repository.resolve("docs/reference").resolve(name))
                        .as("docs/reference/%s is out of date: run build/reference", name)
                        .hasContent(page));
    }

    @Test
    void everyBuiltInStepHasItsPage() throws IOException {
        var pages = ReferencePages.all(repository);

        assertThat(pages.get("sources.md"))
                .contains("## `collect/file`", "## `collect/http`", "## `collect/jdbc`");
        assertThat(pages.get("saves.md"))
                .contains("## `save/csv`", "## `save/xlsx`", "## `save/jdbc`");
        assertThat(pages.get("steps.md")).contains("## `check`", "## `clean`");
    }

    @Test
    void numbersOfProblemsAreUnique() throws IOException {
        assertThat(ProblemEnums.of(repository))
                .hasSizeGreaterThan(100)
                .extracting(ProblemCode::number)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyProblemIsSaidInBothLanguages(Language language) throws IOException {
        for (var code : ProblemEnums.of(repository)) {
            assertThat(Problem.of(code, null).message(language))
                    .as("ONGGI-%s in problems_%s.properties", code.number(), language)
                    .isNotEqualTo(code.name() + List.of())
                    .isNotBlank();
        }
    }
}
