package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.yaml.Mutations;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever happens to a file, the answer is a pipeline or problems with places.
@Timeout(60)
class MutatedPipelineTest {
    private static final int MUTATIONS = 1500;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Test
    void neverEndsInAnythingButAPipelineOrProblemsWithPlaces() {
        long seed = Long.getLong("onggi.seed", 20_240_305L);
        var reader = new PipelineReader(new FakeTypes());
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            var random = new Random(seed + i);
            var mutated = Mutations.of(PipelineReaderTest.REVIEWS, random);
            var what = "seed " + (seed + i) + ":\n" + mutated;
            long start = System.nanoTime();
            try {
                reader.read(mutated, "p.yaml");
            } catch (OnggiException e) {
                refused++;
                assertThat(e.problems()).as(what).isNotEmpty();
                e.problems()
                        .forEach(problem -> {
                            assertThat(problem.place()).as(what).isNotNull();
                            assertThat(problem.place().file()).as(what).isEqualTo("p.yaml");
                            assertThat(problem.hint(Language.KO)).as(what).isNotEmpty();
                            assertThat(problem.message(Language.KO)).as(what).isNotEmpty();
                        });
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(what, e);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(LONGEST);
        }
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 1);
    }

    @Test
    void takesTheUnchangedFile() {
        assertThatCode(() ->
                        new PipelineReader(new FakeTypes())
                                .read(PipelineReaderTest.REVIEWS, "p.yaml"))
                .doesNotThrowAnyException();
    }
}
