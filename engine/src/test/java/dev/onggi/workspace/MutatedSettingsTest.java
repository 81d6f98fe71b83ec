package dev.onggi.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.OnggiException;
import dev.onggi.yaml.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to the settings, the answer is a workspace or problems with places.
@Timeout(60)
class MutatedSettingsTest {
    private static final int MUTATIONS = 500;
    private static final String SETTINGS =
            """
            timezone: Asia/Seoul
            language: ko
            memory: 1GB
            http: {allow: [10.0.0.0/8, localhost]}
            sql: {timeout: 5m}
            budgets: {daily: {usd: 5.00, requests: 20000}}
            connections:
              shop: {type: postgresql, url: "jdbc:${env.HOST}", password: "${env.SHOP_PW}"}
            models: {gpt: {uses: openai:gpt-4o, connection: shop}, default: gpt}
            environments: {dev: {memory: 64MB}, prod: {threads: 4}}
            """;
    private static final String DOT_ENV =
            """
            # secrets
            HOST=localhost
            export SHOP_PW='geheim # 12'
            KEY="a\\nb" # end
            """;

    @TempDir Path folder;

    @Test
    void neverEndInAnythingButAWorkspaceOrProblemsWithPlaces() throws IOException {
        long seed = Long.getLong("onggi.seed", 20_240_305L);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            var random = new Random(seed + i);
            var settings = random.nextInt(4) == 0 ? SETTINGS : Mutations.of(SETTINGS, random);
            var dotEnv = random.nextInt(4) == 0 ? Mutations.of(DOT_ENV, random) : DOT_ENV;
            var what = "seed " + (seed + i) + ":\n" + settings + "\n" + dotEnv;
            Files.write(folder.resolve("onggi.yaml"), settings.getBytes(StandardCharsets.UTF_8));
            Files.write(folder.resolve(".env"), dotEnv.getBytes(StandardCharsets.UTF_8));
            try {
                var workspace = Workspaces.open(folder, null, Map.of());
                workspace.connection("shop");
                Settings.all().forEach(setting -> workspace.setting(setting.path()));
            } catch (OnggiException e) {
                refused++;
                assertThat(e.problems())
                        .as(what)
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.place()).isNotNull());
                assertThat(e.getMessage()).as(what).doesNotContain("geheim");
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(what, e);
            }
        }
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 1);
    }
}
