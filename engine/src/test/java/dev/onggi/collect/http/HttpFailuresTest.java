package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Failure.Blame;
import dev.onggi.testkit.FakeAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HttpFailuresTest {
    private static final String SECRET = "s3cr3t-t0ken";

    private final HttpFixture http = new HttpFixture();

    @AfterEach
    void close() {
        http.close();
    }

    private Failure answered(FakeAnswer answer) {
        http.server.on("/a", answer);
        http.at("/a?key=" + SECRET).with("headers", Map.of("Authorization", SECRET));
        var failure = http.failure();
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage() + failure.hint()).doesNotContain(SECRET);
        return failure;
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
    void aRetryCanHelp(int status) {
        var failure = answered(FakeAnswer.status(status));
        assertThat(failure.retryable()).isTrue();
        assertThat(failure).hasMessageContaining(String.valueOf(status));
        assertThat(failure.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 400, 401, 403, 404, 405, 409, 410, 418, 422, 302})
    void aRetryCannotHelp(int status) {
        assertThat(answered(FakeAnswer.status(status)).retryable()).isFalse();
    }

    @Test
    void hintsAtTheSecret() {
        assertThat(answered(FakeAnswer.status(401)).hint()).contains("secret", "${env.NAME}");
        assertThat(answered(FakeAnswer.status(403)).hint()).contains("secret");
    }

    @Test
    void theSourcesOwnWordsAreLogged() {
        answered(FakeAnswer.json("{\"error\":\n  \"no such city\"}").as(400));
        assertThat(http.request.log).anyMatch(l -> l.contains("{\"error\": \"no such city\"}"));
    }

    @Test
    void waitsWhereTheSourceSaysWhenToComeBack() throws Failure {
        http.server.on(
                "/a",
                FakeAnswer.status(429).header("Retry-After", "7"),
                FakeAnswer.status(503)
                        .header("Date", "Sun, 06 Nov 1994 08:49:00 GMT")
                        .header("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"),
                FakeAnswer.json("[{\"a\":1}]"));

        http.at("/a").collect();

        assertThat(http.rows.rows).hasSize(1);
        assertThat(http.waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(37));
    }

    @Test
    void longOrEndlessWaitsAreLeftToTheRetryOfTheStep() {
        var failure = answered(FakeAnswer.status(429).header("Retry-After", "120"));
        assertThat(failure.retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(http.waits).isEmpty();

        var again = answered(FakeAnswer.status(503).header("Retry-After", "1"));
        assertThat(again.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(http.waits).hasSize(4);
    }

    @Test
    void aSourceThatDoesNotAnswerIsGivenUp() {
        http.with("request_timeout", "300ms");
        var failure = answered(FakeAnswer.json("[]").delayed(Duration.ofSeconds(10)));
        assertThat(failure).hasMessageMatching(".*(not answered within|nothing came).*");
        assertThat(failure.hint()).contains("request_timeout");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aBodyThatStopsIsGivenUp() {
        http.with("request_timeout", "300ms");
        var failure = answered(FakeAnswer.json("[{\"a\":1}]").slow(Duration.ofSeconds(5)));
        assertThat(failure).hasMessageContaining("nothing came");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aBodyThatTricklesIsGivenUp() {
        http.with("request_timeout", "500ms");
        var failure =
                answered(FakeAnswer.json("[" + " ".repeat(1000) + "]").slow(Duration.ofMillis(50)));
        assertThat(failure).hasMessageContaining("bytes came in");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void resetsAndCutBodiesCanBeRetried() {
        var body = "[{\"a\":\"" + "x".repeat(5000) + "\"}]";
        for (var broken :
                List.of(
                        FakeAnswer.json(body).reset(2000),
                        FakeAnswer.json(body).truncated(2000),
                        FakeAnswer.json(body).gzip().truncated(30),
                        FakeAnswer.json(body).reset(0))) {
            var failure = answered(broken);
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.blame()).isEqualTo(Blame.UPSTREAM);
        }
    }

    @Test
    void jsonThatEndsEarlyCanBeRetriedAndWrongJsonCannot() {
        assertThat(answered(FakeAnswer.json("[{\"a\":1},")).retryable()).isTrue();
        var wrong = answered(FakeAnswer.json("[{\"a\":1},\n{'b':2}]"));
        assertThat(wrong.retryable()).isFalse();
        assertThat(wrong).hasMessageContaining("line 2, column 2");
        assertThat(answered(FakeAnswer.json("[1] [2]")).blame()).isEqualTo(Blame.DATA);
        assertThat(answered(FakeAnswer.json("[".repeat(3000))).blame()).isEqualTo(Blame.DATA);
    }

    @Test
    void bombsAreStopped() {
        http.with("max_bytes", 1_000_000L);
        var failure = answered(FakeAnswer.json("[" + " ".repeat(20_000_000) + "]").gzip());
        assertThat(failure.hint()).contains("max_bytes");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void packedInUnknownOrBrokenWays() {
        assertThat(answered(FakeAnswer.json("[]").header("Content-Encoding", "br")))
                .hasMessageContaining("`br`");
        assertThat(answered(FakeAnswer.json("no gzip at all").header("Content-Encoding", "gzip")))
                .hasMessageContaining("damaged");
    }

    @Test
    void aRecordHasABoundOnColumns() {
        var many = new StringBuilder("[{\"c\":0");
        for (int i = 0; i <= 20_000; i++) {
            many.append(",\"c").append(i).append("\":1");
        }
        assertThat(answered(FakeAnswer.json(many + "}]"))).hasMessageContaining("columns");
    }

    @Test
    void unreachableHostsAreNamed() {
        http.with("url", "http://nowhere.example/a");
        http.names =
                host -> {
                    throw new UnknownHostException(host);
                };
        assertThat(http.failure()).hasMessage("there is no host `nowhere.example`");
        assertThat(http.failure().retryable()).isTrue();
    }

    @Test
    void refusedConnectionsAreNamed() throws IOException {
        int port;
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listening.getLocalPort();
        }
        http.with("url", "http://127.0.0.1:" + port + "/a");
        assertThat(http.failure()).hasMessageContaining("refuses the connection");
        assertThat(http.failure().retryable()).isTrue();
    }

    @Test
    void aCancellationEndsAWaitForAnAnswer() {
        http.server.on("/a", FakeAnswer.json("[]").delayed(Duration.ofSeconds(15)));
        http.at("/a").with("request_timeout", "15s");
        Thread.ofVirtual()
                .start(() -> {
                    while (http.server.requests().isEmpty()) {
                        Thread.onSpinWait();
                    }
                    http.request.cancelled = true;
                });
        long start = System.nanoTime();

        assertThat(http.failure()).hasMessageContaining("cancelled");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aCancellationEndsReading() throws Exception {
        http.request.cancelled = true;
        var body =
                new BodyStream(
                        new ByteArrayInputStream(new byte[10]),
                        HttpLimits.USUAL,
                        http.request::cancelled);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(body::read))
                .isInstanceOf(HttpStop.Cancelled.class);
        assertThat(http.at("/a").failure()).hasMessageContaining("cancelled");
        assertThat(http.server.requests()).isEmpty();
    }
}
