package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.OnggiException;
import dev.onggi.step.RunInfo;
import dev.onggi.workspace.Secrets;
import dev.onggi.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunValuesTest {
    private static final String PARAMS =
            """
            params:
              city: {default: 서울}
              n: {type: integer}
              f: {type: number, default: 1.50}
              full: {type: boolean, default: false}
              day: {type: date, default: 2024-03-05}
              none: {required: false}
            """;

    private final Pipeline pipeline =
            pipeline(
                    PARAMS
                            + """
                            steps:
                              fetch:
                                uses: collect/file
                                path: "in/${params.city}/${run.date:yyyyMMdd}_$${x}.csv"
                                max: "${params.n}"
                                incremental: "${params.full}"
                                types: {a: ["${params.day}", 7]}
                                text: "${params.none}"
                              each:
                                uses: pipeline/x
                                for_each: [a, 7, "${params.city}"]
                                needs: fetch
                                params:
                                  name: "${item}-${steps.fetch.rows}-${env.TOKEN}"
                              planned:
                                uses: pipeline/x
                                for_each: "${steps.fetch.list}"
                                needs: fetch
                            """);
    private final Secrets secrets =
            Workspaces.none(Path.of("."), Map.of("TOKEN", "s3cret")).secrets();

    @Test
    void fillsTheKeysOfAStepAndKeepsTheirTypesAndPlaces() {
        var settings = step("fetch").filled(values("7"));

        assertThat(settings.text("path")).contains("in/서울/20240306_${x}.csv");
        assertThat(settings.integer("max", 0)).isEqualTo(7);
        assertThat(settings.flag("incremental", true)).isFalse();
        assertThat(settings.has("text")).isFalse();
        var plain = settings.node().plain();
        assertThat(plain).containsEntry("max", 7L).containsEntry("incremental", false);
        assertThat(plain.get("types")).isEqualTo(Map.of("a", List.of("2024-03-05", 7L)));
        assertThat(settings.get("max").place())
                .isEqualTo(step("fetch").written().get("max").place());
    }

    @ParameterizedTest
    @CsvSource({
        "run.id, p_20240306_060000",
        "run.date, 2024-03-06",
        "run.date:MM/dd, 03/06",
        "run.interval_start, 2024-03-05T06:00:00+09:00",
        "run.interval_end, 2024-03-06T06:00:00+09:00",
        "run.interval_start:yyyy-MM-dd HH:mm, 2024-03-05 06:00",
        "params.city, 서울",
        "params.f, 1.5",
        "steps.fetch.rows, 12",
        "env.TOKEN, s3cret",
    })
    void knowsTheRun(String reference, String value) {
        assertThat(values("7").value(reference, pipeline.place())).hasToString(value);
    }

    @Test
    void masksVariablesThatWereFilledIn() {
        var each = step("each").filled(values("7").withItem("x"));

        assertThat(each.node().plain().get("params")).isEqualTo(Map.of("name", "x-12-s3cret"));
        assertThat(secrets.mask("x-12-s3cret")).isEqualTo("x-12-***");
    }

    @Test
    void givesTheItemsOfForEach() {
        assertThat(step("each").items(values("7"))).containsExactly("a", "7", "서울");
        assertThat(step("planned").items(values("7"))).containsExactly("x", "2");
        assertThatThrownBy(() -> step("planned").items(values(Map.of("list", "no list"))))
                .hasMessageContaining("ONGGI-1234");
        assertThatThrownBy(() -> step("planned").items(values(Map.of("list", "[[1]]"))))
                .hasMessageContaining("ONGGI-1234");
        assertThatThrownBy(() -> step("planned").items(values(Map.of("list", "[1"))))
                .hasMessageContaining("ONGGI-1234");
    }

    @ParameterizedTest
    @CsvSource({
        "steps.fetch.row, 1230",
        "steps.skipped.rows, 1230",
        "env.NOBODY, 1009",
        "item, 1211",
        "params.x, 1211",
        "params, 1211",
        "run.id:yyyy, 1211",
        "steps.fetch, 1211",
        "steps.fetch., 1211",
        "other.x, 1211",
    })
    void tellsWhatHasNoValue(String reference, int number) {
        assertThatThrownBy(() -> values("7").value(reference, pipeline.place()))
                .isInstanceOf(OnggiException.class)
                .hasMessageContaining("ONGGI-" + number)
                .hasMessageStartingWith("p.yaml");
    }

    @Test
    void knowsWhetherAStepIsWanted() {
        var each =
                pipeline(
                                """
                                steps:
                                  fetch: {uses: collect/Weather}
                                  out:
                                    uses: save/csv
                                    when: ["${steps.fetch.rows} > 10", "${run.id} != x"]
                                  none: {uses: save/csv, when: "${steps.fetch.rows} > ${env.TOKEN}"}
                                """)
                        .steps();

        assertThat(each.step("fetch").orElseThrow().holds(values("7"))).isTrue();
        assertThat(each.step("out").orElseThrow().holds(values("7"))).isTrue();
        assertThat(each.step("out").orElseThrow().holds(values(Map.of("rows", "10")))).isFalse();
        assertThatThrownBy(() -> each.step("none").orElseThrow().holds(values("7")))
                .hasMessageContaining("`12` and `***` cannot be compared by >");
        assertThat(each.step("out").orElseThrow().items(values("7"))).isEmpty();
    }

    @Test
    void checksKindsOnceTheValuesAreKnown() {
        var fetch =
                pipeline("steps: {a: {uses: collect/file, path: x, max: '${env.TOKEN}'}}")
                        .steps()
                        .step("a")
                        .orElseThrow();

        assertThatThrownBy(() -> fetch.filled(values("7")))
                .hasMessageContaining("p.yaml:1:47  ONGGI-1202")
                .hasMessageContaining("`max: ***` in step `a` is not a whole number");
    }

    @Test
    void fillsParametersOfARun() {
        assertThat(pipeline.fill(Map.of("n", "3", "city", "부산")))
                .containsExactly(
                        Map.entry("city", "부산"),
                        Map.entry("n", "3"),
                        Map.entry("f", "1.50"),
                        Map.entry("full", "false"),
                        Map.entry("day", "2024-03-05"));
    }

    @Test
    void tellsEverythingThatIsWrongWithParameters() {
        assertThatThrownBy(() -> pipeline.fill(Map.of("citi", "x", "full", "yes")))
                .hasMessageContaining("`p` has no parameter `citi`; did you mean `city`?")
                .hasMessageContaining("`full` cannot be `yes`: it is not true or false")
                .hasMessageContaining("`n` of pipeline `p` has no value");
        for (var wrong : List.of("n:1.5", "f:x", "day:5", "n:", "day:2024-02-30", "f:NaN")) {
            var given = new HashMap<>(Map.of("n", "1"));
            given.put(wrong.split(":")[0], wrong.substring(wrong.indexOf(':') + 1));
            assertThatThrownBy(() -> pipeline.fill(given)).hasMessageContaining("ONGGI-1226");
        }
    }

    private RunValues values(String n) {
        return new RunValues(
                pipeline.params(),
                run(pipeline.fill(Map.of("n", n))),
                ZoneId.of("Asia/Seoul"),
                secrets,
                Map.of("fetch", Map.of("rows", "12", "path", "x.parquet", "list", "[x, 2]")),
                null);
    }

    private RunValues values(Map<String, String> outputs) {
        return new RunValues(
                List.of(),
                run(Map.of()),
                ZoneId.of("UTC"),
                secrets,
                Map.of("fetch", outputs),
                null);
    }

    private static RunInfo run(Map<String, String> params) {
        var end = Instant.parse("2024-03-05T21:00:00Z");
        return new RunInfo(
                "p_20240306_060000", "p", end, end.minusSeconds(86_400), end, false, 0, params);
    }

    private StepDefinition step(String name) {
        return pipeline.steps().step(name).orElseThrow();
    }

    private static Pipeline pipeline(String text) {
        return new PipelineReader(new FakeTypes()).read(text, "p.yaml");
    }
}
