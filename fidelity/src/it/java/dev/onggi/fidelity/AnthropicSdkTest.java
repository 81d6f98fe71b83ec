package dev.onggi.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.PermissionDeniedException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.anthropic.models.messages.batches.MessageBatch;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.FaultMix;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnthropicSdkTest {
    private final FakeModelServer server = FakeModelServer.start(Behaviour.PLAIN);
    private final AnthropicClient client =
            AnthropicOkHttpClient.builder()
                    .baseUrl(server.anthropic())
                    .apiKey("sk-1")
                    .maxRetries(0)
                    .timeout(Duration.ofSeconds(5))
                    .build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Message ask() {
        return client.messages()
                .create(
                        MessageCreateParams.builder()
                                .model("fake-small")
                                .maxTokens(100)
                                .system("Clean.")
                                .addUserMessage("배송이 빨라요")
                                .build())
                .validate();
    }

    @Test
    void anAnswerHasTheFormThatTheSdkExpects() {
        var answer = ask();

        assertThat(answer.content().getFirst().asText().text()).isEqualTo(Answerer.sign("배송이 빨라요"));
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.usage().inputTokens()).isPositive();
    }

    @Test
    void errorsHaveTheClassesOfTheSdk() {
        server.provider()
                .next(
                        Fault.RATE_LIMIT,
                        Fault.QUOTA,
                        Fault.UNAUTHORIZED,
                        Fault.FORBIDDEN,
                        Fault.MODEL_NOT_FOUND,
                        Fault.CONTEXT_LENGTH,
                        Fault.SERVER_ERROR,
                        Fault.OVERLOADED,
                        Fault.HANG_UP);

        assertThatThrownBy(this::ask).isInstanceOf(RateLimitException.class);
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        RateLimitException.class,
                        e -> {
                            assertThat(e.headers().values("retry-after")).isEmpty();
                            assertThat(e.body().toString())
                                    .contains("enforced_spend_limit_reached");
                        });
        assertThatThrownBy(this::ask).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(this::ask).isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(this::ask).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(this::ask).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(this::ask).isInstanceOf(InternalServerException.class);
        assertThatThrownBy(this::ask).isInstanceOf(InternalServerException.class);
        assertThatThrownBy(this::ask).isInstanceOf(AnthropicIoException.class);
    }

    @Test
    void refusalsAndCutAnswersAreSeen() {
        server.provider().next(Fault.REFUSAL, Fault.CUT_ANSWER);

        assertThat(ask().stopReason()).contains(StopReason.REFUSAL);
        assertThat(ask().stopReason()).contains(StopReason.MAX_TOKENS);
    }

    @Test
    void aBatchIsDoneAndRead() throws Exception {
        server.provider()
                .behave(Behaviour.PLAIN.with(new FaultMix(0.5, List.of(Fault.BAD_REQUEST))));
        var params = BatchCreateParams.builder();
        for (int i = 0; i < 20; i++) {
            params.addRequest(
                    BatchCreateParams.Request.builder()
                            .customId("r" + i)
                            .params(
                                    BatchCreateParams.Request.Params.builder()
                                            .model("m")
                                            .maxTokens(50)
                                            .addUserMessage("text " + i)
                                            .build())
                            .build());
        }
        var batches = client.messages().batches();
        var batch = batches.create(params.build()).validate();
        for (int i = 0;
                i < 100 && !batch.processingStatus().equals(MessageBatch.ProcessingStatus.ENDED);
                i++) {
            Thread.sleep(50);
            batch = batches.retrieve(batch.id()).validate();
        }

        var seen = new TreeSet<String>();
        int errored = 0;
        try (var results = batches.resultsStreaming(batch.id())) {
            for (var result : results.stream().toList()) {
                seen.add(result.validate().customId());
                if (result.result().isErrored()) {
                    errored++;
                    assertThat(result.result().asErrored().error().error().isInvalidRequestError())
                            .isTrue();
                } else {
                    assertThat(result.result().asSucceeded().message().content()).hasSize(1);
                }
            }
        }
        assertThat(seen).hasSize(20);
        assertThat(batch.requestCounts().errored()).isEqualTo(errored).isPositive();
        assertThat(batches.list().data()).hasSize(1);
    }
}
