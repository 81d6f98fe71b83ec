package dev.onggi.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.RowSet;
import dev.onggi.quality.check.ExpectationRepository.Recorded;
import dev.onggi.quality.check.ExpectationResult.Status;
import dev.onggi.store.TestStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ExpectationRepositoryTest {
    @Parameter TestStore kind;

    private static final String RUN =
            "INSERT INTO run (id, pipeline, environment, state, started_at, ended_at, interval_start,"
                    + " interval_end, params, definition, stale, holder) VALUES ('orders_1', 'orders', 'dev', 'succeeded',"
                    + " '2024-03-05T06:00:00Z', NULL, '', '', '{}', '', 0, 'me')";

    @TempDir Path folder;

    private static CheckReport report(ExpectationResult... results) {
        return new CheckReport(4, List.of(results), List.of(), "");
    }

    private static ExpectationResult result(
            Claim claim, Status status, long failed, String... ids) {
        var expectation = new Expectation(claim, 0.25, Otherwise.WARN, null, "not_null: 금액");
        var examples = List.of(ids).stream().map(id -> new Example(id, List.of())).toList();
        return new ExpectationResult(expectation, status, 4, failed, examples, null, new RowSet());
    }

    private static ExpectationResult empty(long failed, String... ids) {
        return result(new Claim.NotNull(List.of("금액")), Status.WARNED, failed, ids);
    }

    @Test
    void what_came_of_each_expectation_is_read_back() {
        try (var database = kind.in(folder).open()) {
            database.write(handle -> handle.execute(RUN));
            var expectations = new ExpectationRepository(database);

            expectations.keep("orders_1", "inspect", report(empty(2, "3", "k-7")), text -> text);

            var kept = expectations.ofRun("orders_1");
            assertThat(kept)
                    .containsExactly(
                            new Recorded(
                                    "inspect",
                                    "not_null: 금액",
                                    Status.WARNED,
                                    4,
                                    2,
                                    0.25,
                                    List.of("3", "k-7")));
            assertThat(kept.getFirst().share()).isEqualTo(0.5);
            assertThat(expectations.ofRun("orders_2")).isEmpty();
        }
    }

    @Test
    void the_last_try_of_a_step_stands_and_secrets_are_hidden() {
        try (var database = kind.in(folder).open()) {
            database.write(handle -> handle.execute(RUN));
            var expectations = new ExpectationRepository(database);
            expectations.keep("orders_1", "inspect", report(empty(2), empty(1)), text -> text);

            expectations.keep(
                    "orders_1", "inspect", report(empty(1, "s3cret")), t -> t.replace("s3", "*"));

            assertThat(expectations.ofRun("orders_1"))
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.failed()).isEqualTo(1))
                    .satisfies(kept -> assertThat(kept.failingIds()).containsExactly("*cret"));
        }
    }
}
