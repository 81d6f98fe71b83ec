package dev.onggi.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldTest {
    @TempDir Path folder;

    @Test
    void writesAWorkspaceThatOpens() {
        var shop = folder.resolve("a/shop");

        assertThat(Scaffold.write(shop))
                .containsExactly(
                        ".gitignore", ".env", "collectors/Weather.java.example", "onggi.yaml");
        assertThat(Workspaces.open(shop, null, Map.of()).root()).isEqualTo(shop);
        assertThat(shop.resolve("pipelines")).isDirectory();
        assertThat(shop.resolve("resources")).isDirectory();
        assertThat(shop.resolve("data")).isDirectory();
        assertThat(shop.resolve(".gitignore")).content().contains(".env", ".onggi/", "data/");
    }

    @Test
    void writesSettingsThatAreLegalOnceUncommented() throws IOException {
        Scaffold.write(folder);
        var settings =
                Files.readAllLines(folder.resolve("onggi.yaml")).stream()
                        .map(line -> line.replaceFirst("^# (?=[a-z ]+\\S*:|  )", ""))
                        .toList();
        Files.write(folder.resolve("onggi.yaml"), settings);

        assertThat(YamlReader.read(folder.resolve("onggi.yaml"), "onggi.yaml").plain())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsKeys("timezone", "memory", "connections", "environments");
        assertThat(Workspaces.open(folder, "prod", Map.of()).text("memory")).contains("4GB");
    }

    @Test
    void neverOverwritesAnything() throws IOException {
        Files.writeString(folder.resolve(".env"), "A=1\n");

        assertThat(Scaffold.write(folder)).doesNotContain(".env");
        assertThat(folder.resolve(".env")).hasContent("A=1");
        assertThatThrownBy(() -> Scaffold.write(folder)).hasMessageContaining("ONGGI-1017");
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Scaffold.write(folder.resolve("file")))
                .hasMessageContaining("ONGGI-1018");
    }

    @Test
    void writesAnExampleThatCompiles() throws IOException {
        Scaffold.write(folder);
        var source = folder.resolve("Weather.java");
        Files.copy(folder.resolve("collectors/Weather.java.example"), source);
        var options =
                List.of(
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none",
                        source.toString());

        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, options.toArray(String[]::new));

        assertThat(status).isZero();
        assertThat(folder.resolve("Weather.class")).exists();
    }
}
