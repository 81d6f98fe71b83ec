package dev.onggi.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Notifier.Message;
import dev.onggi.testkit.FakeSmtpServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MailTlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Message MESSAGE =
            new Message("1", Instant.parse("2026-03-01T21:00:00Z"), "제목", "글", "{}");

    @TempDir static Path folder;

    private static SSLContext ours;
    private static SSLContext others;

    @BeforeAll
    static void certificates() throws Exception {
        ours = context("ours", "san=ip:127.0.0.1");
        others = context("others", "san=dns:mail.other.example");
    }

    /// A context that has a certificate and trusts it.
    private static SSLContext context(String name, String san) throws Exception {
        var file = folder.resolve(name + ".p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process =
                new ProcessBuilder(
                                tool,
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                file.toString(),
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                san)
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, PASSWORD);
        trust.setCertificateEntry(name, store.getCertificate(name));
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(trust);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static void send(FakeSmtpServer server, String tls, @Nullable SSLContext trust)
            throws Failure {
        var keys =
                new HashMap<String, @Nullable Object>(
                        Map.of(
                                "host", "127.0.0.1",
                                "port", server.port(),
                                "tls", tls,
                                "user", "onggi",
                                "password", "pa55word",
                                "from", "onggi@shop.example"));
        var notifier =
                trust == null ? new MailNotifier() : new MailNotifier(trust.getSocketFactory());
        notifier.send(MESSAGE, new LiveTarget(notifier, "data@shop.example", keys));
    }

    @Test
    void startTlsComesBeforeThePassword() throws Exception {
        try (var server = FakeSmtpServer.start(ours)) {
            send(server, "starttls", ours);

            assertThat(server.commands())
                    .anyMatch(command -> command.startsWith("tls AUTH PLAIN"))
                    .anyMatch(command -> command.startsWith("tls DATA"))
                    .noneMatch(command -> command.matches("(AUTH|MAIL|RCPT|DATA).*"));
        }
    }

    @Test
    void implicitTlsIsSpokenFromTheStart() throws Exception {
        try (var server = FakeSmtpServer.startTls(ours)) {
            send(server, "implicit", ours);

            assertThat(server.commands())
                    .isNotEmpty()
                    .allMatch(command -> command.startsWith("tls "));
        }
    }

    @Test
    void aCertificateThatIsUnknownOrOfAnotherHostIsRefused() {
        for (var tls : new String[] {"starttls", "implicit"}) {
            refused(tls, ours, null);
            refused(tls, others, others);
        }
    }

    private static void refused(String tls, SSLContext shown, @Nullable SSLContext trust) {
        try (var server =
                tls.equals("implicit")
                        ? FakeSmtpServer.startTls(shown)
                        : FakeSmtpServer.start(shown)) {
            assertThatThrownBy(() -> send(server, tls, trust)).isInstanceOf(Failure.class);
            assertThat(server.commands()).noneMatch(command -> command.contains("AUTH"));
        }
    }

    @Test
    void aServerWithoutTlsIsRefusedBeforeThePassword() {
        try (var server = FakeSmtpServer.start(null)) {
            assertThatThrownBy(() -> send(server, "starttls", null))
                    .hasMessageContaining("STARTTLS");
            assertThat(server.commands()).noneMatch(command -> command.contains("AUTH"));
        }
    }

    @Test
    void whatIsRefusedForGoodIsToldFromWhatIsRefusedForNow() {
        retryable("RCPT", "550 no such user", false);
        retryable("RCPT", "450 mailbox busy", true);
        retryable("DATA", "554 no", false);
        retryable(".", "451 try later", true);
        retryable(".", "552 too large", false);
    }

    private static void retryable(String command, String reply, boolean later) {
        try (var server = FakeSmtpServer.start(null)) {
            server.answer(command, reply);
            assertThatThrownBy(() -> send(server, "none", null))
                    .as(reply)
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> {
                                assertThat(failure.retryable()).as(reply).isEqualTo(later);
                                assertThat(failure.getMessage()).contains(reply.substring(4));
                            });
        }
    }
}
