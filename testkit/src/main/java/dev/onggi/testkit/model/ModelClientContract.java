package dev.onggi.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.ModelClient;
import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelReply.Answered;
import dev.onggi.spi.ModelReply.Finish;
import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelRequest;
import dev.onggi.spi.ModelRequest.OutputSchema;
import dev.onggi.spi.ModelRequest.Prompt;
import dev.onggi.spi.ModelRequest.Sampling;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every [ModelClient] must do, whatever the provider does.
public abstract class ModelClientContract {
    /// A key that must appear nowhere.
    protected static final String KEY = "sk-canary-0123456789";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private FakeProvider provider =
            new FakeProvider(Behaviour.PLAIN, InstantSource.system(), ModelLog.NONE);
    private ModelClient client = request -> new CompletableFuture<>();

    /// For the tests of one format.
    protected ModelClientContract() {}

    /// Makes the client under test.
    ///
    /// @param provider stands behind it
    /// @return a client that asks the provider
    protected abstract ModelClient client(FakeProvider provider);

    @BeforeEach
    void open() {
        provider = new FakeProvider(Behaviour.PLAIN, InstantSource.system(), ModelLog.NONE);
        client = client(provider);
    }

    @AfterEach
    void close() {
        client.close();
    }

    /// A question with two items.
    ///
    /// @param timeout of the reply
    /// @return the request
    protected static ModelRequest question(Duration timeout) {
        var user =
                new ItemProtocol(
                                "n-1",
                                List.of(
                                        Map.of("id", "k1", "text", "배송이 빨라요"),
                                        Map.of("id", "k2", "text", "good \"quality\"")))
                        .write();
        return new ModelRequest(
                "fake-small",
                new Prompt("Clean the text.", "Items:\n" + user),
                500,
                Sampling.DEFAULT,
                new OutputSchema("items", "{\"type\":\"object\"}"),
                timeout);
    }

    private ModelReply ask(Duration timeout) throws Exception {
        return client.ask(question(timeout)).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerBringsTextUsageAndModel() throws Exception {
        var answer = (Answered) ask(PATIENCE);

        var items = ItemProtocol.in(answer.text()).orElseThrow();
        assertThat(items.nonce()).isEqualTo("n-1");
        assertThat(items.items())
                .extracting(item -> item.get("text"))
                .containsExactly(Answerer.sign("배송이 빨라요"), Answerer.sign("good \"quality\""));
        assertThat(answer.finish()).isEqualTo(Finish.STOP);
        assertThat(answer.usage().input()).isPositive();
        assertThat(answer.usage().output()).isPositive();
        assertThat(answer.usage().estimated()).isFalse();
        assertThat(answer.model()).isEqualTo("fake-small");
        assertThat(answer.requestId()).isPresent();
        assertThat(answer.body()).contains("n-1");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultBecomesItsReply(Fault fault) throws Exception {
        provider.next(fault);
        boolean endless = fault == Fault.SLOW_LORIS || fault == Fault.SILENCE;

        long start = System.nanoTime();
        var reply = ask(endless ? SHORT : PATIENCE);
        var took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isLessThan(Duration.ofSeconds(15));
        assertThat(reply.toString()).doesNotContain(KEY);
        switch (reply) {
            case Answered answer -> {
                assertThat(fault.kind()).isEmpty();
                assertAnswer(fault, answer);
            }
            case Rejected rejected -> {
                assertThat(fault.kind()).contains(rejected.kind());
                assertThat(rejected.retryable()).isEqualTo(rejected.kind().retryable());
                assertThat(rejected.charged() || !fault.charged()).isTrue();
                assertWait(fault, rejected);
            }
        }
        assertThat(ask(PATIENCE)).isInstanceOf(Answered.class);
    }

    private static void assertAnswer(Fault fault, Answered answer) {
        switch (fault) {
            case CUT_ANSWER -> assertThat(answer.finish()).isEqualTo(Finish.LENGTH);
            case FILTERED -> assertThat(answer.finish()).isIn(Finish.FILTERED, Finish.REFUSED);
            case REFUSAL -> {
                assertThat(answer.finish()).isEqualTo(Finish.REFUSED);
                assertThat(answer.text()).isEmpty();
            }
            default -> assertThat(answer.finish()).isEqualTo(Finish.STOP);
        }
        boolean silent = fault == Fault.NO_USAGE || fault == Fault.WRONG_USAGE;
        assertThat(answer.usage().estimated()).isEqualTo(silent);
        assertThat(answer.usage().input()).isBetween(1L, 1000L);
    }

    private static void assertWait(Fault fault, Rejected rejected) {
        var wait = rejected.retryAfter();
        switch (fault) {
            case RATE_LIMIT, SLOW_DOWN -> assertThat(wait).contains(Duration.ofSeconds(2));
            case RATE_LIMIT_DATE ->
                    assertThat(wait.orElseThrow()).isBetween(Duration.ZERO, Duration.ofSeconds(2));
            case RATE_LIMIT_MILLIS -> assertThat(wait).contains(Duration.ofMillis(750));
            case RATE_LIMIT_ABSURD ->
                    assertThat(wait.orElseThrow()).isGreaterThan(Duration.ofDays(365));
            default -> assertThat(wait).isEmpty();
        }
    }

    @Test
    void aReplyThatIsLateIsATimeoutAndMayCost() throws Exception {
        provider.behave(Behaviour.PLAIN.with(Latency.of(Duration.ofSeconds(3))));

        var reply = (Rejected) ask(SHORT);

        assertThat(reply.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(reply.charged()).isTrue();
    }

    @Test
    void aLimitThatIsReachedCutsTheAnswer() throws Exception {
        var whole = question(PATIENCE);
        var request =
                new ModelRequest(
                        whole.model(), whole.prompt(), 5, whole.sampling(), null, PATIENCE);

        var answer = (Answered) client.ask(request).toCompletableFuture().get();

        assertThat(answer.finish()).isEqualTo(Finish.LENGTH);
        assertThat(answer.usage().output()).isEqualTo(5);
    }

    @Test
    void manyQuestionsAreInFlightTogether() {
        provider.behave(Behaviour.PLAIN.with(Latency.of(Duration.ofMillis(300))));
        long start = System.nanoTime();

        var replies = new ArrayList<CompletableFuture<ModelReply>>();
        for (int i = 0; i < 200; i++) {
            replies.add(client.ask(question(PATIENCE)).toCompletableFuture());
        }

        assertThat(replies).allMatch(reply -> reply.join() instanceof Answered);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }

    @Test
    void limitsOfTheProviderAreToldAsSuch() throws Exception {
        provider.behave(Behaviour.PLAIN.with(new Limits(60, 0)));

        assertThat(ask(PATIENCE)).isInstanceOf(Answered.class);
        var second = (Rejected) ask(PATIENCE);

        assertThat(second.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(second.retryAfter()).contains(Duration.ofSeconds(1));
    }
}
