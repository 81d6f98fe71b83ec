package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// URLs made to reach a canary on this machine; it must never be connected to.
class SsrfTest {
    private static FakeHttpServer canary;

    /// `PORT` is the canary's. Names resolve as the system resolves them.
    private static final List<String> FORMS =
            List.of(
                    // plain
                    "http://127.0.0.1:PORT/",
                    "http://127.0.0.1:PORT",
                    "HTTP://127.0.0.1:PORT/x?y",
                    "http://127.0.0.2:PORT/",
                    "http://127.1.2.3:PORT/",
                    "http://127.255.255.254:PORT/",
                    "http://0.0.0.0:PORT/",
                    "http://0.0.0.1:PORT/",
                    "http://localhost:PORT/",
                    "http://LOCALHOST:PORT/",
                    "http://localhost.:PORT/",
                    "http://127.0.0.1.:PORT/",
                    "http://10.0.0.1/",
                    "http://172.16.0.1/",
                    "http://192.168.1.1/",
                    "http://169.254.169.254/latest/meta-data/",
                    "http://100.100.100.200/",
                    "http://255.255.255.255/",
                    "http://224.0.0.1/",
                    "http://198.18.0.1/",
                    // one number, octal, hexadecimal, short
                    "http://2130706433:PORT/",
                    "http://02130706433:PORT/",
                    "http://017700000001:PORT/",
                    "http://0x7f000001:PORT/",
                    "http://0X7F000001:PORT/",
                    "http://0x7f.0.0.1:PORT/",
                    "http://0x7f.0x0.0x0.0x1:PORT/",
                    "http://0177.0.0.1:PORT/",
                    "http://0177.0000.0000.0001:PORT/",
                    "http://00000177.0.0.1:PORT/",
                    "http://127.1:PORT/",
                    "http://127.0.1:PORT/",
                    "http://127.0x1:PORT/",
                    "http://127.0.0.01:PORT/",
                    "http://127.000.000.001:PORT/",
                    "http://0:PORT/",
                    "http://0x0:PORT/",
                    "http://00:PORT/",
                    "http://1:PORT/",
                    "http://256.0.0.1:PORT/",
                    "http://127.0.0.1.1:PORT/",
                    "http://4294967296:PORT/",
                    "http://6425673729:PORT/",
                    "http://127.0.0.0x1:PORT/",
                    "http://a.0x7f000001:PORT/",
                    "http://a.1:PORT/",
                    "http://0x:PORT/",
                    "http://-1:PORT/..",
                    "http://3232235777/",
                    "http://0xa9fea9fe/",
                    // IPv6
                    "http://[::1]:PORT/",
                    "http://[::]:PORT/",
                    "http://[0:0:0:0:0:0:0:1]:PORT/",
                    "http://[0000:0000:0000:0000:0000:0000:0000:0001]:PORT/",
                    "http://[::ffff:127.0.0.1]:PORT/",
                    "http://[::ffff:7f00:1]:PORT/",
                    "http://[::FFFF:7F00:0001]:PORT/",
                    "http://[0:0:0:0:0:ffff:7f00:1]:PORT/",
                    "http://[::127.0.0.1]:PORT/",
                    "http://[::7f00:1]:PORT/",
                    "http://[64:ff9b::127.0.0.1]:PORT/",
                    "http://[64:ff9b::7f00:1]:PORT/",
                    "http://[2002:7f00:1::]:PORT/",
                    "http://[::ffff:0:127.0.0.1]:PORT/",
                    "http://[fe80::1]:PORT/",
                    "http://[fe80::1%25lo]:PORT/",
                    "http://[fe80::1%lo]:PORT/",
                    "http://[fd00::1]/",
                    "http://[fc00::1]/",
                    "http://[ff02::1]/",
                    "http://[::1%25]:PORT/",
                    "http://[fd00:ec2::254]/latest/",
                    "http://[::ffff:169.254.169.254]/",
                    "http://[::1]x:PORT/",
                    "http://[::1:PORT/",
                    "http://[::1]]:PORT/",
                    "http://[]:PORT/",
                    "http://[127.0.0.1]:PORT/",
                    "http://[v1.a]:PORT/",
                    // user names and other tricks of the authority
                    "http://example.com@127.0.0.1:PORT/",
                    "http://user:pw@127.0.0.1:PORT/",
                    "http://127.0.0.1:PORT@example.com/",
                    "http://example.com:80@127.0.0.1:PORT/",
                    "http://@127.0.0.1:PORT/",
                    "http://a%40b@127.0.0.1:PORT/",
                    "http://example.com\\@127.0.0.1:PORT/",
                    "http://127.0.0.1:PORT\\@example.com/",
                    "http:\\\\127.0.0.1:PORT/",
                    "http:///127.0.0.1:PORT/",
                    "http:/127.0.0.1:PORT/",
                    "http:127.0.0.1:PORT/",
                    "http://127.0.0.1:PORT#@example.com/",
                    "http://127.0.0.1:PORT?@example.com/",
                    "http:// 127.0.0.1:PORT/",
                    "http://127.0.0.1 :PORT/",
                    "http://127.0.0.1\t:PORT/",
                    "http://127.0.0.1\n:PORT/",
                    "http://127.0.0.1%00.example.com:PORT/",
                    "http://127.0.0.1\u0000.example.com:PORT/",
                    "http://127.0.0.1:0PORT/",
                    "http://127.0.0.1:99999/",
                    "http://127.0.0.1:-1/",
                    "http://127.0.0.1:PORT:80/",
                    "http://%31%32%37.0.0.1:PORT/",
                    "http://127%2e0.0.1:PORT/",
                    "http://127.0.0.1,example.com:PORT/",
                    "http://*:PORT/",
                    "http://$HOME:PORT/",
                    // letters that become digits, dots or names
                    "http://１２７.０.０.１:PORT/",
                    "http://127。0。0。1:PORT/",
                    "http://①②⑦.⓪.⓪.①:PORT/",
                    "http://ｌｏｃａｌｈｏｓｔ:PORT/",
                    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/",
                    "http://loc\u00adalhost:PORT/",
                    "http://127．0．0．1:PORT/",
                    "http://local\u200bhost:PORT/",
                    "http://０x7f000001:PORT/",
                    // other schemes
                    "file:///etc/passwd",
                    "ftp://127.0.0.1:PORT/",
                    "gopher://127.0.0.1:PORT/",
                    "jar:http://127.0.0.1:PORT/!/",
                    "//127.0.0.1:PORT/",
                    "127.0.0.1:PORT",
                    "",
                    "javascript:alert(1)",
                    "https://127.0.0.1:PORT/",
                    "https://localhost:PORT/",
                    "https://[::1]:PORT/",
                    "httpx://127.0.0.1:PORT/");

