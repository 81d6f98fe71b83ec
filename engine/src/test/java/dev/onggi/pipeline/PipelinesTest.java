package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.Language;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelinesTest {
    private static final String STEPS = "steps: {a: {uses: collect/Weather}}\n";
    @TempDir Path folder;

    @BeforeEach
    void makeWorkspace() throws IOException {
        Files.createFile(folder.resolve("onggi.yaml"));
    }

    @Test
    void findsEveryFileUnderPipelines() throws IOException {
        write("b.yaml", STEPS);
        write("shop/a.yml", "name: shop\n" + STEPS);
        write("deep/er/주문.yaml", STEPS);
        write(".hidden.yaml", "{");
        write("notes.txt", "{");
        Files.createDirectories(folder.resolve("pipelines/folder.yaml"));

        var pipelines = load();

        assertThat(pipelines.problems()).isEmpty();
        assertThat(pipelines.all()).extracting(Pipeline::name).containsExactly("b", "주문", "shop");
        assertThat(pipelines.get("shop").place()).hasToString("pipelines/shop/a.yml:1:7");
    }

    @Test
    void isEmptyWhereThereIsNoFolder() {
        assertThat(load().all()).isEmpty();
        assertThat(load().problems()).isEmpty();
    }

    @Test
    void tellsTheProblemsOfAllFilesTogether() throws IOException {
        write("a.yaml", "steps: {a: {uses: chek}}\n");
        write("b.yaml", STEPS);
        write("c.yaml", "steps: [\n");
        write("d.yaml", "name: B\n" + STEPS);

        var pipelines = load();

        assertThat(pipelines.problems().stream().map(problem -> problem.line(Language.EN)))
                .containsExactly(
                        "pipelines/a.yaml:1:19  ONGGI-1204  step `a`: there is no kind of step"
                                + " `chek`; did you mean `check`?",
                        "pipelines/c.yaml:2:1  ONGGI-1126  a value is missing here, or a"
                                + " bracket above is not closed",
                        "pipelines/d.yaml:1:7  ONGGI-1221  there is a pipeline `B` already, in"
                                + " pipelines/b.yaml");
        assertThat(pipelines.get("b").name()).isEqualTo("b");
        assertThatThrownBy(() -> pipelines.get("a")).hasMessageContaining("ONGGI-1204");
        assertThatThrownBy(() -> pipelines.get("c")).hasMessageContaining("ONGGI-1126");
        assertThatThrownBy(() -> pipelines.get("B")).hasMessageContaining("ONGGI-1221");
        assertThatThrownBy(() -> pipelines.get("bb"))
                .hasMessage("ONGGI-1222  there is no pipeline `bb`; did you mean `B`?");
    }

    @Test
    void checksThePipelinesThatStepsRun() throws IOException {
        write("city.yaml", "params: {city: {}, day: {default: x}}\n" + STEPS);
        write(
                "all.yaml",
                """
                steps:
                  good: {uses: pipeline/city, params: {city: "${item}"}, for_each: [a, b]}
                  missing: {uses: pipeline/city}
                  unknown: {uses: pipeline/city, params: {city: a, dai: b}}
                  nowhere: {uses: pipeline/citi}
                """);

        assertThat(load().problems().stream().map(problem -> problem.line(Language.EN)))
                .containsExactly(
                        "pipelines/all.yaml:3:3  ONGGI-1225  the parameter `city` of pipeline"
                                + " `city` has no value",
                        "pipelines/all.yaml:4:52  ONGGI-1224  pipeline `city` has no parameter"
                                + " `dai`; did you mean `day`?",
                        "pipelines/all.yaml:5:3  ONGGI-1222  there is no pipeline `citi`; did you"
                                + " mean `city`?");
    }

    @Test
    void refusesPipelinesThatStartEachOtherInACircle() throws IOException {
        write("a.yaml", "steps: {x: {uses: pipeline/b}}");
        write("b.yaml", "steps: {x: {uses: pipeline/a}}");
        write("c.yaml", "schedule: {after: {pipeline: c}}\n" + STEPS);
        write("d.yaml", "schedule: {after: {pipeline: zz}}\n" + STEPS);

        assertThat(load().problems())
                .extracting(problem -> problem.code() + " " + problem.args().getFirst())
                .containsExactly(
                        "UNKNOWN_PIPELINE zz",
                        "PIPELINE_CYCLE a -> b -> a",
                        "PIPELINE_CYCLE c -> c");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve("pipelines").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Pipelines load() {
        return Pipelines.load(Workspaces.open(folder, null, Map.of()), new FakeTypes());
    }
}
