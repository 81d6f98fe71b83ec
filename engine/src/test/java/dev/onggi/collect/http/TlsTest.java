package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.collect.FakeRows;
import dev.onggi.collect.FakeSourceRequest;
import dev.onggi.spi.Failure;
import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir static Path folder;

    /// A context that has a certificate for `api.example` and trusts it.
    private static SSLContext context(String name, String... options) throws Exception {
        var file = folder.resolve(name + ".p12");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=api.example",
                                "-ext",
                                "san=dns:api.example,dns:xn--bj0bj06e.kr",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                file.toString()));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static Failure failure(String url, SSLContext trust, FakeRows rows) {
        var net =
                new HttpNet(
                        host -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                        () -> trust,
                        (wait, cancelled) -> {});
        var source = new HttpSource(new AddressGuard(List.of("127.0.0.1")), HttpFixture.CSV, net);
        var request = new FakeSourceRequest().with("url", url).with("request_timeout", "5s");
        return Assertions.catchThrowableOfType(Failure.class, () -> source.collect(request, rows));
    }

    @Test
    void theNameOfTheUrlIsVerifiedAlthoughTheAddressIsPinned() throws Exception {
        var context = context("good");
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
        try (var server = FakeHttpServer.startTls(context("unknown"))) {
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
        var late = context("late", "-startdate", "-10d", "-validity", "5");
        try (var server = FakeHttpServer.startTls(late)) {
            assertThat(failure(server.url("api.example", "/a"), late, new FakeRows()))
                    .hasMessageContaining("has expired");
        }
        var early = context("early", "-startdate", "+10d");
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
        var context = context("downgrade");
        try (var server = FakeHttpServer.startTls(context);
                var plain = FakeHttpServer.start()) {
            server.on("/a", FakeAnswer.redirect(302, plain.url("/b")));

            assertThat(failure(server.url("api.example", "/a"), context, new FakeRows()))
                    .hasMessageContaining("not encrypted");
            assertThat(plain.connections()).isZero();
        }
    }
}
