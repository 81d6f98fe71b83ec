package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineTextTest {
    @Test
    void writesAPipelineThatIsReadBack() {
        var text =
                new PipelineText("reviews", "Cleans: everything")
                        .step("fetch", "collect/file")
                        .key("path", "inbox/리뷰_*.csv")
                        .key("types", Map.of("별점", "integer"))
                        .comment("Two lines\nof it")
                        .step("inspect", "check")
                        .list(
                                "expect",
                                List.of(Map.of("not_null", "raw_text"), Map.of("unique", "id")))
                        .toString();

        assertThat(text)
                .isEqualTo(
                        """
                        name: reviews
                        description: "Cleans: everything"
                        steps:
                          fetch:
                            uses: collect/file
                            path: inbox/리뷰_*.csv
                            types: {별점: integer}
                            # Two lines
                            # of it
                          inspect:
                            uses: check
                            expect:
                              - {not_null: raw_text}
                              - {unique: id}
                        """);
        var pipeline = new PipelineReader(new FakeTypes()).read(text, "p.yaml");
        assertThat(pipeline.about().description()).isEqualTo("Cleans: everything");
        assertThat(pipeline.steps().order()).hasSize(2);
    }
}
