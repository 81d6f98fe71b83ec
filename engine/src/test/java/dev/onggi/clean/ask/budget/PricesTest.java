package dev.onggi.clean.ask.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.call.Usage;
import dev.onggi.problem.Place;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
    private static final Tokens MILLION = new Tokens(1_000_000, 1_000_000);

    @TempDir Path folder;

    private Prices prices(String settings) throws IOException {
        Files.writeString(folder.resolve("onggi.yaml"), settings);
        return Prices.of(Workspaces.open(folder, null, Map.of()));
    }

    @Test
    void comesWithATable() throws IOException {
        var tariff = prices("").require("openai:gpt-4o", null);

        assertThat(tariff.online().worst(MILLION)).isEqualTo(Money.usd("12.50"));
        assertThat(tariff.batch().worst(MILLION)).isEqualTo(Money.usd("6.25"));
        assertThat(tariff.online().cost(new Usage(1_000_000, 400_000, 1000, false)))
                .isEqualTo(Money.usd("2.01"));
    }

    @Test
    void theWorkspaceGoesBeforeTheTable() throws IOException {
        var prices =
                prices(
                        """
                        prices:
                          openai:gpt-4o: {input: 1, output: 2}
                          "http://gpu.intranet:8000/v1#*": free
                          "http://gpu.intranet:8000/v1#big*": {input: 0.10, output: 0.10}
                        """);

        assertThat(prices.require("openai:gpt-4o", null).online().worst(MILLION))
                .isEqualTo(Money.usd("3"));
        assertThat(prices.require("http://gpu.intranet:8000/v1#small", null))
                .isEqualTo(Tariff.FREE);
        assertThat(
                        prices.require("http://gpu.intranet:8000/v1#big-1", null)
                                .online()
                                .worst(MILLION))
                .isEqualTo(Money.usd("0.20"));
        assertThat(prices.find("openai:gpt-4.1")).as("the others stay").isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "openai:gpt-4o-2024-08-06, openai:gpt-4o",
        "openai:gpt-4o-mini-2024-07-18, openai:gpt-4o-mini",
        "anthropic:claude-sonnet-4-5-20250929, anthropic:claude-sonnet-4-5",
        "anthropic:claude-3-5-haiku-latest, anthropic:claude-3-5-haiku",
    })
    void aVersionCostsWhatItsModelCosts(String version, String model) throws IOException {
        assertThat(prices("").find(version)).isEqualTo(prices("").find(model)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "builtin, true",
        "ollama:llama3.2, true",
        "http://localhost:8000/v1#m, true",
        "http://127.0.0.1:8080/v1#m, true",
        "http://[::1]:8080/v1#m, true",
        "http://localhost.example.com/v1#m, false",
        "http://127.evil.example/v1#m, false",
        "https://api.example.com/v1#m, false",
    })
    void whatRunsHereIsFree(String model, boolean free) throws IOException {
        assertThat(prices("").find(model).filter(Tariff.FREE::equals).isPresent()).isEqualTo(free);
    }

    @Test
    void saysWhosePriceIsUnknown() throws IOException {
        var prices = prices("");

        assertThatThrownBy(() -> prices.require("openai:gpt-4oo", Place.of("resources/t.yaml")))
                .hasMessageContaining("resources/t.yaml")
                .hasMessageContaining("ONGGI-1521")
                .hasMessageContaining("did you mean `openai:gpt-4o`?");
    }

    @Test
    void aWrongPriceStopsTheStart() {
        assertThatThrownBy(() ->
                        prices(
                                """
                                prices:
                                  openai:a: {input: cheap, output: -1}
                                  openai:b: {input: 1, outptu: 2}
                                  openai:c: {input: 1, output: 2, batch: 150%}
                                  openai:d: gratis
                                """))
                .hasMessageContaining("onggi.yaml:2:21")
                .hasMessageContaining("`prices.openai:a.output: -1`")
                .hasMessageContaining("did you mean `output`?")
                .hasMessageContaining("`prices.openai:b` needs the key `output`")
                .hasMessageContaining("`prices.openai:c.batch: 150%` is not a share")
                .hasMessageContaining("`prices.openai:d: gratis`");
    }

    @Test
    void roundsUpSoThatNoCallIsCheaperThanItWas() throws IOException {
        var nano = prices("").require("openai:gpt-5-nano", null).online();

        assertThat(nano.cost(new Usage(1, 0, 0, false))).isEqualTo(new Money(1));
        assertThat(nano.cost(new Usage(1000, 0, 0, false))).isEqualTo(new Money(50));
        assertThat(nano.cost(new Usage(1001, 1001, 0, false))).isEqualTo(new Money(6));
    }

    @Test
    void numbersThatCannotBeArePutRight() throws IOException {
        var price = prices("").require("openai:gpt-4o", null).online();

        assertThat(price.cost(new Usage(-5, 10, -7, false))).isEqualTo(Money.ZERO);
        assertThat(price.cost(new Usage(1000, 5000, 0, false)))
                .isEqualTo(price.cost(new Usage(1000, 1000, 0, false)));
    }
}
