package dev.onggi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problems;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.spi.ColumnType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskLibraryTest {
    @TempDir Path root;
    private CleaningWorkspace workspace;
    private final Problems problems = new Problems();

    @BeforeEach
    void open() throws IOException {
        workspace = new CleaningWorkspace(root);
    }

    private List<String> told() {
        return problems.found().stream().map(p -> p.line(Language.EN)).toList();
    }

    @Test
    void aTaskIsFoundByNameAndByFileWithOrWithoutItsEnding() throws IOException {
        workspace.file("resources/a.yaml", "task_name: shop\nrules: [trim]\n");
        workspace.file("resources/b.json", "{\"columns\": [\"x\"], \"mode\": \"repair\"}");
        var tasks = workspace.tasks(problems);
        assertThat(told()).isEmpty();
        assertThat(tasks.find("shop"))
                .isEqualTo(tasks.find("a"))
                .isEqualTo(tasks.find("a.yaml"))
                .isPresent();
        assertThat(tasks.find("b")).isPresent();
        assertThat(tasks.names()).containsExactly("b", "shop");
    }

    @Test
    void rulesBesideATaskFollowItsOwn() throws IOException {
        workspace.file("resources/a.yaml", "rules: [trim]\n");
        workspace.file("resources/a.rules.yaml", "rules: [{case: upper}]\n");
        var task = workspace.tasks(problems).require("a", null);
        assertThat(task.rules()).hasSize(2);
        assertThat(workspace.tasks(problems).find("a.rules")).isEmpty();
    }

    @Test
    void whatATaskDeclaresIsRead() throws IOException {
        workspace.file(
                "resources/a.yaml",
                "task_name: a\nllm_config: {model: builtin}\nmode: repair\ncolumns:\n  price: {type: number, unit: oz, rules: [trim]}\n  at: date\n  name:\n");
        var task = workspace.tasks(problems).require("a", null);
        assertThat(told()).isEmpty();
        assertThat(task.columns().get("price").type()).isEqualTo(ColumnType.NUMBER);
        assertThat(task.columns().get("price").options()).containsEntry("unit", "oz");
        assertThat(task.columns().get("price").rules()).hasSize(1);
        assertThat(task.columns().get("at").type()).isEqualTo(ColumnType.DATE);
        assertThat(task.columns().get("name").type()).isNull();
        assertThat(task.mode()).isEqualTo(CleaningTask.Mode.REPAIR);
    }

    @Test
    void everythingWrongIsToldWithItsPlace() throws IOException {
        workspace.file(
                "resources/a.yaml",
                "task_name: a\nrule: [trim]\nmode: mend\ncolumns:\n  price: {typ: number}\n  at: {type: moment}\n  x: [1]\nrules: [trimm, {regex: {pattern: \"(\"}}]\n");
        workspace.file("resources/b.yaml", "task_name: a\n");
        workspace.tasks(problems).validate(RuleCatalogue.builtIn(), problems);
        assertThat(told())
                .anySatisfy(l ->
                        assertThat(l)
                                .startsWith("resources/a.yaml:2:1")
                                .contains("did you mean `rules`"))
                .anySatisfy(l -> assertThat(l).startsWith("resources/a.yaml:3:1").contains("mend"))
                .anySatisfy(l ->
                        assertThat(l)
                                .startsWith("resources/a.yaml:5:11")
                                .contains("did you mean `type`"))
                .anySatisfy(l -> assertThat(l).contains("moment"))
                .anySatisfy(l -> assertThat(l).contains("columns.x"))
                .anySatisfy(l -> assertThat(l).startsWith("resources/a.yaml:8:9").contains("trimm"))
                .anySatisfy(l -> assertThat(l).contains("regex"))
                .anySatisfy(l ->
                        assertThat(l).contains("resources/a.yaml").contains("resources/b.yaml"));
    }

    @Test
    void whatATaskAsksIsReadWithItsPlaces() throws IOException {
        workspace.file("resources/a.yaml", "model: openai:gpt-4o\n");
        workspace.file(
                "resources/b.yaml",
                """
                llm_config: {model: gpt, prompt: "Read {raw_text}.", max_tokens: 0, temperature: 3}
                output_schema:
                  - {column_name: x, data_type: moment}
                  - {column_name: x}
                budget: {usd: lots, eur: 1}
                """);
        workspace.tasks(problems).validate(RuleCatalogue.builtIn(), problems);
        assertThat(told())
                .anySatisfy(l -> assertThat(l).startsWith("resources/a.yaml:1").contains("1420"))
                .anySatisfy(
                        l -> assertThat(l).startsWith("resources/b.yaml:1").contains("max_tokens"))
                .anySatisfy(l -> assertThat(l).contains("temperature"))
                .anySatisfy(l -> assertThat(l).startsWith("resources/b.yaml:3").contains("moment"))
                .anySatisfy(l -> assertThat(l).startsWith("resources/b.yaml:4").contains("twice"))
                .anySatisfy(
                        l -> assertThat(l).startsWith("resources/b.yaml:5").contains("budget.usd"))
                .anySatisfy(l -> assertThat(l).contains("eur"));
    }

    @Test
    void anUnknownTaskIsNamedWithTheNearest() throws IOException {
        workspace.file("resources/review.yaml", "rules: [trim]\n");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> workspace.tasks(problems).require("reviev", null))
                .hasMessageContaining("did you mean `review`?");
    }
}
