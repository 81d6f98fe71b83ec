package dev.onggi.clean.ask.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.ModelClient;
import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelReply.Answered;
import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelRequest;
import dev.onggi.spi.ModelRequest.Sampling;
import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.FakeProvider;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.ModelClientContract;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiClientTest extends ModelClientContract {
    private static final ApiKey BEARER = new ApiKey(ApiKey.Form.BEARER, KEY);

    private final Wire wire = new Wire(InstantSource.system());
    private FakeModelServer server = FakeModelServer.start(Behaviour.PLAIN);

    @Override
    protected ModelClient client(FakeProvider provider) {
        server.close();
        server = new FakeModelServer(0, provider);
        server.requireKey(KEY);
        return OpenAiClient.hosted(wire, endpoint(server.openAi()));
    }

    private static Endpoint endpoint(String base) {
        return new Endpoint(URI.create(base), BEARER);
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
    }

    private static ModelReply ask(ModelClient client, ModelRequest request) throws Exception {
        return client.ask(request).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static ModelRequest sampled() {
        var plain = question(Duration.ofSeconds(10));
        return new ModelRequest(
                plain.model(),
                plain.prompt(),
                plain.maxOutputTokens(),
                new Sampling(0.2, 7L),
                plain.schema(),
                plain.timeout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_format", "temperature", "seed", "max_completion_tokens"})
    void aFieldThatIsRefusedIsLeftOutFromThenOn(String field) throws Exception {
        try (var picky = FakeModelServer.start(Behaviour.PLAIN)) {
            picky.refuse(field);
            var client = OpenAiClient.hosted(wire, endpoint(picky.openAi()));

            var first = (Rejected) ask(client, sampled());
            assertThat(first.kind()).isEqualTo(Kind.INVALID_REQUEST);
            assertThat(first.retryable()).isTrue();
            assertThat(ask(client, sampled())).isInstanceOf(Answered.class);
        }
    }

    @Test
    void serversOfOnesOwnGetTheOldLimitAndNoKey() throws Exception {
        try (var local = FakeModelServer.start(Behaviour.PLAIN)) {
            var client =
                    OpenAiClient.compatible(
                            wire, new Endpoint(URI.create(local.openAi() + "/"), ApiKey.NONE));

            assertThat(ask(client, sampled())).isInstanceOf(Answered.class);

            var sent = local.received().getLast();
            assertThat(sent.header("authorization")).isEmpty();
            assertThat(sent.body()).contains("\"max_tokens\"").doesNotContain("max_completion");
        }
    }

    @Test
    void azureGetsItsHeaderAndItsQuery() throws Exception {
        try (var azure = FakeModelServer.start(Behaviour.PLAIN)) {
            azure.requireKey(KEY);
            var client =
                    OpenAiClient.hosted(
                            wire,
                            new Endpoint(
                                    URI.create(azure.openAi() + "?api-version=2024-10-21"),
                                    new ApiKey(ApiKey.Form.API_KEY, KEY)));

            assertThat(ask(client, sampled())).isInstanceOf(Answered.class);
            assertThat(azure.received().getLast().query("api-version")).contains("2024-10-21");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {'error':{'type':'insufficient_quota'}} | QUOTA",
                "429 | {'error':{'code':'project_spend_limit_exceeded'}} | QUOTA",
                "429 | {} | RATE_LIMITED",
                "400 | {'error':{'code':400,'message':'Either json_schema or grammar'}} | INVALID_REQUEST",
                "400 | {'error':{'code':400,'type':'exceed_context_size_error'}} | TOO_LARGE",
                "400 | {'error':{'code':'model_not_found'}} | NOT_FOUND",
                "422 | {'detail':[{'msg':'field required'}]} | INVALID_REQUEST",
                "404 | {'error':'model not found, try pulling it first'} | NOT_FOUND",
                "503 | {'error':{'code':503,'message':'Loading model'}} | OVERLOADED",
                "408 | - | TIMEOUT",
                "200 | {'error':{'code':429,'message':'upstream'}} | RATE_LIMITED",
                "200 | {'error':{'code':'insufficient_quota'}} | QUOTA",
                "200 | {'error':'broken'} | SERVER_ERROR",
                "200 | [] | MALFORMED",
                "200 | {'choices':[{'message':null}]} | MALFORMED",
            })
    void errorsAreReadInEveryForm(int status, String body, Kind kind) throws Exception {
        try (var http = FakeHttpServer.start()) {
            http.on("/v1/chat/completions", FakeAnswer.json(body.replace('\'', '"')).as(status));
            var client = OpenAiClient.hosted(wire, endpoint(http.url("/v1")));

            var reply = (Rejected) ask(client, question(Duration.ofSeconds(10)));

            assertThat(reply.kind()).isEqualTo(kind);
            assertThat(reply.status()).isEqualTo(status);
        }
    }

    @Test
    void aKeyThatTheServerRepeatsIsHidden() throws Exception {
        try (var http = FakeHttpServer.start()) {
            var body = "{\"error\":{\"message\":\"Incorrect key: " + KEY + "\"}}";
            http.on("/v1/chat/completions", FakeAnswer.json(body).as(401));
            var client = OpenAiClient.hosted(wire, endpoint(http.url("/v1")));

            var reply = (Rejected) ask(client, question(Duration.ofSeconds(10)));

            assertThat(reply.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(reply.toString()).contains("***").doesNotContain(KEY);
            assertThat(endpoint(http.url("/")).toString()).doesNotContain(KEY);
        }
    }

    @Test
    void theServersWordOnRetriesGoesBeforeTheStatus() throws Exception {
        try (var http = FakeHttpServer.start()) {
            http.on(
                    "/v1/chat/completions",
                    FakeAnswer.status(500).header("x-should-retry", "false"));
            var client = OpenAiClient.hosted(wire, endpoint(http.url("/v1")));

            var reply = (Rejected) ask(client, question(Duration.ofSeconds(10)));

            assertThat(reply.retryable()).isFalse();
        }
    }

    @Test
    void closingTheConnectionsEndsWhatIsInFlight() throws Exception {
        var own = new Wire(InstantSource.system());
        server.provider().next(Fault.SILENCE);
        var client = OpenAiClient.hosted(own, endpoint(server.openAi()));
        var asked = client.ask(question(Duration.ofMinutes(1))).toCompletableFuture();
        while (server.provider().requests() == 0) {
            Thread.sleep(5);
        }

        own.close();

        var reply = (Rejected) asked.get(10, TimeUnit.SECONDS);
        assertThat(reply.kind()).isEqualTo(Kind.NETWORK);
        assertThat(reply.charged()).isTrue();
    }

    @Test
    void aServerThatIsNotThereCostsNothing() throws Exception {
        var client = OpenAiClient.hosted(wire, endpoint("http://127.0.0.1:9/v1"));

        var reply = (Rejected) ask(client, question(Duration.ofSeconds(10)));

        assertThat(reply.kind()).isEqualTo(Kind.NETWORK);
        assertThat(reply.charged()).isFalse();
        assertThat(reply.message()).contains("127.0.0.1:9");
    }

    @Test
    void aKeyWithALineBreakIsRejectedAndNotTold() throws Exception {
        var key = new ApiKey(ApiKey.Form.BEARER, "sk-a\nb");
        var client = OpenAiClient.hosted(wire, new Endpoint(URI.create(server.openAi()), key));

        var reply = (Rejected) ask(client, question(Duration.ofSeconds(10)));

        assertThat(reply.kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(reply.message()).doesNotContain("sk-a");
    }
}
