package dev.onggi.clean.ask.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.ModelBatches;
import dev.onggi.spi.ModelBatches.Done;
import dev.onggi.spi.ModelBatches.Failed;
import dev.onggi.spi.ModelBatches.Outcome;
import dev.onggi.spi.ModelBatches.Question;
import dev.onggi.spi.ModelBatches.State;
import dev.onggi.spi.ModelBatches.Status;
import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelReply.Answered;
import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelRequest;
import dev.onggi.spi.ModelRequest.Prompt;
import dev.onggi.spi.ModelRequest.Sampling;
import dev.onggi.testkit.SettableClock;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.BatchPace;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.FakeProvider;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.FaultMix;
import dev.onggi.testkit.model.ModelLog;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelBatchesTest {
    private static final int COUNT = 40;
    private static final String NAME = "onggi-1";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ApiKey KEY = new ApiKey(ApiKey.Form.BEARER, "sk-1");

    enum Vendor {
        OPENAI,
        ANTHROPIC
    }

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final FakeProvider provider = new FakeProvider(Behaviour.PLAIN, clock, ModelLog.NONE);
    private final FakeModelServer server = new FakeModelServer(0, provider);
    private final Wire wire = new Wire(clock);

    ModelBatchesTest() {
        server.pace(new BatchPace(HOUR, HOUR, HOUR, HOUR, Duration.ofHours(24)));
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
    }

    private ModelBatches batches(Vendor vendor) {
        return switch (vendor) {
            case OPENAI -> new OpenAiBatches(wire, new Endpoint(URI.create(server.openAi()), KEY));
            case ANTHROPIC ->
                    new AnthropicBatches(wire, new Endpoint(URI.create(server.anthropic()), KEY));
        };
    }

    private static List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (int i = 0; i < COUNT; i++) {
            questions.add(question("r" + i, "fake-small", "리뷰 " + i));
        }
        return questions;
    }

    private static Question question(String id, String model, String user) {
        return new Question(
                id,
                new ModelRequest(model, new Prompt("s", user), 99, Sampling.DEFAULT, null, HOUR));
    }

    private static <T> T done(CompletionStage<Outcome<T>> stage) throws Exception {
        return ((Done<T>) outcome(stage)).value();
    }

    private static <T> Rejected failed(CompletionStage<Outcome<T>> stage) throws Exception {
        return ((Failed<T>) outcome(stage)).reason();
    }

    private static <T> Outcome<T> outcome(CompletionStage<Outcome<T>> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Map<String, ModelReply> results(ModelBatches batches, String id)
            throws Exception {
        var replies = new LinkedHashMap<String, ModelReply>();
        long read = done(batches.results(id, r -> replies.put(r.id(), r.reply())));
        assertThat(read).isEqualTo(COUNT);
        assertThat(replies).hasSize(COUNT);
        return replies;
    }

    private static long count(Map<String, ModelReply> replies, Kind kind) {
        return replies.values().stream()
                .filter(reply -> reply instanceof Rejected no && no.kind() == kind)
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void aBatchWalksThroughItsStatesAndAnswersInAnyOrder(Vendor vendor) throws Exception {
        var batches = batches(vendor);
        var id = done(batches.submit(NAME, questions()));
        var walked = new ArrayList<State>();
        for (int i = 0; i < 8; i++) {
            walked.add(done(batches.poll(id)).state());
            clock.advance(HOUR.dividedBy(2));
        }

        assertThat(walked.getLast()).isEqualTo(State.ENDED);
        assertThat(walked).contains(State.RUNNING).isSorted();
        assertThat(done(batches.poll(id)).counts())
                .isEqualTo(new ModelBatches.Counts(COUNT, COUNT, 0));
        var first = results(batches, id);
        assertThat(first.keySet().iterator().next()).isNotEqualTo("r0");
        for (int i = 0; i < COUNT; i++) {
            var answer = (Answered) first.get("r" + i);
            assertThat(answer.text()).isEqualTo(Answerer.sign("리뷰 " + i));
            assertThat(answer.usage().input()).isPositive();
            assertThat(answer.usage().estimated()).isFalse();
        }
        assertThat(results(batches, id)).isEqualTo(first);
        assertThat(provider.charged()).isEqualTo(COUNT);
        assertThat(done(batches.recent())).extracting(Status::batch).containsExactly(id);
        assertThat(done(batches.recent()))
                .extracting(Status::name)
                .containsExactly(vendor == Vendor.OPENAI ? NAME : "");
    }

    @ParameterizedTest
    @EnumSource
    void singleErrorsAreToldByTheirKind(Vendor vendor) throws Exception {
        provider.behave(
                Behaviour.PLAIN.with(
                        new FaultMix(0.5, List.of(Fault.BAD_REQUEST, Fault.OVERLOADED))));
        var batches = batches(vendor);
        var id = done(batches.submit(NAME, questions()));
        clock.advance(HOUR.multipliedBy(4));

        var counts = done(batches.poll(id)).counts();
        var replies = results(batches, id);

        long wrong = count(replies, Kind.INVALID_REQUEST);
        long busy = count(replies, Kind.OVERLOADED);
        assertThat(wrong).isPositive();
        assertThat(busy).isPositive();
        assertThat(counts.failed()).isEqualTo(wrong + busy);
        assertThat(counts.answered()).isEqualTo(COUNT - wrong - busy);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotDoneInTimeExpiresAndCostsNothing(Vendor vendor) throws Exception {
        server.pace(new BatchPace(HOUR, HOUR.multipliedBy(46), HOUR, HOUR, HOUR.multipliedBy(24)));
        var batches = batches(vendor);
        var id = done(batches.submit(NAME, questions()));
        clock.advance(HOUR.multipliedBy(25));

        assertThat(done(batches.poll(id)).state()).isEqualTo(State.EXPIRED);
        var replies = results(batches, id);
        assertThat(count(replies, Kind.EXPIRED)).isEqualTo(COUNT / 2);
        assertThat(provider.charged()).isEqualTo(COUNT / 2);
        assertThat(replies.values())
                .filteredOn(Rejected.class::isInstance)
                .allMatch(reply -> ((Rejected) reply).retryable() && !((Rejected) reply).charged());
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledBatchKeepsWhatIsDone(Vendor vendor) throws Exception {
        var batches = batches(vendor);
        var id = done(batches.submit(NAME, questions()));
        clock.advance(Duration.ofMinutes(90));

        assertThat(done(batches.cancel(id)).state()).isEqualTo(State.CANCELLING);
        clock.advance(HOUR.multipliedBy(2));

        assertThat(done(batches.poll(id)).state()).isEqualTo(State.CANCELLED);
        assertThat(count(results(batches, id), Kind.CANCELLED)).isEqualTo(COUNT / 2);
        assertThat(provider.charged()).isEqualTo(COUNT / 2);
    }

    @ParameterizedTest
    @EnumSource
    void cancellingTooLateTellsThatItHasEnded(Vendor vendor) throws Exception {
        var batches = batches(vendor);
        var id = done(batches.submit(NAME, questions()));
        clock.advance(HOUR.multipliedBy(4));

        assertThat(done(batches.cancel(id)).state()).isEqualTo(State.ENDED);
        assertThat(count(results(batches, id), Kind.CANCELLED)).isZero();
    }

    @Test
    void openAiRejectsAnInputWithTheLine() throws Exception {
        var batches = batches(Vendor.OPENAI);
        var id =
                done(
                        batches.submit(
                                NAME, List.of(question("a", "m", "x"), question("b", "", "y"))));
        clock.advance(HOUR.multipliedBy(2));

        var status = done(batches.poll(id));

        assertThat(status.state()).isEqualTo(State.REJECTED);
        assertThat(status.errors()).singleElement().asString().startsWith("line 2: ");
        assertThat(done(batches.results(id, result -> {}))).isZero();
        assertThat(provider.charged()).isZero();
    }

    @Test
    void anthropicRejectsAnInputAtOnce() throws Exception {
        var reason =
                failed(batches(Vendor.ANTHROPIC).submit(NAME, List.of(question("b", "", "y"))));

        assertThat(reason.kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(reason.message()).contains("requests.0");
    }

    @ParameterizedTest
    @EnumSource
    void idsThatProvidersDoNotTakeAreRefusedHere(Vendor vendor) throws Exception {
        var batches = batches(vendor);
        Function<String, Question> named = id -> question(id, "m", "x");

        assertThat(failed(batches.submit(NAME, List.of(named.apply("a b")))).kind())
                .isEqualTo(Kind.INVALID_REQUEST);
        assertThat(failed(batches.submit(NAME, List.of(named.apply("a"), named.apply("a")))).kind())
                .isEqualTo(Kind.INVALID_REQUEST);
        assertThat(failed(batches.submit(NAME, List.of())).kind()).isEqualTo(Kind.INVALID_REQUEST);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatIsNotThereOrUnknownIdsAreReasonsToo(Vendor vendor) throws Exception {
        var batches = batches(vendor);
        assertThat(failed(batches.poll("batch_none")).kind()).isEqualTo(Kind.NOT_FOUND);
        server.close();
        assertThat(failed(batches.poll("batch_none")).kind()).isEqualTo(Kind.NETWORK);
        assertThat(failed(batches.results("batch_none", result -> {})).kind())
                .isEqualTo(Kind.NETWORK);
    }
}
