package dev.onggi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeHttpServerTest {
    private final FakeHttpServer server = FakeHttpServer.start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void answersInTurnAndRepeatsTheLast() throws Exception {
        server.on("/a", FakeAnswer.status(503), FakeAnswer.json("[1]"));

        assertThat(get("/a").statusCode()).isEqualTo(503);
        assertThat(get("/a").body()).isEqualTo("[1]");
        assertThat(get("/a").headers().firstValue("content-type")).contains("application/json");
        assertThat(get("/other").statusCode()).isEqualTo(404);
        assertThat(server.requests()).hasSize(4);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void recordsWhatWasAsked() throws Exception {
        server.on("/a", FakeAnswer.status(200));
        client.send(
                HttpRequest.newBuilder(URI.create(server.url("/a?x=1%202&x=3&%ED%95%9C=y&z")))
                        .header("X-One", "1")
                        .POST(HttpRequest.BodyPublishers.ofString("옹기"))
                        .build(),
                BodyHandlers.discarding());

        var request = server.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/a");
        assertThat(request.queryAll("x")).isEqualTo(List.of("1 2", "3"));
        assertThat(request.query("한")).contains("y");
        assertThat(request.query("z")).contains("");
        assertThat(request.query("none")).isEmpty();
        assertThat(request.header("x-ONE")).contains("1");
        assertThat(request.body()).isEqualTo("옹기");
    }

    @Test
    void readsChunkedRequests() throws Exception {
        server.on("/a", FakeAnswer.status(200));
        client.send(
                HttpRequest.newBuilder(URI.create(server.url("/a")))
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(() ->
                                        new java.io.ByteArrayInputStream(
                                                "chunks"
                                                        .getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8))))
                        .build(),
                BodyHandlers.discarding());

        assertThat(server.requests().getFirst().body()).isEqualTo("chunks");
    }

    @Test
    void knowsTags() throws Exception {
        server.onTagged("/a", "\"v1\"", FakeAnswer.json("[]"));

        assertThat(get("/a").headers().firstValue("etag")).contains("\"v1\"");
        assertThat(get("/a", "If-None-Match", "\"v1\"").statusCode()).isEqualTo(304);
        assertThat(get("/a", "If-None-Match", "\"v0\"").statusCode()).isEqualTo(200);
    }

    @Test
    void answersInChunksSlowlyLateAndWithRedirects() throws Exception {
        server.on("/chunks", FakeAnswer.json("x".repeat(2500)).chunked())
                .on("/slow", FakeAnswer.json("123").slow(Duration.ofMillis(20)))
                .on("/late", FakeAnswer.json("1").delayed(Duration.ofMillis(50)))
                .on("/away", FakeAnswer.redirect(302, "/late").as(307));

        assertThat(get("/chunks").body()).hasSize(2500);
        long start = System.nanoTime();
        assertThat(get("/slow").body()).isEqualTo("123");
        assertThat(get("/late").body()).isEqualTo("1");
        assertThat(System.nanoTime() - start).isGreaterThan(90_000_000L);
        assertThat(get("/away").headers().firstValue("location")).contains("/late");
    }

    @Test
    void breaksOffAsToldTo() {
        server.on("/cut", FakeAnswer.json("x".repeat(100)).truncated(50))
                .on("/reset", FakeAnswer.json("x".repeat(100)).reset(50))
                .on("/cutzip", FakeAnswer.json("x".repeat(1000)).gzip().truncated(5));

        for (var path : List.of("/cut", "/reset", "/cutzip")) {
            assertThatThrownBy(() -> get(path)).as(path).isInstanceOf(IOException.class);
        }
    }

    @Test
    void listensWhereItIsTold() {
        try (var other = FakeHttpServer.start("127.0.0.2")) {
            assertThat(other.url("/x")).isEqualTo("http://127.0.0.2:" + other.port() + "/x");
            assertThat(other.url("name.example", "/")).startsWith("http://name.example:");
        }
    }
}
