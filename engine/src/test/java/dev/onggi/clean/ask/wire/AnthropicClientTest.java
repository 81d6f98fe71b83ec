package dev.onggi.clean.ask.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.ModelClient;
import dev.onggi.spi.ModelReply.Answered;
import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.FakeProvider;
import dev.onggi.testkit.model.ModelClientContract;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnthropicClientTest extends ModelClientContract {
    private static final ApiKey SECRET = new ApiKey(ApiKey.Form.X_API_KEY, KEY);

    private final Wire wire = new Wire(InstantSource.system());
    private FakeModelServer server = FakeModelServer.start(Behaviour.PLAIN);

    @Override
    protected ModelClient client(FakeProvider provider) {
        server.close();
        server = new FakeModelServer(0, provider);
        server.requireKey(KEY);
        return new AnthropicClient(wire, new Endpoint(URI.create(server.anthropic()), SECRET));
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
    }

    @Test
    void aQuestionCarriesVersionLimitAndSchemaAndNoTemperature() throws Exception {
        var client =
                new AnthropicClient(wire, new Endpoint(URI.create(server.anthropic()), SECRET));

        var _ =
                client.ask(question(Duration.ofSeconds(10)))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);

        var sent = server.received().getLast();
        assertThat(sent.header("anthropic-version")).contains("2023-06-01");
        assertThat(sent.body())
                .contains("\"max_tokens\":500")
                .contains("\"output_config\":{\"format\":{\"type\":\"json_schema\"")
                .doesNotContain("temperature");
    }

    @Test
    void inputFromTheCacheIsCountedAndNamed() throws Exception {
        try (var http = FakeHttpServer.start()) {
            http.on(
                    "/v1/messages",
                    FakeAnswer.json(
                            """
                            {"content":[{"type":"thinking","thinking":"hm"},
                                        {"type":"text","text":"a"},{"type":"text","text":"b"}],
                             "stop_reason":"model_context_window_exceeded","model":"m",
                             "usage":{"input_tokens":10,"output_tokens":5,
                                      "cache_creation_input_tokens":100,
                                      "cache_read_input_tokens":1000}}
                            """));
            var client = new AnthropicClient(wire, new Endpoint(URI.create(http.url("")), SECRET));

            var reply = client.ask(question(Duration.ofSeconds(10))).toCompletableFuture().get();

            var answer = (Answered) reply;
            assertThat(answer.text()).isEqualTo("ab");
            assertThat(answer.usage().input()).isEqualTo(1110);
            assertThat(answer.usage().cached()).isEqualTo(1000);
        }
    }

    @Test
    void aRefusedSchemaIsLeftOutFromThenOn() throws Exception {
        server.refuse("output_config");
        var client =
                new AnthropicClient(wire, new Endpoint(URI.create(server.anthropic()), SECRET));
        var question = question(Duration.ofSeconds(10));

        var first = (Rejected) client.ask(question).toCompletableFuture().get();
        var second = client.ask(question).toCompletableFuture().get();

        assertThat(first.kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(first.retryable()).isTrue();
        assertThat(second).isInstanceOf(Answered.class);
    }
}
