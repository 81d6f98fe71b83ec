package dev.onggi.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Notifier.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailNotifierTest {
    private static final Message MESSAGE =
            new Message(
                    "0195-aa",
                    Instant.parse("2026-03-01T21:00:00Z"),
                    "[Onggi 가게] 리뷰 실패\r\nBcc: all@shop.example",
                    "파이프라인 리뷰가 실패했습니다.\n\n이어서 할 일: onggi retry 리뷰\n.\n끝",
                    "{}");

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static LiveTarget target(int port, String tls, Map<String, String> more) {
        var keys = new HashMap<String, @Nullable Object>(more);
        keys.put("host", "127.0.0.1");
        keys.put("port", port);
        keys.put("tls", tls);
        keys.put("from", "onggi@shop.example");
        return new LiveTarget(new MailNotifier(), "data@shop.example", keys);
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private void send(LiveTarget target) throws Failure {
        new MailNotifier().send(MESSAGE, target);
    }

    @Test
    void koreanArrivesAsItWasWritten() throws Exception {
        send(target(port(), "none", Map.of()));

        assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[Onggi 가게] 리뷰 실패 Bcc: all@shop.example");
        assertThat(((String) mail.getContent()).replace("\r\n", "\n").stripTrailing())
                .isEqualTo(MESSAGE.text());
        assertThat(mail.getFrom()[0]).hasToString("onggi@shop.example");
        assertThat(mail.getAllRecipients()).singleElement().hasToString("data@shop.example");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getMessageID()).isEqualTo("<0195-aa@shop.example>");
        assertThat(mail.getHeader("Date", null)).isEqualTo("Sun, 1 Mar 2026 21:00:00 GMT");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        assertThat(raw.toString(StandardCharsets.ISO_8859_1)).isASCII();
    }

    @Test
    void aSecondTryHasTheSameMessageId() throws Exception {
        send(target(port(), "none", Map.of()));
        send(target(port(), "none", Map.of()));

        assertThat(server.waitForIncomingEmail(5_000, 2)).isTrue();
        var mails = server.getReceivedMessages();
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
    }

    @Test
    void signsInAndSaysSoWhenItMayNot() throws Exception {
        server.setUser("onggi@shop.example", "onggi", "pa55");
        send(target(port(), "none", Map.of("user", "onggi", "password", "pa55")));
        assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();

        assertThatThrownBy(() ->
                        send(target(port(), "none", Map.of("user", "onggi", "password", "no"))))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.retryable()).isFalse();
                            assertThat(failure)
                                    .hasMessage("127.0.0.1 does not accept the user and password");
                        });
    }

    @Test
    void aPasswordNeverTravelsInTheOpenWhereTlsIsWanted() {
        server.setUser("onggi@shop.example", "onggi", "pa55");
        assertThatThrownBy(() ->
                        send(
                                target(
                                        port(),
                                        "starttls",
                                        Map.of("user", "onggi", "password", "pa55"))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> send(target(free, "none", Map.of())))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.retryable()).isTrue();
                            assertThat(failure.hint()).contains("`port`");
                        });
    }

    @Test
    void whatIsNoAddressIsFoundBeforeAnybodyIsAsked() {
        var keys = new HashMap<String, @Nullable Object>();
        keys.put("from", "onggi@shop.example");
        for (var wrong : new String[] {"data", "data shop@x", "data@", "a@b, c@d"}) {
            assertThatThrownBy(() ->
                            new MailNotifier()
                                    .check(new LiveTarget(new MailNotifier(), wrong, keys)))
                    .as(wrong)
                    .isInstanceOf(Failure.class);
        }
    }
}
