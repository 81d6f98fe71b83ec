package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A page of fifty rows costs as many statements as a page of one.
@ExtendWith(Shop.Shared.class)
class AirflowQueriesTest {
    private static final int TRIES = 8;
    private static final List<String> LISTS =
            List.of(
                    "/api/v1/dags?",
                    "/api/v1/dags/~/dagRuns?",
                    "/api/v1/dags/~/dagRuns/~/taskInstances?",
                    "/api/v1/dags/~/dagRuns/~/taskInstances/~/xcomEntries?",
                    "/api/v1/datasets/events?",
                    "/api/v1/eventLogs?",
                    "/api/v2/dags?",
                    "/api/v2/dags/~/dagRuns?",
                    "/api/v2/dags/~/dagRuns/~/taskInstances?",
                    "/api/v2/dags/~/dagRuns/~/taskInstances/~/xcomEntries?",
                    "/api/v2/assets/events?",
                    "/api/v2/dagStats?",
                    "/api/v2/eventLogs?");

    private final Shop shop;
    private final String token;

    AirflowQueriesTest(Shop shop) {
        this.shop = shop;
        this.token = shop.token("root");
    }

    @Test
    void statementsDoNotGrowWithRows() {
        for (int i = 0; i < 6; i++) {
            shop.run("people", token);
        }
        var wrong = new ArrayList<String>();
        for (var list : LISTS) {
            long one = statements(list + "limit=1");
            long many = statements(list + "limit=50");
            if (many > one || many > 12) {
                wrong.add(list + ": " + one + ", then " + many);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// The fewest of several calls: schedules and workers read beside them.
    private long statements(String path) {
        Database database = Objects.requireNonNull(shop.onggi().metadata());
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = database.reads();
            shop.get(path, token).ok();
            fewest = Math.min(fewest, database.reads() - before);
        }
        return fewest;
    }
}
