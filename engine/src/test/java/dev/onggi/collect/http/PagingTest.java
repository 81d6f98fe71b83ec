package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Failure;
import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagingTest {
    private final HttpFixture http = new HttpFixture();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void followsTheLinkHeader() throws Failure {
        http.server.on(
                "/a",
                request ->
                        switch (request.query("page").orElse("1")) {
                            case "1" ->
                                    FakeAnswer.json("[{\"a\":1}]")
                                            .header(
                                                    "Link",
                                                    "</a?page=0>; rel=\"prev\", </a?page=2>;"
                                                            + " title=\"x, y\"; rel=\"last next\"");
                            case "2" ->
                                    FakeAnswer.json("[{\"a\":2}]")
                                            .header("Link", "</a?page=1>; rel=first");
                            default -> FakeAnswer.status(500);
                        });

        http.at("/a").with("headers", Map.of("X-Key", "k")).with("paging", "header_link").collect();

        assertThat(http.rows.column("a")).containsExactly("1", "2");
        assertThat(http.server.requests()).allMatch(r -> r.header("X-Key").isPresent());
    }

    @Test
    void followsALinkInTheAnswerWhereverItStands() throws Failure {
        http.server
                .on("/a", FakeAnswer.json("{\"links\":{\"next\":\"/b?x=1\"},\"d\":[{\"a\":1}]}"))
                .on("/b", FakeAnswer.json("{\"d\":[{\"a\":2}],\"links\":{\"next\":null}}"));

        http.at("/a").with("records", "d").with("paging", Map.of("json_link", "links.next"));

        assertThat(http.collect().rows.column("a")).containsExactly("1", "2");
    }

    @Test
    void sendsCursors() throws Failure {
        http.server.on(
                "/a",
                request ->
                        switch (request.query("after").orElse("")) {
                            case "" ->
                                    FakeAnswer.json("{\"d\":[{\"a\":1}],\"m\":{\"c\":\"x=/&\"}}");
                            case "x=/&" -> FakeAnswer.json("{\"d\":[],\"m\":{\"c\":17}}");
                            case "17" -> FakeAnswer.json("{\"d\":[{\"a\":2}],\"m\":{\"c\":\"\"}}");
                            default -> FakeAnswer.status(500);
                        });

        http.at("/a?q=1")
                .with("records", "d")
                .with("paging", Map.of("cursor", "m.c", "parameter", "after"))
                .collect();

        assertThat(http.rows.column("a")).containsExactly("1", "2");
        assertThat(http.server.requests()).allMatch(r -> r.queryAll("q").size() == 1);
    }

    @Test
    void countsPagesUntilAnEmptyOne() throws Failure {
        http.server.on(
                "/a",
                request ->
                        switch (request.query("p").orElseThrow()) {
                            case "0", "1", "2" ->
                                    FakeAnswer.json("[{\"a\":" + request.query("p").get() + "}]");
                            default -> FakeAnswer.json("[]");
                        });

        http.at("/a?p=9").with("paging", Map.of("page_number", "p", "first", 0L)).collect();

        assertThat(http.rows.column("a")).containsExactly("0", "1", "2");
        assertThat(http.server.requests()).hasSize(4).allMatch(r -> r.queryAll("p").size() == 1);
    }

    @Test
    void pagesShareAConnectionEvenWhenPacked() throws Failure {
        http.server.on(
                "/a",
                request -> {
                    int page = Integer.parseInt(request.query("p").orElseThrow());
                    return FakeAnswer.json(page < 5 ? "[{\"a\":" + page + "}]" : "[]").gzip();
                });

        http.at("/a").with("paging", Map.of("page_number", "p")).collect();

        assertThat(http.rows.rows).hasSize(4);
        assertThat(http.server.connections()).isEqualTo(1);
    }

    @Test
    void aPageThatIsNotFoundEndsCountedPages() throws Failure {
        http.server.on(
                "/a",
                request ->
                        request.query("p").get().equals("1")
                                ? FakeAnswer.json("[{\"a\":1}]")
                                : FakeAnswer.status(404));

        http.at("/a").with("paging", Map.of("page_number", "p")).collect();

        assertThat(http.rows.rows).hasSize(1);
        assertThat(http.request.log).anyMatch(line -> line.contains("page 1 was the last"));
    }

    @Test
    void anOffsetGrowsByTheRowsThatCameEvenIfFewerThanAskedFor() throws Failure {
        http.server.on(
                "/a",
                request -> {
                    int from = Integer.parseInt(request.query("offset").get());
                    assertThat(request.query("limit")).contains("100");
                    var json = new StringBuilder("[");
                    for (int i = from; i < Math.min(from + 2, 5); i++) {
                        json.append(i > from ? "," : "").append("{\"a\":").append(i).append("}");
                    }
                    return FakeAnswer.json(json + "]");
                });

        http.at("/a").with("paging", Map.of("offset", "offset", "limit", 100L)).collect();

        assertThat(http.rows.column("a")).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void putsPagesIntoABodyThatIsAMap() throws Failure {
        http.server.on(
                "/a",
                request ->
                        request.body().contains("\"page\":1")
                                ? FakeAnswer.json("[{\"a\":1}]")
                                : FakeAnswer.json("[]"));

        http.at("/a")
                .with("method", "POST")
                .with("body", Map.of("size", 5L))
                .with("paging", Map.of("page_number", "page"))
                .collect();

        assertThat(http.server.requests()).hasSize(2).allMatch(r -> r.query("page").isEmpty());
        assertThat(http.server.requests().get(1).body()).contains("\"page\":2", "\"size\":5");
    }

    @Test
    void joinsPagesOfCsv() throws Failure {
        http.server.on(
                "/a.csv",
                request ->
                        FakeAnswer.of(
                                "text/csv",
                                request.query("p").get().equals("3")
                                        ? "a,b\n"
                                        : "a,b\n" + request.query("p").get() + ",x\n"));

        http.at("/a.csv").with("paging", Map.of("page_number", "p")).collect();

        assertThat(http.rows.column("a")).containsExactly("1", "2");
    }

    @Test
    void csvPagesWithOtherColumnsFail() {
        http.server.on(
                "/a.csv",
                request -> FakeAnswer.of("text/csv", "c" + request.query("p").get() + "\n1\n"));

        assertThat(http.at("/a.csv").with("paging", Map.of("page_number", "p")).failure())
                .hasMessageContaining("page 2 has other columns");
    }

    @Test
    void noticesCircles() {
        http.server
                .on("/link", FakeAnswer.json("[{\"a\":1}]").header("Link", "</link?x=1>; rel=next"))
                .on("/cursor", FakeAnswer.json("{\"d\":[{\"a\":1}],\"c\":\"same\"}"))
                .on("/page", FakeAnswer.json("[{\"a\":1}]"));

        var link = http.at("/link").with("paging", "header_link").failure();
        assertThat(link).hasMessageContaining("circles").hasMessageNotContaining("x=1");
        assertThat(link.retryable()).isFalse();
        http.at("/cursor").with("records", "d");
        http.with("paging", Map.of("cursor", "c", "parameter", "after"));
        assertThat(http.failure()).hasMessageContaining("`same` came before");
        http.request.values.remove("records");
        assertThat(http.at("/page").with("paging", Map.of("page_number", "p")).failure())
                .hasMessageContaining("two pages in a row are the same");
    }

    @Test
    void endsAfterMaxPages() throws Failure {
        http.server.on(
                "/a",
                request -> FakeAnswer.json("[{\"a\":" + request.query("p").orElseThrow() + "}]"));

        http.at("/a").with("max_pages", 3L).with("paging", Map.of("page_number", "p")).collect();

        assertThat(http.rows.column("a")).containsExactly("1", "2", "3");
        assertThat(http.request.log).anyMatch(line -> line.contains("`max_pages`"));
    }

    @Test
    void aLinkToAnotherHostGetsNoCredentials() throws Failure {
        try (var other = FakeHttpServer.start("127.0.0.2")) {
            other.on("/b", FakeAnswer.json("[{\"a\":2}]"));
            http.server.on(
                    "/a",
                    FakeAnswer.json("[{\"a\":1}]")
                            .header("Link", "<" + other.url("/b") + ">; rel=next"));

            http.at("/a").with("paging", "header_link");
            http.with("headers", Map.of("Authorization", "t", "X-Api-Key", "k")).collect();

            assertThat(http.rows.column("a")).containsExactly("1", "2");
            var seen = other.requests().getFirst();
            assertThat(seen.header("Authorization")).isEmpty();
            assertThat(seen.header("X-Api-Key")).isEmpty();
            assertThat(seen.header("Accept")).isPresent();
        }
    }
}
