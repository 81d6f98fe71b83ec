package dev.onggi.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspacesTest {
    @TempDir Path folder;

    @Test
    void isFoundFromAnyFolderInside() throws IOException {
        settings("timezone: Asia/Seoul\nlanguage: ko\n");
        var inner = Files.createDirectories(folder.resolve("pipelines/daily"));

        var workspace = Workspaces.open(inner, null, Map.of());

        assertThat(workspace.root()).isEqualTo(folder);
        assertThat(workspace.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(workspace.language()).isEqualTo(Language.KO);
        assertThat(workspace.environment()).isEqualTo("default");
        assertThat(workspace.state()).isEqualTo(folder.resolve(".onggi"));
        assertThat(workspace.resolve("data/../x.csv")).isEqualTo(folder.resolve("x.csv"));
        assertThat(workspace.display(folder.resolve("data/x"))).isEqualTo("data/x");
    }

    @Test
    void needsAnOnggiYaml() {
        assertThat(problems(null, Map.of()))
                .containsExactly(
                        "ONGGI-1001  there is no onggi.yaml in " + folder + " or above it");
        var missing = folder.resolve("nowhere");
        assertThat(
                        catchThrowableOfType(
                                        OnggiException.class,
                                        () -> Workspaces.open(missing, null, Map.of()))
                                .getMessage())
                .contains("ONGGI-1002");
    }

    @Test
    void takesWhatIsDeclaredWhereASettingIsAbsent() throws IOException {
        settings("");
        var workspace = open(null, Map.of("LANG", "ko_KR.UTF-8"));

        assertThat(workspace.language()).isEqualTo(Language.KO);
        assertThat(workspace.zone()).isEqualTo(ZoneId.systemDefault());
        assertThat(workspace.setting("memory")).isEmpty();
        assertThat(workspace.text("memory")).contains("512MB");
        assertThat(workspace.text("threads")).isEmpty();
        assertThat(workspace.connection("shop")).isEmpty();
        assertThat(open(null, Map.of("LC_ALL", "C", "LANG", "ko")).language())
                .isEqualTo(Language.EN);
        assertThat(open(null, Map.of("LC_ALL", "", "LANG", "ko")).language())
                .isEqualTo(Language.KO);
    }

    @Test
    void laysAnEnvironmentOverTheCommonSettings() throws IOException {
        settings(
                """
                memory: 1GB
                archive: {max_files: 5, max_ratio: 9}
                connections:
                  shop: {type: sqlite, url: common, user: me}
                environments:
                  dev:
                  prod:
                    memory: 4GB
                    archive: {max_files: 7}
                    connections: {shop: {url: live}, extra: {type: x}}
                """);
        var dev = open(null, Map.of());
        assertThat(dev.environment()).isEqualTo("dev");
        assertThat(dev.text("memory")).contains("1GB");

        for (var prod : List.of(open("prod", Map.of()), open(null, Map.of("ONGGI_ENV", "prod")))) {
            assertThat(prod.environment()).isEqualTo("prod");
            assertThat(prod.text("memory")).contains("4GB");
            assertThat(prod.text("archive.max_files")).contains("7");
            assertThat(prod.text("archive.max_ratio")).contains("9");
            assertThat(prod.connection("shop"))
                    .contains(Map.of("type", "sqlite", "url", "live", "user", "me"));
            assertThat(prod.connection("extra")).isPresent();
        }
        assertThat(open("dev", Map.of("ONGGI_ENV", "prod")).environment()).isEqualTo("dev");
        assertThat(problems("prd", Map.of()))
                .containsExactly(
                        "ONGGI-1007  there is no environment `prd` (from --env); did you mean"
                                + " `prod`?");
        assertThat(problems(null, Map.of("ONGGI_ENV", "zzz")))
                .containsExactly("ONGGI-1007  there is no environment `zzz` (from ONGGI_ENV)");
    }

    @Test
    void readsTheEnvironmentsNameFromDotEnvToo() throws IOException {
        settings("environments: {dev: {}, test: {}}");
        Files.writeString(folder.resolve(".env"), "ONGGI_ENV=test\n");

        assertThat(open(null, Map.of()).environment()).isEqualTo("test");
        assertThat(open(null, Map.of("ONGGI_ENV", "dev")).environment()).isEqualTo("dev");
    }

    @Test
    void refusesAnEnvironmentWhereNoneIsDeclared() throws IOException {
        settings("");
        assertThat(problems("prod", Map.of())).singleElement().asString().contains("ONGGI-1008");
        assertThat(open("default", Map.of()).environment()).isEqualTo("default");
    }

    @Test
    void tellsEveryProblemAtOnce() throws IOException {
        settings(
                """
                timezon: Asia/Seoul
                memory: lots
                threads: 0
                compression: gzip
                http: {alow: [x]}
                sql: 5
                archive: {max_size: 1B}
                budgets: {daily: {usd: -1, requests: many}}
                connections: {"a b": {}, c: text}
                models:
                  m: {use: openai:x, connection: none, requests_per_second: fast, hedge: 2}
                  default: gpt
                environments:
                  prod: {memry: 1GB, environments: {}}
                  dev: 5
                timezone: Asia/Soul
                language: "${params.x}"
                """);
        Files.writeString(folder.resolve(".env"), "broken line\n");

        assertThat(problems(null, Map.of()))
                .containsExactly(
                        "onggi.yaml:1:1  ONGGI-1003  unknown setting `timezon`; did you mean"
                                + " `timezone`?",
                        "onggi.yaml:2:9  ONGGI-1004  `memory: lots` is not a size",
                        "onggi.yaml:3:10  ONGGI-1005  `threads: 0` is out of range",
                        "onggi.yaml:4:14  ONGGI-1006  `compression` cannot be `gzip`",
                        "onggi.yaml:5:8  ONGGI-1003  unknown setting `http.alow`; did you mean"
                                + " `allow`?",
                        "onggi.yaml:6:6  ONGGI-1004  `sql: 5` is not a map of keys and values",
                        "onggi.yaml:7:21  ONGGI-1005  `archive.max_size: 1B` is out of range",
                        "onggi.yaml:8:24  ONGGI-1005  `budgets.daily.usd: -1` is out of range",
                        "onggi.yaml:8:38  ONGGI-1004  `budgets.daily.requests: many` is not a"
                                + " whole number",
                        "onggi.yaml:9:15  ONGGI-1013  `a b` cannot be a name here",
                        "onggi.yaml:9:29  ONGGI-1004  `connections.c: text` is not a map of keys"
                                + " and values",
                        "onggi.yaml:11:6  ONGGI-1016  `models.m` needs the key `uses`",
                        "onggi.yaml:11:7  ONGGI-1003  unknown setting `models.m.use`; did you"
                                + " mean `uses`?",
                        "onggi.yaml:11:34  ONGGI-1014  there is no connection `none`",
                        "onggi.yaml:11:61  ONGGI-1004  `models.m.requests_per_second: fast` is"
                                + " not a number",
                        "onggi.yaml:11:74  ONGGI-1004  `models.m.hedge: 2` is not true or false",
                        "onggi.yaml:12:12  ONGGI-1015  there is no model `gpt`",
                        "onggi.yaml:14:10  ONGGI-1003  unknown setting `memry`; did you mean"
                                + " `memory`?",
                        "onggi.yaml:14:22  ONGGI-1003  unknown setting `environments`",
                        "onggi.yaml:15:8  ONGGI-1004  `environments.dev: 5` is not a map of keys"
                                + " and values",
                        "onggi.yaml:16:11  ONGGI-1004  `timezone: Asia/Soul` is not a time zone",
                        "onggi.yaml:17:11  ONGGI-1010  `${params.x}` cannot be used in"
                                + " onggi.yaml",
                        ".env:1  ONGGI-1011  this line is not NAME=VALUE: there is no =");
    }

    @Test
    void fillsVariablesOnlyWhereTheyAreUsed() throws IOException {
        settings(
                """
                memory: "${env.MEMORY}"
                connections:
                  shop: {type: postgresql, url: "jdbc:${env.HOST}/x", password: "${env.SHOP_PW}"}
                """);
        Files.writeString(folder.resolve(".env"), "HOST=laptop\nSHOP_PWD=geheim\n");
        var workspace = open(null, Map.of("HOST", "server", "SHOP_PW", "s3cret!"));

        assertThat(workspace.connection("shop").orElseThrow())
                .containsEntry("url", "jdbc:server/x")
                .containsEntry("password", "s3cret!");
        assertThat(workspace.secrets().mask("login s3cret! failed")).isEqualTo("login *** failed");
        var missing = catchThrowableOfType(OnggiException.class, () -> workspace.setting("memory"));
        assertThat(missing)
                .hasMessage("onggi.yaml:1:9  ONGGI-1009  the variable MEMORY is not set");
        assertThat(open(null, Map.of("MEMORY", "2GB")).text("memory")).contains("2GB");
        var wrong = open(null, Map.of("MEMORY", "two gigabytes"));
        assertThat(catchThrowableOfType(OnggiException.class, () -> wrong.setting("memory")))
                .hasMessage("onggi.yaml:1:9  ONGGI-1004  `memory: ***` is not a size");
        assertThat(
                        catchThrowableOfType(
                                        OnggiException.class,
                                        () -> open(null, Map.of()).connection("shop"))
                                .getMessage())
                .contains("SHOP_PW is not set; did you mean SHOP_PWD?")
                .doesNotContain("geheim");
    }

    @Test
    void hidesPasswordsThatWereWrittenIntoTheSettings() throws IOException {
        settings("connections: {shop: {password: hunter22, auth: {Access_Token: tokentoken}}}");
        var workspace = open(null, Map.of());
        workspace.connection("shop");

        assertThat(workspace.secrets().mask("hunter22 tokentoken")).isEqualTo("*** ***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timezone: Asia/Seoul",
                "threads: 8",
                "compression: zstd",
                "archive: {max_size: 1GB, max_ratio: 100, max_files: 3}",
                "http: {allow: [intranet.example, '10.0.0.0/8', '::1', 127.0.0.1]}",
                "http: {allow: localhost}",
                "command: {allow: false}",
                "sql: {memory: 1GB, timeout: 90s}",
                "budgets: {daily: {usd: 5.00, requests: 20000}, monthly: {usd: 1}}",
                "models: {a: {uses: openai:x, requests_per_second: 0.5, hedge: true}, default: a}",
                "models: {a: {uses: 'http://127.0.0.1/v1#m'}, default: builtin}",
                "connections: {a: {type: x}}",
            })
    void takesWhatTheReferenceAllows(String yaml) throws IOException {
        settings(yaml);

        assertThat(open(null, Map.of()).root()).isEqualTo(folder);
    }

    @Test
    void canBeAbsent() throws IOException {
        Files.writeString(folder.resolve(".env"), "A=bcde\n");
        var none = Workspaces.none(folder, Map.of("LANG", "en_US", "B", "value"));

        assertThat(none.root()).isEqualTo(folder);
        assertThat(none.text("compression")).contains("snappy");
        assertThat(none.secrets().get("B")).contains("value");
        assertThat(none.secrets().get("A")).isEmpty();
        assertThat(Workspaces.find(folder)).isEmpty();
    }

    @Test
    void describesEverySettingOnTheReferencePage() {
        var page = SettingsReference.markdown();

        for (var setting : Settings.all()) {
            assertThat(page).contains("| `" + setting.path() + "` |");
        }
        assertThat(page).contains("duration from 1s to 1d", "`snappy`, `zstd`, `none`");
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(folder.resolve("onggi.yaml"), yaml);
    }

    private Workspace open(String environment, Map<String, String> variables) {
        return Workspaces.open(folder, environment, variables);
    }

    private List<String> problems(String environment, Map<String, String> variables) {
        return catchThrowableOfType(OnggiException.class, () -> open(environment, variables))
                .problems()
                .stream()
                .map(problem -> problem.line(Language.EN))
                .toList();
    }
}
