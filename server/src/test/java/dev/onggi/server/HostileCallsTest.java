package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.identity.Scope;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Shop.Shared.class)
class HostileCallsTest {
    private static final String RUNS = Shop.API + "/pipelines/people/runs";

    private final Shop shop;

    HostileCallsTest(Shop shop) {
        this.shop = shop;
    }

    private static void problem(Shop.Reply reply, int status) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body()).contains("\"code\":\"ONGGI-").doesNotContain("Exception", "\tat ");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "1",
                "{\"sampel\":1}",
                "{\"sample\":\"many\"}",
                "{\"sample\":1.5}",
                "{\"sample\":-1}",
                "{\"params\":[]}",
                "{\"params\":{\"note\":{}}}",
                "{\"params\":{\"note\":null}}",
                "{\"from\":1}",
                "{\"date\":\"yesterday\"}",
                "{\"sample\":1,\"sample\":2}",
                "{\"sample\":1} x",
                "{\"params\":{\"unknown\":\"x\"}}"
            })
    void bodiesThatAreNotRightAreRefused(String body) {
        problem(shop.call("POST", RUNS, shop.token("uma"), body), 400);
    }

    @Test
    void aBodyThatIsNestedTooDeeplyIsRefused() {
        var deep = "{\"params\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5001);
        problem(shop.call("POST", RUNS, shop.token("uma"), deep), 400);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWhateverItsHeaderSays() throws IOException {
        var long_ = "{\"params\":{\"note\":\"" + "x".repeat(2_100_000) + "\"}}";
        problem(shop.call("POST", RUNS, shop.token("uma"), long_), 413);
        var address = URI.create(shop.server.address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            var head =
                    "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .formatted(RUNS, shop.token("uma"));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var chunk =
                    ("10000\r\n" + " ".repeat(0x10000) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 40; i++) {
                    socket.getOutputStream().write(chunk);
                }
                socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // it hung up, as it may
            }
            var reply = new byte[12];
            int read = socket.getInputStream().readNBytes(reply, 0, reply.length);
            assertThat(new String(reply, 0, read, StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void bodiesOfOtherKindsAndCharsetsAreRefused() {
        var token = Map.of("Authorization", "Bearer " + shop.token("uma"));
        var xml = new java.util.HashMap<>(token);
        xml.put("Content-Type", "application/xml");
        problem(shop.send("POST", RUNS, xml, "<a/>"), 415);
        var korean = "{\"params\":{\"note\":\"한글\"}}".getBytes(Charset.forName("EUC-KR"));
        problem(shop.send("POST", RUNS, token, korean), 400);
        problem(shop.send("POST", RUNS, token, new byte[] {(byte) 0xff, (byte) 0xfe, 0}), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onggi_",
                "onggi_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "x",
                "null",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290In0.",
                "' OR 1=1 --",
                "../../etc/passwd"
            })
    void forgedTokensAreNobody(String secret) {
        problem(shop.get(Shop.API + "/pipelines", secret), 401);
    }

    @Test
    void aTokenThatHasEndedIsNobody() {
        var scopes = Set.of(Scope.READ);
        var expired = shop.identity().tokens().make("root", "x", scopes, Duration.ofNanos(1));
        problem(shop.get(Shop.API + "/pipelines", expired.secret()), 401);
        var revoked = shop.identity().tokens().make("root", "x", scopes, Duration.ofDays(1));
        shop.get(Shop.API + "/pipelines", revoked.secret()).ok();
        shop.identity().tokens().revoke(revoked.token().id());
        problem(shop.get(Shop.API + "/pipelines", revoked.secret()), 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/onggi/v1/runs/..%2f..%2fonggi", "/api/onggi/v1//runs",
                        "/api/onggi/v1/runs;x=1",
                "/api/onggi/v1/./runs", "/%2e%2e/onggi.yaml", "/api/onggi/v1/runs/%00",
                "/api/onggi/v1/runs/%0a", "/api/onggi/v1/runs/a%5cb",
                        "/api/onggi/v1/runs/%252e%252e"
            })
    void hostilePathsReachNothing(String path) {
        var reply = shop.get(path, shop.token("root"));
        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void filesOutsideOfWhatRunsWroteAreNoDatasets() {
        for (var file :
                List.of(
                        "onggi.yaml",
                        ".env",
                        "../x",
                        "/etc/passwd",
                        ".onggi/onggi.db",
                        "orders.csv")) {
            var id = dev.onggi.server.access.DatasetId.of(file);
            problem(shop.get(Shop.API + "/datasets/" + id + "/file", shop.token("root")), 404);
        }
    }

    @Test
    void mutatedPathsReachNoRouteWithoutAnIdentity() throws IOException {
        long seed = Long.getLong("onggi.seed", 20260301);
        int calls = Integer.getInteger("onggi.mutations", 3000);
        System.out.println("seed " + seed + ", " + calls + " mutated paths");
        var random = new Random(seed);
        var paths = shop.routes().all().stream().map(route -> route.path()).toList();
        var open =
                List.of(
                        "/health/live",
                        "/health/ready",
                        "/setup",
                        "/setup.js",
                        "/setup.css",
                        "/api/v1/health",
                        "/api/v1/version",
                        "/api/v2/monitor/health",
                        "/api/v2/version",
                        "/api/v2/auth/login",
                        "/api/v2/auth/logout");
        for (int i = 0; i < calls; i++) {
            var path = mutated(random, paths.get(random.nextInt(paths.size())));
            int status = shop.status("GET", path, null, null);
            var plain = path.replaceFirst("\\?.*", "");
            boolean exact = open.contains(plain) || plain.equals(Shop.API + "/version");
            int known = plain.startsWith("/api/v2/auth/") ? 307 : 200;
            assertThat(status).as(path).isIn(exact ? List.of(known) : List.of(400, 401));
        }
    }

    private static String mutated(Random random, String path) {
        var text = new StringBuilder(path.replaceAll("[{}*]", "x"));
        var parts =
                List.of(
                        "/",
                        "%2f",
                        "..",
                        ".",
                        ";a=b",
                        "%2e",
                        "health",
                        "/live",
                        "setup.js",
                        ".css",
                        "%20",
                        "?x=/health/live",
                        "A",
                        "//",
                        "%ff",
                        "\\u002f".substring(0, 1).replace("\\", "%5c"));
        for (int n = random.nextInt(4); n >= 0; n--) {
            text.insert(1 + random.nextInt(text.length()), parts.get(random.nextInt(parts.size())));
        }
        return text.toString().replaceAll("%(?![0-9a-fA-F]{2})", "%25");
    }

    @Test
    void aPageOfAnotherSiteCannotChangeAnything() {
        var signedIn =
                shop.send(
                        "POST",
                        Shop.API + "/session",
                        Map.of(),
                        "{\"name\":\"root\",\"password\":\"%s\"}".formatted(Shop.PASSWORD));
        var cookie = signedIn.ok().header("Set-Cookie");
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
        var session = cookie.substring(0, cookie.indexOf(';'));
        var csrf = signedIn.value("csrf");
        var pause = Shop.API + "/pipelines/people/resume";
        problem(shop.send("POST", pause, Map.of("Cookie", session), "{}"), 403);
        problem(
                shop.send("POST", pause, Map.of("Cookie", session, "X-CSRF-Token", "x"), "{}"),
                403);
        var right = Map.of("Cookie", session, "X-CSRF-Token", csrf);
        assertThat(shop.send("POST", pause, right, "{}").status()).isEqualTo(204);
        for (var elsewhere :
                List.of(
                        Map.entry("Origin", "https://evil.example"),
                        Map.entry("Origin", "null"),
                        Map.entry("Sec-Fetch-Site", "cross-site"),
                        Map.entry("Sec-Fetch-Site", "same-site"))) {
            var headers = new java.util.HashMap<>(right);
            headers.put(elsewhere.getKey(), elsewhere.getValue());
            problem(shop.send("POST", pause, headers, "{}"), 403);
        }
        shop.send("DELETE", Shop.API + "/session", right, (String) null);
        problem(
                shop.send("GET", Shop.API + "/session", Map.of("Cookie", session), (String) null),
                401);
    }

    @Test
    void guessingAPasswordIsSlowedDownAndTellsNothing() {
        int tried = 0;
        for (int i = 0; i < 40; i++) {
            var name = i % 2 == 0 ? "ghost" : "vic";
            var body = "{\"name\":\"%s\",\"password\":\"wrong-%d\"}".formatted(name, i);
            var reply = shop.send("POST", Shop.API + "/session", Map.of(), body);
            tried += reply.status() == 401 ? 1 : 0;
            if (reply.status() != 401) {
                problem(reply, 429);
                assertThat(reply.header("Retry-After")).matches("\\d+");
            }
        }
        assertThat(tried).isLessThanOrEqualTo(20);
    }

    @Test
    void weakPasswordsAreRefused() {
        for (var weak :
                List.of(
                        "short",
                        "aaaaaaaaaaaaaa",
                        "123456789012",
                        "password1234",
                        "P@ssw0rd!!!!",
                        "root-is-root-1",
                        "abcdefghijklmn")) {
            var body = "{\"name\":\"root9\",\"role\":\"user\",\"password\":\"%s\"}".formatted(weak);
            var wrong = weak.startsWith("root") ? body.replace("root9", "root") : body;
            problem(shop.call("POST", Shop.API + "/users", shop.token("root"), wrong), 400);
        }
    }

    @Test
    void cursorsAndParametersOfOthersAreRefused() {
        var token = shop.token("root");
        for (var query :
                List.of(
                        "cursor=x",
                        "cursor=%00",
                        "limit=0",
                        "limit=501",
                        "limit=x",
                        "state=odd",
                        "since=today",
                        "cursor=YQ")) {
            problem(shop.get(Shop.API + "/runs?" + query, token), 400);
        }
        problem(shop.get(Shop.API + "/runs/nothing", token), 404);
        problem(shop.get(Shop.API + "/pipelines/nothing", token), 404);
        problem(shop.call("TRACE".replace("TRACE", "PUT"), Shop.API + "/runs", token, "{}"), 405);
    }
}
