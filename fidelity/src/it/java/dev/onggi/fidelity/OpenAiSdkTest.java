package dev.onggi.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.batches.Batch;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FilePurpose;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.Fault;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiSdkTest {
    private final FakeModelServer server = FakeModelServer.start(Behaviour.PLAIN);
    private final OpenAIClient client = client(0);

    private OpenAIClient client(int retries) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(server.openAi())
                .apiKey("sk-1")
                .maxRetries(retries)
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static ChatCompletionCreateParams question() {
        return ChatCompletionCreateParams.builder()
                .model("fake-small")
                .addSystemMessage("Clean.")
                .addUserMessage("배송이 빨라요")
                .maxCompletionTokens(100)
                .build();
    }

    private ChatCompletion ask() {
        return client.chat().completions().create(question()).validate();
    }

    @Test
    void anAnswerHasTheFormThatTheSdkExpects() {
        var answer = ask();

        var choice = answer.choices().getFirst();
        assertThat(choice.message().content()).contains(Answerer.sign("배송이 빨라요"));
        assertThat(choice.finishReason().asString()).isEqualTo("stop");
        assertThat(answer.usage().orElseThrow().promptTokens()).isPositive();
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
                        Fault.UNAVAILABLE);

        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        RateLimitException.class,
                        e -> {
                            assertThat(e.code()).contains("rate_limit_exceeded");
                            assertThat(e.headers().values("Retry-After")).containsExactly("2");
                        });
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        RateLimitException.class,
                        e -> assertThat(e.code()).contains("insufficient_quota"));
        assertThatThrownBy(this::ask).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(this::ask).isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(this::ask).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(this::ask).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(this::ask).isInstanceOf(InternalServerException.class);
        assertThatThrownBy(this::ask).isInstanceOf(InternalServerException.class);
        assertThat(ask().choices()).hasSize(1);
    }

    @Test
    void brokenRepliesBreakTheSdkToo() {
        server.provider().next(Fault.HANG_UP, Fault.RESET, Fault.CUT_JSON);

        assertThatThrownBy(this::ask).isInstanceOf(OpenAIIoException.class);
        assertThatThrownBy(this::ask)
                .isInstanceOfAny(OpenAIIoException.class, OpenAIInvalidDataException.class);
        assertThatThrownBy(this::ask).isInstanceOf(OpenAIInvalidDataException.class);
    }

    @Test
    void theSdksOwnRetriesSucceed() {
        server.provider().next(Fault.RATE_LIMIT_MILLIS, Fault.OVERLOADED);
        var patient = client(2);
        assertThat(patient.chat().completions().create(question()).choices()).hasSize(1);
        patient.close();
        assertThat(server.provider().requests()).isEqualTo(3);
    }

    @Test
    void refusalsAndCutAnswersAreSeen() {
        server.provider().next(Fault.REFUSAL, Fault.CUT_ANSWER, Fault.FILTERED);

        assertThat(ask().choices().getFirst().message().refusal()).isPresent();
        assertThat(ask().choices().getFirst().finishReason().asString()).isEqualTo("length");
        assertThat(ask().choices().getFirst().finishReason().asString())
                .isEqualTo("content_filter");
    }

    @Test
    void modelsAndEmbeddingsAreThere() {
        assertThat(client.models().list().data()).extracting(m -> m.id()).contains("fake-small");
        var embeddings =
                client.embeddings()
                        .create(
                                EmbeddingCreateParams.builder()
                                        .model("e")
                                        .inputOfArrayOfStrings(java.util.List.of("a", "b"))
                                        .build())
                        .validate();
        assertThat(embeddings.data()).hasSize(2);
    }

    @Test
    void aBatchIsUploadedDoneAndRead() throws Exception {
        var line =
                "{\"custom_id\":\"r1\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":"
                        + "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"안녕\"}]}}\n";
        InputStream bytes = new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
        var file =
                client.files()
                        .create(
                                FileCreateParams.builder()
                                        .purpose(FilePurpose.BATCH)
                                        .file(
                                                MultipartField.<InputStream>builder()
                                                        .value(bytes)
                                                        .filename("x.jsonl")
                                                        .build())
                                        .build())
                        .validate();
        var batch =
                client.batches()
                        .create(
                                BatchCreateParams.builder()
                                        .inputFileId(file.id())
                                        .endpoint(BatchCreateParams.Endpoint.V1_CHAT_COMPLETIONS)
                                        .completionWindow(BatchCreateParams.CompletionWindow._24H)
                                        .build())
                        .validate();
        for (int i = 0; i < 100 && !batch.status().equals(Batch.Status.COMPLETED); i++) {
            Thread.sleep(50);
            batch = client.batches().retrieve(batch.id()).validate();
        }

        assertThat(batch.requestCounts().orElseThrow().completed()).isEqualTo(1);
        assertThat(client.batches().list().data()).hasSize(1);
        try (var content = client.files().content(batch.outputFileId().orElseThrow())) {
            var text = new String(content.body().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains("\"custom_id\":\"r1\"", Answerer.sign("안녕"));
        }
    }
}
