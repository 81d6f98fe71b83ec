package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.collect.FakeRows;
import dev.onggi.collect.FakeSourceRequest;
import dev.onggi.spi.Failure;
import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir static Path folder;

    private static SSLContext good;
    private static SSLContext late;
    private static SSLContext early;

    @BeforeAll
    static void certificates() throws Exception {
        keytool("authority", "-dname", "CN=authority", "-ext", "bc:c");
        good = context("good");
        late = context("late", "-startdate", "-10d", "-validity", "5");
        early = context("early", "-startdate", "+10d");
    }

    /// A context that has a certificate for `api.example`, and trusts who signed it.
    private static SSLContext context(String alias, String... options) throws Exception {
        var own = new ArrayList<>(List.of("-signer", "authority", "-dname", "CN=api.example"));
        own.addAll(List.of("-ext", "san=dns:api.example,dns:xn--bj0bj06e.kr"));
        own.addAll(List.of(options));
        keytool(alias, own.toArray(String[]::new));
        var all = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder.resolve("keys.p12"))) {
            all.load(in, PASSWORD);
        }
        var key = store();
        key.setKeyEntry(
                alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(key, PASSWORD);
        var trust = store();
        trust.setCertificateEntry("authority", all.getCertificate("authority"));
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(trust);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }

    private static void keytool(String alias, String... options) throws Exception {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(tool, "-genkeypair", "-alias", alias));
        command.addAll(List.of("-keyalg", "EC", "-storetype", "PKCS12", "-storepass", "changeit"));
        command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Failure failure(String url, SSLContext trust, FakeRows rows) {
        var net =
                new HttpNet(
                        host -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                        () -> trust,
                        (wait, cancelled) -> {});
        var source =
                new HttpSource(() -> new AddressGuard(List.of("127.0.0.1")), HttpFixture.CSV, net);
        var request = new FakeSourceRequest().with("url", url).with("request_timeout", "5s");
        return Assertions.catchThrowableOfType(Failure.class, () -> source.collect(request, rows));
    }

    @Test
    void theNameOfTheUrlIsVerifiedAlthoughTheAddressIsPinned() throws Exception {
        var context = good;
        try (var server = FakeHttpServer.startTls(context)) {
            server.on("/a", FakeAnswer.json("[{\"a\":1}]"));
            var rows = new FakeRows();

            assertThat(failure(server.url("api.example", "/a"), context, rows)).isNull();
            assertThat(failure(server.url("한글.kr", "/a"), context, rows)).isNull();
            assertThat(rows.rows).hasSize(2);

            var other = failure(server.url("evil.example", "/a"), context, rows);
            assertThat(other).hasMessageContaining("belongs to another host");
            assertThat(other.retryable()).isFalse();
            var literal = failure(server.url("127.0.0.1", "/a"), context, rows);
            assertThat(literal).hasMessageContaining("belongs to another host");
        }
    }

    @Test
    void certificatesNobodyKnowsAreRefusedWithAWayOut() throws Exception {
        try (var server = FakeHttpServer.startTls(good)) {
            var failure =
                    failure(
                            server.url("api.example", "/a"),
                            SSLContext.getDefault(),
                            new FakeRows());

            assertThat(failure).hasMessageContaining("not signed by a known authority");
            assertThat(failure.hint()).contains("trustStore");
            assertThat(failure.retryable()).isFalse();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void theTimeOfACertificateIsTold() throws Exception {
        try (var server = FakeHttpServer.startTls(late)) {
            assertThat(failure(server.url("api.example", "/a"), late, new FakeRows()))
                    .hasMessageContaining("has expired");
        }
        try (var server = FakeHttpServer.startTls(early)) {
            assertThat(failure(server.url("api.example", "/a"), early, new FakeRows()))
                    .hasMessageContaining("not valid yet");
        }
    }

    @Test
    void plainHttpOnAPortForTlsIsExplained() throws Exception {
        try (var server = FakeHttpServer.start()) {
            var url = server.url("api.example", "/a").replace("http:", "https:");

            assertThat(failure(url, SSLContext.getDefault(), new FakeRows()))
                    .hasMessageContaining("does not speak TLS");
        }
    }

    @Test
    void anEncryptedSourceDoesNotRedirectToAPlainOne() throws Exception {
        var context = good;
        try (var server = FakeHttpServer.startTls(context);
                var plain = FakeHttpServer.start()) {
            server.on("/a", FakeAnswer.redirect(302, plain.url("/b")));

            assertThat(failure(server.url("api.example", "/a"), context, new FakeRows()))
                    .hasMessageContaining("not encrypted");
            assertThat(plain.connections()).isZero();
        }
    }
}
