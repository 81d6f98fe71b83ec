package dev.onggi.clean.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.eval.EvaluationRepository.Recorded;
import dev.onggi.quality.truth.AnswerVerdict;
import dev.onggi.store.Database;
import dev.onggi.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class EvaluationRepositoryTest {
    private static final Instant AT = Instant.parse("2024-03-05T06:00:00.123456Z");
    private static final Effort EFFORT =
            new Effort(
                    3,
                    5_000_000_000L,
                    40,
                    new Money(12),
                    Duration.ofMillis(7),
                    Duration.ofMillis(9),
                    Money.ZERO);

    @Parameter TestStore kind;
    @TempDir Path folder;
    private Database database;
    private EvaluationRepository evaluations;

    @BeforeEach
    void open() {
        database = kind.in(folder).open();
        evaluations = new EvaluationRepository(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static VariantResult result(String model, AnswerVerdict... verdicts) {
        var tally = new AnswerTally(List.of("금액"), verdicts.length);
        for (int row = 0; row < verdicts.length; row++) {
            tally.add(row, 0, verdicts[row], true);
        }
        return new VariantResult(
                new Variant("prices", model, Map.of("temperature", "0.2")),
                new VariantResult.Identity("v1", "id-" + model, model),
                tally,
                EFFORT,
                List.of(),
                List.of());
    }

    private static Evaluation evaluation(Instant at, VariantResult... results) {
        return new Evaluation(
                at,
                new Evaluation.Sample("inbox/가.csv", "truth.csv", 2, 9, Long.MIN_VALUE),
                List.of("금액"),
                List.of(results));
    }

    @Test
    void comparisonsAreReadBackTheLatestFirst() {
        evaluations.keep(evaluation(AT, result("a", AnswerVerdict.RIGHT)));
        evaluations.keep(
                evaluation(
                        AT.minusSeconds(9),
                        result("b", AnswerVerdict.RIGHT, AnswerVerdict.LEFT),
                        result("c", AnswerVerdict.HARMED, AnswerVerdict.LEFT)));

        assertThat(evaluations.all()).extracting(Recorded::model).containsExactly("b", "c", "a");
        assertThat(evaluations.all().getLast())
                .isEqualTo(
                        new Recorded(
                                AT,
                                "inbox/가.csv",
                                2,
                                "prices",
                                "a",
                                result("a").variant().written(),
                                new AnswerCount("", 1, 1, 0, 0, 1),
                                EFFORT));
    }

    @Test
    void theLastMeasuredAccuracyCounts() {
        evaluations.keep(evaluation(AT, result("a", AnswerVerdict.RIGHT)));
        evaluations.keep(evaluation(AT, result("a", AnswerVerdict.RIGHT, AnswerVerdict.LEFT)));

        assertThat(evaluations.measuredAccuracy("prices", "v1", "id-a")).contains(0.5);
        assertThat(evaluations.measuredAccuracy("prices", "v2", "id-a")).isEmpty();
    }
}