    private HttpFixture http;

    @BeforeAll
    static void canary() {
        canary = FakeHttpServer.start();
    }

    @AfterAll
    static void end() {
        canary.close();
    }

    @BeforeEach
    void source() {
        http = new HttpFixture();
        http.guard = new AddressGuard(List.of());
    }

    @AfterEach
    void close() {
        http.close();
        assertThat(canary.connections()).isZero();
    }

    @TestFactory
    List<DynamicTest> noFormReachesTheCanary() {
        assertThat(FORMS).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        var tests = new ArrayList<DynamicTest>();
        for (var form : FORMS) {
            var url = form.replace("PORT", String.valueOf(canary.port()));
            tests.add(
                    DynamicTest.dynamicTest(
                            "<" + url.replaceAll("\\p{Cntrl}", "?") + ">",
                            () -> {
                                http.with("url", url);
                                var failure = http.failure();
                                assertThat(failure).isNotNull();
                                assertThat(failure.retryable()).isFalse();
                                assertThat(canary.connections()).isZero();
                            }));
        }
        return tests;
    }

    /// A public name that redirects, and every form it may redirect to.
    @TestFactory
    List<DynamicTest> noRedirectReachesTheCanary() {
        var tests = new ArrayList<DynamicTest>();
        for (var form : FORMS) {
            var url = form.replace("PORT", String.valueOf(canary.port()));
            if (url.isEmpty() || url.chars().anyMatch(c -> c < ' ' || c > 0x7e)) {
                continue; // no header can carry it
            }
            tests.add(
                    DynamicTest.dynamicTest(
                            url,
                            () -> {
                                allowOnlyTheRedirector();
                                http.server.on("/start", FakeAnswer.redirect(302, url));
                                http.with("url", http.server.url("public.example", "/start"));
                                assertThat(http.failure()).isNotNull();
                                assertThat(canary.connections()).isZero();
                            }));
        }
        return tests;
    }

    /// The redirector stands on this machine too, so its one name is allowed and the rest is not.
    private void allowOnlyTheRedirector() {
        http.guard = new AddressGuard(List.of("public.example"));
        http.names =
                host ->
                        host.equals("public.example")
                                ? List.of(InetAddress.ofLiteral("127.0.0.1"))
                                : HostResolver.SYSTEM.resolve(host);
    }

    @Test
    void aNameThatChangesItsMeaningGainsNothing() {
        var asked = new AtomicInteger();
        // public at first, this machine from the second look on: whoever looks twice is caught
        http.names =
                host ->
                        List.of(
                                InetAddress.ofLiteral(
                                        asked.getAndIncrement() % 2 == 0
                                                ? "192.0.2.1"
                                                : "127.0.0.1"));
        http.guard = new AddressGuard(List.of("192.0.2.0/24"));
        http.with("url", canary.url("rebind.example", "/")).with("request_timeout", "300ms");

        for (int attempt = 0; attempt < 6; attempt++) {
            assertThat(http.failure()).isNotNull();
        }

        assertThat(asked).hasValue(6); // one look for each connection
        assertThat(canary.connections()).isZero();
    }

    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() throws Exception {
        var asked = new AtomicInteger();
        http.guard = new AddressGuard(List.of("127.0.0.1"));
        http.names =
                host -> {
                    asked.incrementAndGet();
                    return List.of(InetAddress.ofLiteral("127.0.0.1"));
                };
        http.server.on("/a", FakeAnswer.json("[{\"a\":1}]"));
        http.with("url", http.server.url("nowhere.invalid", "/a")).collect();

        assertThat(http.rows.rows).hasSize(1);
        assertThat(asked).hasValue(1);
        assertThat(http.server.requests().getFirst().header("Host"))
                .contains("nowhere.invalid:" + http.server.port());
    }

    @Test
    void oneForbiddenAddressAmongSeveralIsEnough() {
        http.names =
                host ->
                        List.of(
                                InetAddress.ofLiteral("127.0.0.1"),
                                InetAddress.ofLiteral("8.8.8.8"));
        http.with("url", canary.url("both.example", "/"));

        assertThat(http.failure()).hasMessageContaining("a loopback address");
    }
}
