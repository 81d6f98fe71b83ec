package dev.onggi.clean.ask.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.clean.ask.rate.Pace;
import dev.onggi.clean.ask.rate.Rate;
import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    @TempDir private Path folder;

    private Models models(String settings, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("onggi.yaml"), settings);
        return Models.of(Workspaces.open(folder, null, environment));
    }

    private Model find(String name) throws IOException {
        return models("timezone: Asia/Seoul\n", Map.of("OPENAI_API_KEY", "sk-o"))
                .find(name, null)
                .orElseThrow();
    }

    private static List<Integer> codes(Models models, String name) {
        var problems = new Problems();
        models.check(name, dev.onggi.problem.Place.of("task.yaml"), problems);
        return problems.found().stream().map(p -> p.code().number()).toList();
    }

    @Test
    void builtinAsksNobody() throws IOException {
        var models = models("{}\n", Map.of());
        assertThat(models.find("builtin", null)).isEmpty();
        assertThat(models.byDefault()).isEqualTo("builtin");
    }

    @Test
    void aProvidersModelHasItsAddressAndItsKey() throws IOException {
        var model = find("openai:ft:gpt-4o:shop::x1");
        assertThat(model.provider()).isEqualTo(Provider.OPENAI);
        assertThat(model.name()).isEqualTo("ft:gpt-4o:shop::x1");
        assertThat(model.endpoint().base()).hasToString("https://api.openai.com/v1");
        assertThat(model.endpoint().key().headerValue()).isEqualTo("Bearer sk-o");
        assertThat(model.toString()).doesNotContain("sk-o");
    }

    @Test
    void serversOfOnesOwnNeedNoKey() throws IOException {
        assertThat(find("ollama:qwen3:4b").name()).isEqualTo("qwen3:4b");
        var served = find("http://localhost:8080/v1#qwen");
        assertThat(served.endpoint().base()).hasToString("http://localhost:8080/v1");
        assertThat(served.endpoint().key()).isEqualTo(ApiKey.NONE);
        assertThat(served.batches(new Wire(java.time.InstantSource.system()))).isEmpty();
    }

    @Test
    void aStoredModelTakesConnectionAndRate() throws IOException {
        var models =
                models(
                        """
                        connections:
                          llm_api: {type: azure, url: "https://x.example/openai/v1", api_key: "${env.K}"}
                        models:
                          gpt-4: {uses: "openai:gpt-4o", connection: llm_api, requests_per_second: 10, hedge: true}
                          best: {uses: gpt-4, requests_per_second: 2.5, tokens_per_minute: 20000, patience: 90s}
                          default: gpt-4
                        """,
                        Map.of("K", "secret-1"));

        var model = models.find("best", null).orElseThrow();

        assertThat(models.names()).containsExactly("gpt-4", "best");
        assertThat(models.byDefault()).isEqualTo("gpt-4");
        assertThat(model.label()).isEqualTo("best");
        assertThat(model.provider()).isEqualTo(Provider.AZURE);
        assertThat(model.manners().pace().perSecond()).isEqualTo(2.5);
        assertThat(model.manners().pace().tokens()).isEqualTo(Rate.perMinute(20_000));
        assertThat(model.manners().pace().input()).isNull();
        assertThat(model.manners().patience()).hasValue(Duration.ofSeconds(90));
        assertThat(model.manners().hedge()).isTrue();
        assertThat(model.endpoint().key()).isEqualTo(new ApiKey(ApiKey.Form.API_KEY, "secret-1"));
    }

    @Test
    void aMissingKeyIsToldWithTheNameOfItsVariable() throws IOException {
        var models = models("models: {m: {uses: 'anthropic:claude'}}\n", Map.of());
        assertThatThrownBy(() -> models.find("m", null))
                .isInstanceOfSatisfying(
                        OnggiException.class,
                        e -> {
                            var problem = e.problems().getFirst();
                            assertThat(problem.line(Language.EN))
                                    .contains("onggi.yaml:1:20", "ANTHROPIC_API_KEY");
                            assertThat(problem.hint(Language.KO)).contains("ANTHROPIC_API_KEY");
                        });
    }

    @Test
    void whatIsWrongIsToldBeforeAnythingIsAsked() throws IOException {
        var models =
                models(
                        """
                        connections:
                          db: {type: postgresql, url: "postgresql://h/d"}
                          odd: {type: openai, url: "api.openai.com", api_key: x}
                          open: {type: openai, url: "https://user:pw@h/v1", api_key: x}
                        models:
                          a: {uses: b}
                          b: {uses: a}
                          c: {uses: "openai:m", connection: db}
                          d: {uses: "openai:m", connection: odd}
                          e: {uses: "openai:m", connection: open}
                          f: {uses: "anthropic:m", connection: odd}
                        """,
                        Map.of());

        assertThat(codes(models, "a")).containsExactly(1554);
        assertThat(codes(models, "c")).containsExactly(1553);
        assertThat(codes(models, "d")).containsExactly(1552);
        assertThat(codes(models, "e")).containsExactly(1552);
        assertThat(codes(models, "f")).containsExactly(1553);
        assertThat(codes(models, "gtp-4")).containsExactly(1015);
        assertThat(codes(models, "openai:gpt")).containsExactly(1551);
        var all = new Problems();
        models.check(all);
        assertThat(all.found()).hasSize(6).extracting(Problem::place).doesNotContainNull();
    }

    @Test
    void ofTheRatesOfOneModelWithOneKeyTheStricterCountsAndIsTold() throws IOException {
        var models =
                models(
                        """
                        connections:
                          one: {type: openai, api_key: "${env.K}"}
                          two: {type: openai, api_key: "${env.L}"}
                        models:
                          fast: {uses: "openai:gpt-4o", connection: one, requests_per_second: 50}
                          slow: {uses: "openai:gpt-4o", connection: one, requests_per_second: 0.5}
                          same: {uses: "openai:gpt-4o", connection: one, tokens_per_minute: 900}
                          away: {uses: "openai:gpt-4o", connection: two, requests_per_second: 30}
                          other: {uses: "openai:gpt-4o-mini", connection: one}
                          broken: {uses: broken}
                        """,
                        Map.of("K", "sk-1", "L", "sk-2"));

        for (var name : List.of("fast", "slow", "same")) {
            var pace = models.find(name, null).orElseThrow().manners().pace();
            assertThat(pace.perSecond()).as(name).isEqualTo(0.5);
            assertThat(pace.tokens()).as(name).isEqualTo(Rate.perMinute(900));
        }
        assertThat(models.find("away", null).orElseThrow().manners().pace().perSecond())
                .isEqualTo(30);
        assertThat(models.find("other", null).orElseThrow().manners().pace()).isEqualTo(Pace.USUAL);
        var notes = new Problems();
        models.note(notes);
        assertThat(notes.found())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.code()).isEqualTo(ModelProblem.DIFFERENT_PACES);
                    assertThat(note.line(Language.EN))
                            .contains("onggi.yaml:6:", "`fast` and `slow`");
                });
    }

    @Test
    void aTaskThatNamesAModelOutrightIsBoundByTheRateThatIsStatedForIt() throws IOException {
        var models =
                models(
                        "models: {slow: {uses: 'openai:gpt-4o', requests_per_second: 2}}\n",
                        Map.of("OPENAI_API_KEY", "sk-o"));

        var named = models.find("openai:gpt-4o", null).orElseThrow();

        assertThat(named.manners().pace().perSecond()).isEqualTo(2);
    }
}
