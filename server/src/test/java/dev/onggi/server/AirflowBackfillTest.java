package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Shop.Shared.class)
class AirflowBackfillTest {
    private static final String BACKFILLS = "/api/v2/backfills";

    private final Shop shop;
    private final String token;

    AirflowBackfillTest(Shop shop) {
        this.shop = shop;
        this.token = shop.token("root");
    }

    @BeforeEach
    void schedule() throws IOException {
        shop.write("pipelines/filled.yaml", "schedule: \"0 6 * * *\"\n" + Shop.pipeline("filled"));
    }

    @AfterEach
    void unschedule() throws IOException {
        Files.delete(shop.root.resolve("pipelines/filled.yaml"));
    }

    private static String january(int first, int last) {
        return """
        {"dag_id": "filled", "from_date": "2026-01-%02dT00:00:00Z",
         "to_date": "2026-01-%02dT23:00:00Z", "max_active_runs": 2}
        """
                .formatted(first, last);
    }

    @Test
    void everyLogicalDateIsRunOnce() throws InterruptedException {
        var look = shop.call("POST", BACKFILLS + "/dry_run", token, january(1, 3)).ok();
        assertThat(look.body()).contains("\"total_entries\":3", "2026-01-02T06:00:00Z");
        var id = shop.call("POST", BACKFILLS, token, january(1, 3)).ok().value("id");
        await(id);
        var runs =
                "/api/v2/dags/filled/dagRuns?run_type=backfill&logical_date_lte=2026-01-03T23:00:00Z";
        assertThat(shop.get(runs, token).ok().body())
                .contains("\"total_entries\":3", "\"triggered_by\":\"backfill\"");
        assertThat(shop.call("POST", BACKFILLS + "/dry_run", token, january(1, 3)).ok().body())
                .contains("\"total_entries\":0");
        assertThat(shop.call("PUT", BACKFILLS + "/" + id + "/pause", token, null).status())
                .isEqualTo(409);
    }

    @Test
    void onlyThoseWhoMayEndIt() throws InterruptedException {
        var path =
                BACKFILLS
                        + "/"
                        + shop.call("POST", BACKFILLS, token, january(10, 25)).ok().value("id");
        assertThat(shop.call("PUT", path + "/cancel", shop.token("vic"), null).status())
                .isEqualTo(403);
        assertThat(shop.call("PUT", path + "/cancel", shop.token("gus"), null).status())
                .isEqualTo(404);
        assertThat(shop.call("PUT", path + "/pause", token, null).ok().value("is_paused"))
                .isEqualTo("true");
        assertThat(shop.call("PUT", path + "/cancel", token, null).ok().value("completed_at"))
                .isNotEqualTo("null");
        assertThat(shop.call("POST", BACKFILLS, shop.token("vic"), january(1, 2)).status())
                .isEqualTo(403);
    }

    private void await(String id) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (!shop.get(BACKFILLS + "/" + id, token).ok().value("completed_at").equals("null")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("backfill " + id + " does not end");
    }
}
