package dev.onggi.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.step.StepSettings;
import dev.onggi.workspace.Workspaces;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceHostTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.shop.example/v1/orders, api.shop.example",
        "jdbc:postgresql://db.shop.example:5432/shop, db.shop.example",
        "'not a url at all', ",
    })
    void theHostIsReadFromTheUrl(String url, String host) {
        assertThat(host(url).orElse(null)).isEqualTo(host);
    }

    @Test
    void aStepWithoutAUrlHasNone() {
        var step = new StepSettings("s", "collect/file", (YamlNode.Entries) YamlReader.read("path: x", "p"));
        assertThat(SourceHost.of(step, Workspaces.none(Path.of("."), Map.of()))).isEmpty();
    }

    private static java.util.Optional<String> host(String url) {
        var yaml = (YamlNode.Entries) YamlReader.read("url: \"" + url + "\"", "p");
        var step = new StepSettings("s", "collect/http", yaml);
        return SourceHost.of(step, Workspaces.none(Path.of(".").toAbsolutePath(), Map.of()));
    }
}
