package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.identity.Identity;
import dev.onggi.identity.Role;
import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir Path root;

    private Onggi open() throws IOException {
        Files.writeString(root.resolve("onggi.yaml"), "timezone: UTC\n");
        return Onggi.open(Workspaces.open(root, null, Map.of()), InstantSource.system());
    }

    private static Serving serve(Onggi onggi) {
        return onggi.serve(new Serving.Options(Set.of(), true, event -> {}));
    }

    @Test
    void theEnvironmentMakesTheFirstAdministratorOnce() throws IOException {
        var password = Files.writeString(root.resolve("password"), "onion-teapot-41\n");
        var variables =
                Map.of("ONGGI_ADMIN_USER", "kim", "ONGGI_ADMIN_PASSWORD_FILE", password.toString());
        var options = ServerOptions.of(variables, 0, "test");
        for (int start = 0; start < 2; start++) {
            try (var onggi = open();
                    var serving = serve(onggi);
                    var server = Server.start(onggi, serving, options)) {
                assertThat(server.setupLink()).isEmpty();
                assertThat(server.bean(Identity.class).accounts().find("kim").orElseThrow().role())
                        .isEqualTo(Role.ADMIN);
            }
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var onggi = open();
                var serving = serve(onggi)) {
            var options = ServerOptions.of(Map.of(), other.getLocalPort(), "test");
            assertThatThrownBy(() -> Server.start(onggi, serving, options))
                    .isInstanceOf(OnggiException.class)
                    .hasMessageContaining("ONGGI-9121");
        }
    }

    @Test
    void settingsThatCannotBeUsedAreTold() {
        assertThatThrownBy(() -> ServerOptions.of(Map.of("ONGGI_CALLS_PER_MINUTE", "many"), 0, "x"))
                .hasMessageContaining("ONGGI-9122");
        assertThat(ServerOptions.of(Map.of(), 0, "x").bind()).isEqualTo("127.0.0.1");
        assertThat(ServerOptions.of(Map.of("ONGGI_BIND", "0.0.0.0"), 0, "x").bind())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void withACertificateItSpeaksHttpsOnlyAndItsCookieIsBoundToTheHost() throws Exception {
        var store = certificate();
        var variables =
                Map.of(
                        "ONGGI_TLS_CERTIFICATE", root.resolve("cert.pem").toString(),
                        "ONGGI_TLS_KEY", root.resolve("key.pem").toString());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (var onggi = open();
                var serving = serve(onggi);
                var server = Server.start(onggi, serving, ServerOptions.of(variables, 0, "test"));
                var http = HttpClient.newBuilder().sslContext(tls).build()) {
            assertThat(server.address()).startsWith("https://127.0.0.1:");
            var secret = server.setupLink().orElseThrow().replaceFirst(".*#", "");
            var body =
                    "{\"secret\":\"%s\",\"name\":\"kim\",\"password\":\"onion-teapot-41\"}"
                            .formatted(secret);
            var request =
                    HttpRequest.newBuilder(URI.create(server.address() + "/api/onggi/v1/setup"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            var reply = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).isEqualTo(201);
            assertThat(reply.headers().firstValue("Set-Cookie").orElse(""))
                    .startsWith("__Host-onggi_session=")
                    .contains("Secure");
            assertThat(reply.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    private KeyStore certificate() throws Exception {
        var file = root.resolve("key.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "a",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                file.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        var store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        pem("cert.pem", "CERTIFICATE", store.getCertificate("a").getEncoded());
        pem("key.pem", "PRIVATE KEY", store.getKey("a", "changeit".toCharArray()).getEncoded());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", store.getCertificate("a"));
        return trusted;
    }

    private void pem(String name, String kind, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                root.resolve(name),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
    }
}
