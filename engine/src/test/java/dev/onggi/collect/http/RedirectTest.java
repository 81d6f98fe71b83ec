package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Failure;
import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    private final HttpFixture http = new HttpFixture();

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void areFollowedWithCredentialsOnTheSameHost(int status) throws Failure {
        http.server
                .on("/a", FakeAnswer.redirect(status, "b?x=1"))
                .on("/b", FakeAnswer.json("[{\"a\":1}]"));

        http.at("/a").with("headers", Map.of("Authorization", "t")).collect();

        assertThat(http.rows.rows).hasSize(1);
        var second = http.server.requests().get(1);
        assertThat(second.target()).isEqualTo("/b?x=1");
        assertThat(second.header("Authorization")).contains("t");
    }

    @Test
    void leaveCredentialsBehindWhenTheyLeaveTheHost() throws Failure {
        try (var other = FakeHttpServer.start("127.0.0.3")) {
            other.on("/b", FakeAnswer.redirect(302, http.server.url("/c")));
            http.server
                    .on("/a", FakeAnswer.redirect(302, other.url("/b")))
                    .on("/c", FakeAnswer.json("[{\"a\":1}]"));

            http.at("/a").with("headers", Map.of("Authorization", "t", "X-Key", "k")).collect();

            assertThat(other.requests().getFirst().headers())
                    .doesNotContainKeys("authorization", "x-key");
            assertThat(http.server.requests().get(1).headers())
                    .as("they do not come back either")
                    .doesNotContainKeys("authorization", "x-key");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void turnAPostIntoAGet(int status) throws Failure {
        http.server.on("/a", FakeAnswer.redirect(status, "/b")).on("/b", FakeAnswer.json("[]"));

        http.at("/a").with("method", "POST").with("body", "{}").collect();

        assertThat(http.server.requests().get(1).method()).isEqualTo("GET");
        assertThat(http.server.requests().get(1).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void keepABodyOnItsHostOnly(int status) throws Failure {
        try (var other = FakeHttpServer.start("127.0.0.3")) {
            http.server
                    .on("/a", FakeAnswer.redirect(status, "/b"))
                    .on("/b", FakeAnswer.json("[]"))
                    .on("/away", FakeAnswer.redirect(status, other.url("/")));
            http.with("method", "POST").with("body", "{\"q\":1}");

            http.at("/a").collect();
            assertThat(http.server.requests().get(1).body()).isEqualTo("{\"q\":1}");

            assertThat(http.at("/away").failure()).hasMessageContaining("another host");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void endAfterFive() throws Failure {
        http.server.on("/loop", FakeAnswer.redirect(302, "/loop"));
        assertThat(http.at("/loop").failure()).hasMessageContaining("more than 5 times");
        assertThat(http.server.requests()).hasSize(6);

        for (int i = 0; i < 5; i++) {
            http.server.on("/" + i, FakeAnswer.redirect(302, "/" + (i + 1)));
        }
        http.server.on("/5", FakeAnswer.json("[{\"a\":1}]"));
        assertThat(http.at("/0").collect().rows.rows).hasSize(1);
    }
}
