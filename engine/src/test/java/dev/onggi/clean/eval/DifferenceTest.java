package dev.onggi.clean.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.quality.truth.AnswerVerdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final int ROWS = 20;

    /// A variant that gets the first rows right.
    private static VariantResult right(int rows, Problem... failure) {
        var tally = new AnswerTally(List.of("city"), ROWS);
        for (int row = 0; row < ROWS; row++) {
            tally.add(row, 0, row < rows ? AnswerVerdict.RIGHT : AnswerVerdict.WRONG, false);
        }
        return new VariantResult(
                new Variant("task", "", Map.of()),
                new VariantResult.Identity("1", "m", "m"),
                tally,
                Effort.NONE,
                List.of(),
                List.of(failure));
    }

    @Test
    void theBetterOneStandsFirstWhicheverWasNamedFirst() {
        var pair = Difference.among(List.of(right(4), right(16))).getFirst();
        assertThat(pair.one()).isEqualTo(1);
        assertThat(pair.points()).isCloseTo(0.6, within(1e-9));
        assertThat(pair.probability()).isCloseTo(2.0 / 4096, within(1e-9));
        assertThat(pair.real()).isTrue();
    }

    @Test
    void manyPairsNeedMoreToCountAsMoreThanChance() {
        assertThat(Difference.among(List.of(right(10), right(16))).getFirst().real()).isTrue();
        var pairs =
                Difference.among(List.of(right(10), right(16), right(16), right(16), right(16)));
        assertThat(pairs).hasSize(10);
        assertThat(pairs.getFirst().probability()).isCloseTo(10 * 2.0 / 64, within(1e-9));
        assertThat(pairs).noneMatch(Difference::real);
        assertThat(pairs)
                .isSortedAccordingTo((a, b) -> Double.compare(a.probability(), b.probability()));
    }

    @Test
    void whoHasNoResultIsNotCompared() {
        var failed = right(0, Problem.of(EvalProblem.STOPPED, Place.of("t.yaml"), "t"));
        assertThat(Difference.among(List.of(right(10), failed, right(12))))
                .singleElement()
                .satisfies(pair ->
                        assertThat(List.of(pair.one(), pair.other())).containsExactly(2, 0));
    }
}
