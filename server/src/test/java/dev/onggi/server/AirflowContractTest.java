package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What Airflow's clients send, and what they need in the replies.
@ExtendWith(Shop.Shared.class)
class AirflowContractTest {
    private static final String V1 = "/api/v1";
    private static final String V2 = "/api/v2";
    private static final String LOGIN =
            "{\"username\":\"root\",\"password\":\"" + Shop.PASSWORD + "\"}";

    private final Shop shop;
    private final String token;

    AirflowContractTest(Shop shop) {
        this.shop = shop;
        this.token = shop.token("root");
    }

    @Test
    void aNameAndAPasswordGiveATokenForVersion2() {
        var made = shop.call("POST", "/auth/token", null, LOGIN);
        assertThat(made.status()).isEqualTo(201);
        assertThat(shop.get(V2 + "/dags", made.value("access_token")).status()).isEqualTo(200);
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        var sent = "username=root&password=" + Shop.PASSWORD;
        assertThat(shop.send("POST", "/auth/token", form, sent).status()).isEqualTo(201);
        assertThat(shop.call("POST", "/auth/token/cli", null, LOGIN).status()).isEqualTo(201);
        var wrong = shop.call("POST", "/auth/token", null, LOGIN.replace(Shop.PASSWORD, "no"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).startsWith("{\"detail\":\"");
    }

    @Test
    void version1TakesNamesAndPasswordsVersion2DoesNot() {
        var basic =
                Base64.getEncoder()
                        .encodeToString(("root:" + Shop.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var headers = Map.of("Authorization", "Basic " + basic);
        assertThat(shop.send("GET", V1 + "/dags", headers, (String) null).status()).isEqualTo(200);
        assertThat(shop.send("GET", V2 + "/dags", headers, (String) null).status()).isEqualTo(401);
    }

    @Test
    void healthAndVersionNeedNobody() {
        assertThat(shop.get(V1 + "/health", null).ok().body())
                .contains("\"metadatabase\":{\"status\":\"healthy\"}");
        assertThat(shop.get(V2 + "/monitor/health", null).ok().body()).contains("dag_processor");
        assertThat(shop.get(V1 + "/version", null).ok().value("version")).isEqualTo("2.10.0");
        assertThat(shop.get(V1 + "/dags", null).status()).isEqualTo(401);
    }

    @Test
    void problemsAreSaidInTheMannerOfEachVersion() {
        assertThat(shop.get(V1 + "/dags/nobody", token).body())
                .contains("\"title\":\"Not Found\"", "\"status\":404", "#section/Errors/NotFound");
        assertThat(shop.get(V2 + "/dags/nobody", token).body()).startsWith("{\"detail\":\"");
        assertThat(shop.get(V1 + "/nothing/here", token).body()).contains("\"status\":404");
        assertThat(shop.call("POST", V1 + "/pools", token, "{}").status()).isEqualTo(501);
    }

    @Test
    void confFillsTheParametersOfTheSameName() throws Exception {
        shop.write(
                "pipelines/conf.yaml",
                """
                name: conf
                params:
                  data_source: {type: string, required: true}
                  task_file: {type: string, default: tidy}
                steps:
                  fetch: {uses: collect/file, path: "${params.data_source}.csv"}
                  refine: {uses: clean, task: "${params.task_file}"}
                """);
        shop.write("source1.csv", "name\n a \n");
        shop.write(
                "resources/cleaning_task_1.yaml",
                "task_name: one\ncolumns: [name]\nrules: [trim]\nmodel: builtin\n");
        try {
            var conf = "{\"data_source\":\"source1\",\"task_file\":\"cleaning_task_1.yaml\"}";
            var path = V1 + "/dags/conf/dagRuns";
            var run = shop.call("POST", path, token, "{\"conf\":" + conf + "}").ok();
            assertThat(run.body()).contains("\"conf\":" + conf, "\"run_type\":\"manual\"");
            shop.awaitEnd(run.value("dag_run_id"), token);
            assertThat(shop.get(path + "/" + run.value("dag_run_id"), token).value("state"))
                    .isEqualTo("success");
            var unknown = "{\"conf\":{\"data_source\":\"source1\",\"other\":1}}";
            assertThat(shop.call("POST", path, token, unknown).status()).isEqualTo(400);
            var v2 = V2 + "/dags/conf/dagRuns";
            var refused = shop.call("POST", v2, token, unknown);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("{\"detail\":[{\"loc\":");
        } finally {
            java.nio.file.Files.delete(shop.root.resolve("pipelines/conf.yaml"));
        }
    }

    @Test
    void aRunIsFoundByTheNameThatItsCallerGaveIt() {
        var name = "manual__" + System.nanoTime();
        var path = V2 + "/dags/people/dagRuns";
        var body = "{\"dag_run_id\":\"%s\",\"logical_date\":null}".formatted(name);
        var run = shop.call("POST", path, token, body).ok();
        assertThat(run.value("dag_run_id")).isEqualTo(name);
        assertThat(shop.call("POST", path, token, body).status()).isEqualTo(409);
        var waited = shop.get(path + "/" + name + "/wait?interval=0.05", token).ok().body();
        assertThat(waited).endsWith("{\"state\":\"success\"}\n");
        assertThat(shop.get(path + "/" + name, token).ok().value("state")).isEqualTo("success");
        assertThat(shop.get(V2 + "/dags/orders/dagRuns/" + name, token).status()).isEqualTo(404);
        var steps = shop.get(path + "/" + name + "/taskInstances", token).ok().body();
        assertThat(steps).contains("\"total_entries\":3", "\"dag_run_id\":\"" + name + "\"");
        var log = path + "/" + name + "/taskInstances/refine/logs/1?full_content=true";
        assertThat(shop.get(log, token).ok().body()).contains("\"content\":[", "\"event\":");
        var rows = path + "/" + name + "/taskInstances/fetch/xcomEntries/rows";
        assertThat(shop.get(rows, token).ok().body()).contains("\"value\":");
    }

    @Test
    void aRunOfAnotherPipelineIsNotThere() {
        var run = shop.run("orders", token);
        assertThat(shop.get(V1 + "/dags/people/dagRuns/" + run, token).status()).isEqualTo(404);
        assertThat(shop.get(V1 + "/dags/orders/dagRuns/" + run, token).status()).isEqualTo(200);
        var gus = shop.token("gus");
        assertThat(shop.get(V1 + "/dags/orders/dagRuns/" + run, gus).status()).isEqualTo(200);
        assertThat(shop.get(V1 + "/dags/people", gus).status()).isEqualTo(404);
        assertThat(shop.get(V1 + "/dags/~/dagRuns", gus).ok().body())
                .doesNotContain("\"dag_id\":\"people\"");
        assertThat(shop.get(V1 + "/dags", gus).ok().body())
                .contains("\"orders\"")
                .doesNotContain("\"people\"");
        var clear = "{\"dry_run\":false,\"dag_run_id\":\"%s\"}".formatted(run);
        assertThat(
                        shop.call(
                                        "POST",
                                        V1 + "/dags/orders/clearTaskInstances",
                                        shop.token("vic"),
                                        clear)
                                .status())
                .isEqualTo(403);
    }

    @Test
    void aFilterThatCannotBeHonouredIsRefused() {
        assertThat(shop.get(V2 + "/dags/people/dagRuns?duration_gte=1", token).status())
                .isEqualTo(422);
        assertThat(shop.get(V1 + "/dags/people/dagRuns?order_by=nothing", token).status())
                .isEqualTo(400);
        assertThat(shop.get(V1 + "/dags/people/dagRuns?limit=-1", token).status()).isEqualTo(400);
    }

    @Test
    void aKeptSecretIsUsedByStepsAndNeverComesOut() throws Exception {
        var secret = "orders-" + "secret-file";
        shop.write(secret + ".csv", "name\nKim\n");
        shop.write(
                "pipelines/kept.yaml",
                """
                name: kept
                steps:
                  fetch: {uses: collect/file, path: "${env.KEPT_NAME}.csv"}
                """);
        try {
            var body = "{\"key\":\"KEPT_NAME\",\"value\":\"%s\"}".formatted(secret);
            var kept = shop.call("POST", V1 + "/variables", token, body).ok();
            assertThat(kept.body()).doesNotContain(secret);
            assertThat(shop.get(V2 + "/variables/KEPT_NAME", token).ok().value("value"))
                    .isEqualTo("***");
            var run = shop.run("kept", token);
            assertThat(shop.get(V1 + "/dags/kept/dagRuns/" + run, token).value("state"))
                    .isEqualTo("success");
            assertThat(shop.get(V1 + "/variables", shop.token("vic")).status()).isEqualTo(403);
            assertThat(shop.call("DELETE", V1 + "/variables/KEPT_NAME", token, null).status())
                    .isEqualTo(204);
        } finally {
            java.nio.file.Files.delete(shop.root.resolve("pipelines/kept.yaml"));
        }
    }
}
