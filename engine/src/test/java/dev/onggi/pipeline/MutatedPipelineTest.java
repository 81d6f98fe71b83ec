package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever happens to a file, the answer is a pipeline or problems with places.
@Timeout(60)
class MutatedPipelineTest {
    private static final int MUTATIONS = 1500;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String ODD =
            "{}[]:,-#'\"&*!|>%@`\t\n \u0000\u0007\uFEFF\u2028옹\uD83D~0?.$=<\\";

    private final List<BiFunction<StringBuilder, Random, StringBuilder>> mutations =
            List.of(
                    (text, random) -> text.deleteCharAt(random.nextInt(text.length())),
                    (text, random) -> text.insert(random.nextInt(text.length()), odd(random)),
                    (text, random) -> {
                        text.setCharAt(random.nextInt(text.length()), odd(random));
                        return text;
                    },
                    (text, random) -> lines(text, random, Change.DELETE),
                    (text, random) -> lines(text, random, Change.REPEAT),
                    (text, random) -> lines(text, random, Change.SWAP),
                    (text, random) -> lines(text, random, Change.INDENT),
                    (text, random) -> words(text, random),
                    (text, random) ->
                            new StringBuilder(text.substring(random.nextInt(text.length()))),
                    (text, random) -> {
                        text.setLength(random.nextInt(text.length()));
                        return text;
                    });

    private enum Change {
        DELETE,
        REPEAT,
        SWAP,
        INDENT
    }

    @Test
    void neverEndsInAnythingButAPipelineOrProblemsWithPlaces() {
        long seed = Long.getLong("onggi.seed", 20_240_305L);
        var reader = new PipelineReader(new FakeTypes());
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            var random = new Random(seed + i);
            var text = new StringBuilder(PipelineReaderTest.REVIEWS);
            for (int n = random.nextInt(3); n >= 0 && !text.isEmpty(); n--) {
                text = mutations.get(random.nextInt(mutations.size())).apply(text, random);
            }
            var mutated = text.toString();
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

    private static char odd(Random random) {
        return ODD.charAt(random.nextInt(ODD.length()));
    }

    private static StringBuilder lines(StringBuilder text, Random random, Change change) {
        var lines = new ArrayList<>(text.toString().lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        int at = random.nextInt(lines.size());
        switch (change) {
            case DELETE -> lines.remove(at);
            case REPEAT -> lines.add(random.nextInt(lines.size()), lines.get(at));
            case SWAP -> lines.set(at, lines.set(random.nextInt(lines.size()), lines.get(at)));
            case INDENT -> lines.set(at, " ".repeat(random.nextInt(5)) + lines.get(at).strip());
        }
        return new StringBuilder(String.join("\n", lines));
    }

    private static StringBuilder words(StringBuilder text, Random random) {
        var words = text.toString().split("(?<=\\W)|(?=\\W)", -1);
        words[random.nextInt(words.length)] = words[random.nextInt(words.length)];
        return new StringBuilder(String.join("", words));
    }
}
