package dev.onggi.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.collect.http.AddressGuard;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Notifier;
import dev.onggi.spi.Notifier.Message;
import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import dev.onggi.testkit.FakeRequest;
import dev.onggi.testkit.SettableClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpNotifiersTest {
    private static final Message MESSAGE =
            new Message(
                    "0195-aa",
                    Instant.parse("2026-03-01T21:00:00Z"),
                    "[Onggi] <리뷰> & 실패",
                    "왜: <!channel> 값이 비었습니다",
                    "{\"id\":\"0195-aa\",\"title\":\"리뷰 실패\"}");

    private final FakeHttpServer server = FakeHttpServer.start();
    private final SettableClock clock = SettableClock.at("2026-03-01T21:00:05Z");
    private final HttpPost post = new HttpPost(() -> new AddressGuard(List.of("127.0.0.1")), clock);
    private final Notifier webhook = new WebhookNotifier(post, clock);
    private final Notifier slack = new SlackNotifier(post);

    @AfterEach
    void stop() {
        server.close();
    }

    private static LiveTarget target(Notifier notifier, String to, Map<String, String> keys) {
        return new LiveTarget(notifier, to, new HashMap<String, @Nullable Object>(keys));
    }

    private FakeRequest last() {
        return server.requests().getLast();
    }

    @Test
    void aWebhookIsSignedOverItsTimeAndBody() throws Exception {
        server.on("/hook", FakeAnswer.status(204));
        webhook.send(MESSAGE, target(webhook, server.url("/hook"), Map.of("secret", "열쇠-key")));

        var request = last();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo(MESSAGE.json());
        assertThat(request.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(request.header("Onggi-Delivery")).contains("0195-aa");
        assertThat(request.header("Onggi-Timestamp")).contains("1772398805");
        assertThat(request.header("Onggi-Signature"))
                .contains("sha256=" + hmac("열쇠-key", "1772398805." + request.body()));
    }

    /// HMAC by its definition (RFC 2104), so that the product's own way is not its judge.
    private static String hmac(String secret, String text) throws Exception {
        var key = Arrays.copyOf(secret.getBytes(StandardCharsets.UTF_8), 64);
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(padded(key, 0x36));
        var inner = sha.digest(text.getBytes(StandardCharsets.UTF_8));
        sha.update(padded(key, 0x5c));
        return HexFormat.of().formatHex(sha.digest(inner));
    }

    private static byte[] padded(byte[] key, int with) {
        var padded = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            padded[i] = (byte) (key[i] ^ with);
        }
        return padded;
    }

    @Test
    void aSecondTryHasTheSameIdAndANewTime() throws Exception {
        server.on("/hook", FakeAnswer.status(500), FakeAnswer.status(200));
        var target = target(webhook, server.url("/hook"), Map.of("secret", "k"));
        assertThatThrownBy(() -> webhook.send(MESSAGE, target))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.retryable()).isTrue());
        clock.advance(Duration.ofSeconds(10));
        webhook.send(MESSAGE, target);

        assertThat(server.requests())
                .extracting(request -> request.header("Onggi-Delivery").orElseThrow())
                .containsExactly("0195-aa", "0195-aa");
        assertThat(server.requests())
                .extracting(request -> request.header("Onggi-Signature").orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void withoutASecretNothingIsSigned() throws Exception {
        server.on("/hook", FakeAnswer.status(200));
        webhook.send(MESSAGE, target(webhook, server.url("/hook"), Map.of()));

        assertThat(last().header("Onggi-Signature")).isEmpty();
    }

    @Test
    void privateAddressesAreNotCalledUnlessAllowed() {
        var guarded =
                new WebhookNotifier(new HttpPost(() -> new AddressGuard(List.of()), clock), clock);
        assertThatThrownBy(
                        () -> guarded.send(MESSAGE, target(guarded, server.url("/hook"), Map.of())))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.retryable()).isFalse();
                            assertThat(failure.hint()).contains("http: {allow: [127.0.0.1]}");
                        });
        assertThat(server.connections()).isZero();
    }

    @Test
    void aRedirectThatLosesTheBodyIsNoDelivery() {
        server.on("/hook", FakeAnswer.redirect(302, server.url("/login")));
        server.on("/login", FakeAnswer.status(200));
        assertThatThrownBy(
                        () -> webhook.send(MESSAGE, target(webhook, server.url("/hook"), Map.of())))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("sends the call on");
    }

    @Test
    void theWaitThatIsAskedForIsHandedOn() {
        server.on("/hook", FakeAnswer.status(429).header("Retry-After", "30"));
        assertThatThrownBy(
                        () -> webhook.send(MESSAGE, target(webhook, server.url("/hook"), Map.of())))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure ->
                                assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30)));
    }

    @Test
    void slackGetsPlainTextAndBlocksThatCallNobody() throws Exception {
        server.on("/services/T/B", FakeAnswer.of("text/plain", "ok"));
        slack.send(MESSAGE, target(slack, server.url("/services/T/B"), Map.of()));

        var payload = JSON.std.mapFrom(last().body());
        assertThat(payload).doesNotContainKey("channel");
        assertThat(payload.get("text")).isEqualTo("[Onggi] &lt;리뷰&gt; &amp; 실패");
        assertThat(payload.get("blocks").toString())
                .contains("type=header", "text=[Onggi] <리뷰> & 실패")
                .contains("type=section", "왜: &lt;!channel&gt; 값이 비었습니다");
    }

    @Test
    void aChannelOfSlackIsNamedWhereTheConnectionHasTheAddress() throws Exception {
        server.on("/services/T/B", FakeAnswer.of("text/plain", "ok"));
        slack.send(MESSAGE, target(slack, "#data", Map.of("url", server.url("/services/T/B"))));

        assertThat(JSON.std.mapFrom(last().body())).containsEntry("channel", "#data");
    }

    @Test
    void whatIsTooLongForSlackIsBrokenBetweenLines() throws Exception {
        server.on("/s", FakeAnswer.of("text/plain", "ok"));
        var line = "가나다라마바사아자차카타파하".repeat(20);
        var text = (line + "\n").repeat(700);
        var message = new Message("1", clock.instant(), "제목".repeat(200), text, "{}");
        slack.send(message, target(slack, server.url("/s"), Map.of()));

        var blocks = (List<?>) JSON.std.mapFrom(last().body()).get("blocks");
        assertThat(blocks).hasSizeBetween(2, 50);
        for (var block : blocks) {
            var said = ((Map<?, ?>) ((Map<?, ?>) block).get("text")).get("text").toString();
            assertThat(said.length()).isLessThanOrEqualTo(3000);
            assertThat(said).matches("(?s)(제목)+|" + line + "(\n" + line + ")*");
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void theAddressOfAWebhookIsNotTold() throws IOException {
        server.on("/services/T0/B0/secretsecret", FakeAnswer.status(404));
        var hidden = server.url("/services/T0/B0/secretsecret");
        assertThatThrownBy(() -> slack.send(MESSAGE, target(slack, hidden, Map.of())))
                .hasMessage("127.0.0.1 answered with status 404");
        var away = hidden.replace(":" + server.port(), ":" + free());
        assertThatThrownBy(() -> slack.send(MESSAGE, target(slack, away, Map.of())))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure).hasMessage("127.0.0.1 refuses the connection");
                            assertThat(failure.retryable()).isTrue();
                        });
    }
}
