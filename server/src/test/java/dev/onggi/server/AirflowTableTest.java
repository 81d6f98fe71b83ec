package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The table in the reference is what the server does: every operation in it is called.
@ExtendWith(Shop.Shared.class)
class AirflowTableTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z]+) (\\S+)` \\| (done|404|501) \\| (.*) \\|");

    /// What a right call of an operation sends, where it sends anything.
    private static final Map<String, String> BODIES =
            Map.ofEntries(
                    Map.entry("PATCH /dags", "{\"is_paused\":false}"),
                    Map.entry("PATCH /dags/{dag_id}", "{\"is_paused\":false}"),
                    Map.entry("v1 POST /connections", connection("made_v1")),
                    Map.entry("v2 POST /connections", connection("made_v2")),
                    Map.entry("POST /connections/test", connection("c")),
                    Map.entry("PATCH /connections/{connection_id}", "{\"host\":\"db2\"}"),
                    Map.entry("v1 POST /variables", "{\"key\":\"made_v1\",\"value\":\"1\"}"),
                    Map.entry("v2 POST /variables", "{\"key\":\"made_v2\",\"value\":[1]}"),
                    Map.entry("PATCH /variables/{variable_key}", "{\"value\":\"2\"}"),
                    Map.entry("PATCH /variables", bulk("update", "{\"key\":\"kept\",\"value\":3}")),
                    Map.entry("PATCH /connections", bulk("delete", "\"nobody\"")),
                    Map.entry(
                            "POST /users", "{\"username\":\"new\",\"roles\":[{\"name\":\"Op\"}]}"),
                    Map.entry("PATCH /users/{username}", "{\"roles\":[{\"name\":\"Viewer\"}]}"),
                    Map.entry("POST /dags/{dag_id}/dagRuns", "{\"conf\":{\"note\":\"x\"}}"),
                    Map.entry("v2 PATCH /dags/{dag_id}/dagRuns/{dag_run_id}", "{\"note\":\"n\"}"),
                    Map.entry(
                            "v1 PATCH /dags/{dag_id}/dagRuns/{dag_run_id}",
                            "{\"state\":\"success\"}"),
                    Map.entry(
                            "PATCH /dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances",
                            bulk("update", "{\"task_id\":\"fetch\",\"note\":\"n\"}")),
                    Map.entry("POST /datasets/events", "{\"dataset_uri\":\"onggi:alone\"}"),
                    Map.entry("POST /assets/events", "{\"asset_id\":{asset_id}}"),
                    Map.entry(
                            "POST /dags/{dag_id}/updateTaskInstancesState",
                            "{\"task_id\":\"fetch\",\"dag_run_id\":\"{dag_run_id}\",\"new_state\":\"success\"}"),
                    Map.entry("POST /backfills", backfill()),
                    Map.entry("POST /backfills/dry_run", backfill()));

    /// Right calls that are refused here for what they would do, as the remark says.
    private static final Map<String, Integer> REFUSED =
            Map.of(
                    "DELETE /dags/{dag_id}", 409,
                    "DELETE /dags/{dag_id}/dagRuns/{dag_run_id}", 409);

    private final Shop shop;
    private final String token;

    AirflowTableTest(Shop shop) {
        this.shop = shop;
        this.token = shop.token("root");
    }

    private record Operation(String version, String method, String path, String state) {
        String key() {
            return method + " " + path;
        }
    }

    private static String connection(String id) {
        return "{\"connection_id\":\"%s\",\"conn_type\":\"http\",\"host\":\"127.0.0.1\",\"port\":9}"
                .formatted(id);
    }

    private static String bulk(String action, String entity) {
        return "{\"actions\":[{\"action\":\"%s\",\"entities\":[%s]}]}".formatted(action, entity);
    }

    private static String backfill() {
        return "{\"dag_id\":\"daily\",\"from_date\":\"2026-01-01T00:00:00Z\",\"to_date\":"
                + "\"2026-01-20T23:00:00Z\",\"max_active_runs\":1,"
                + "\"reprocess_behavior\":\"completed\"}";
    }

    private static List<Operation> table() throws IOException {
        var operations = new ArrayList<Operation>();
        var version = "";
        for (var line : Files.readAllLines(page())) {
            if (line.startsWith("## /api/")) {
                version = line.substring("## /api/".length());
            }
            var row = ROW.matcher(line);
            if (row.matches()) {
                operations.add(new Operation(version, row.group(1), row.group(2), row.group(3)));
            }
        }
        return operations;
    }

    private static Path page() {
        var page = Path.of("docs/reference/airflow-api.md");
        return Files.exists(page) ? page : Path.of("..").resolve(page);
    }

    @Test
    void atMostFifteenInAHundredAreNotDone() throws IOException {
        for (var version : Map.of("v1", 89, "v2", 110).entrySet()) {
            var all = table().stream().filter(o -> o.version().equals(version.getKey())).toList();
            assertThat(all).hasSize(version.getValue());
            long open = all.stream().filter(one -> !one.state().equals("done")).count();
            assertThat(open * 100.0 / all.size()).isLessThanOrEqualTo(15);
        }
    }

    @Test
    void everyOperationIsWhatTheTableSays() throws IOException {
        shop.write("pipelines/daily.yaml", "schedule: \"0 6 * * *\"\n" + Shop.pipeline("daily"));
        shop.write("alone.csv", "name\nKim\n");
        shop.write(
                "pipelines/alone.yaml",
                Shop.pipeline("alone").replace("orders.csv, types: {price: integer}", "alone.csv"));
        shop.identity().accounts().add("temp", Role.VIEWER, null);
        try {
            var wrong = new ArrayList<String>();
            for (var operation : table()) {
                int status = call(operation);
                if (!fits(operation, status)) {
                    wrong.add(operation + ": " + status);
                }
            }
            assertThat(wrong).isEmpty();
        } finally {
            Files.delete(shop.root.resolve("pipelines/daily.yaml"));
            Files.delete(shop.root.resolve("pipelines/alone.yaml"));
        }
    }

    private static boolean fits(Operation operation, int status) {
        return switch (operation.state()) {
            case "404" -> status == 404;
            case "501" -> status == 501;
            default -> {
                var refused = REFUSED.get(operation.key());
                yield refused == null ? status < 400 : status == refused;
            }
        };
    }

    private int call(Operation operation) {
        var base = "/api/" + operation.version();
        var variables = variables(operation, base);
        if (operation.path().endsWith("/list")) {
            variables.putAll(Map.of("dag_id", "~", "dag_run_id", "~"));
        }
        var path = base + filled(operation.path(), variables, true);
        if (operation.path().endsWith("/wait")) {
            path += "?interval=0.1";
        }
        var body =
                BODIES.getOrDefault(
                        operation.version() + " " + operation.key(),
                        BODIES.getOrDefault(operation.key(), usual(operation)));
        var sent = body.isEmpty() ? null : filled(body, variables, false);
        return shop.call(operation.method(), path, token, sent).status();
    }

    private static String usual(Operation operation) {
        if (!List.of("POST", "PATCH").contains(operation.method())) {
            return "";
        }
        if (operation.path().endsWith("/xcomEntries")) {
            return "{\"key\":\"left\",\"value\":{\"a\":1}}";
        }
        if (operation.path().contains("/xcomEntries/")) {
            return "{\"value\":2}";
        }
        if (operation.path().endsWith("etNote")) {
            return "{\"note\":\"n\"}";
        }
        return operation
                        .path()
                        .matches(".*/taskInstances/\\{task_id\\}(/\\{map_index\\})?(/dry_run)?")
                ? "{\"new_state\":\"success\"}"
                : "{}";
    }

    private Map<String, String> variables(Operation operation, String base) {
        var variables = new HashMap<>(known());
        if (operation.path().contains("{dag_run_id}")
                || BODIES.getOrDefault(operation.key(), "").contains("dag_run_id")) {
            variables.put("dag_run_id", shop.run("people", token));
        }
        if (operation.path().contains("/xcomEntries/") && !operation.method().equals("GET")) {
            variables.put("xcom_key", "left");
            var entries = operation.path().replace("/{xcom_key}", "");
            shop.call(
                            "POST",
                            base + filled(entries, variables, true),
                            token,
                            "{\"key\":\"left\",\"value\":1}")
                    .ok();
        }
        if (operation.path().contains("{variable_key}") || operation.path().equals("/variables")) {
            shop.call("POST", base + "/variables", token, "{\"key\":\"kept\",\"value\":\"1\"}");
        }
        if (operation.path().contains("{connection_id}")) {
            shop.call("POST", base + "/connections", token, connection("kept"));
        }
        if (operation.path().contains("{backfill_id}")) {
            variables.put(
                    "backfill_id",
                    shop.call("POST", "/api/v2/backfills", token, backfill()).ok().value("id"));
        }
        if (operation.path().contains("import_error_id")) {
            variables.put(
                    "import_error_id",
                    shop.get(base + "/importErrors", token).ok().value("import_error_id"));
        }
        return variables;
    }

    private final Map<String, String> assets = new HashMap<>();

    private Map<String, String> known() {
        assets.computeIfAbsent(
                "id",
                key -> {
                    shop.run("alone", token);
                    return shop.get("/api/v2/assets?name_pattern=alone", token).ok().value("id");
                });
        return Map.ofEntries(
                Map.entry("dag_id", "people"),
                Map.entry("task_id", "fetch"),
                Map.entry("map_index", "-1"),
                Map.entry("task_try_number", "1"),
                Map.entry("try_number", "1"),
                Map.entry("xcom_key", "rows"),
                Map.entry("file_token", "people"),
                Map.entry("version_number", "1"),
                Map.entry("event_log_id", "1"),
                Map.entry("pool_name", "default_pool"),
                Map.entry("variable_key", "kept"),
                Map.entry("connection_id", "kept"),
                Map.entry("username", "temp"),
                Map.entry("role_name", "Viewer"),
                Map.entry("section", "core"),
                Map.entry("option", "cpu"),
                Map.entry("uri", "onggi:alone"),
                Map.entry("asset_alias_id", "1"),
                Map.entry("asset_id", assets.getOrDefault("id", "")));
    }

    private static String filled(
            @Nullable String text, Map<String, String> variables, boolean path) {
        var filled = text == null ? "" : text;
        for (var variable : variables.entrySet()) {
            var value = path ? Shop.encoded(variable.getValue()) : variable.getValue();
            filled = filled.replace("{" + variable.getKey() + "}", value);
        }
        return filled;
    }
}
