package dev.onggi.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.cli.CorpusCommands.Answer;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// What must hold of every answer to a malformed input, whatever it is.
final class CorpusAnswers {
    private static final long PATIENCE_SECONDS = 10;
    private static final Pattern TRACE =
            Pattern.compile("(?m)^\\s+at [\\w.$/@]+\\(|Exception in thread|Caused by:");
    private static final Pattern CODE = Pattern.compile("ONGGI-\\d{4}");

    /// The program's own faults: the data engine's refusal of a statement, and a step's.
    private static final Pattern BUG = Pattern.compile("ONGGI-6001|ONGGI-8006|onggi-error-");

    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("corpus-", 1).daemon().factory());

    private CorpusAnswers() {}

    /// Waits for an answer, no longer than a person would.
    ///
    /// @param stop called when it takes too long
    static Answer within10Seconds(Callable<Answer> work, Runnable stop) throws Exception {
        var future = THREADS.submit(work);
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            stop.run();
            throw new AssertionError("no answer within " + PATIENCE_SECONDS + " s", e);
        }
    }

    static void check(Answer answer) {
        assertThat(answer.said()).as("a stack trace").doesNotContainPattern(TRACE);
        assertThat(answer.said()).as("a fault of the program").doesNotContainPattern(BUG);
        assertThat(answer.status()).as(answer.said()).isBetween(0, 2);
    }

    /// @param files one of them must be named: the input, or the pipeline that asks too much of it
    static void checkRefused(Answer answer, String... files) {
        assertThat(answer.status()).as(answer.said()).isIn(1, 2);
        assertThat(answer.said()).as("a code").containsPattern(CODE);
        assertThat(answer.said()).as("the file").containsAnyOf(files);
    }
}
