package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.onggi.spi.Failure;
import dev.onggi.testkit.FakeAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceTest {
    private final HttpFixture http = new HttpFixture();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void keepsValuesExactlyAsTheyWereWritten() throws Failure {
        http.server.on(
                "/a",
                FakeAnswer.json(
                        """
                        [{"id": 007e0, "n": 1.50, "big": 12345678901234567890123, "e": 1E+5,
                          "t": true, "x": null, "s": "옹기 \\ud83c\\udffa", "tags": [1.0, "b", {"c": null}],
                          "user": {"name": "김", "address": {"zip": "04524"}, "none": {}}}]
                        """
                                .replace("007e0", "7e0")));

        http.at("/a").collect();

        assertThat(http.rows.rows).hasSize(1);
        assertThat(http.rows.rows.getFirst())
                .containsExactly(
                        entry("id", "7e0"),
                        entry("n", "1.50"),
                        entry("big", "12345678901234567890123"),
                        entry("e", "1E+5"),
                        entry("t", "true"),
                        entry("x", null),
                        entry("s", "옹기 🏺"),
                        entry("tags", "[1.0,\"b\",{\"c\":null}]"),
                        entry("user.name", "김"),
                        entry("user.address.zip", "04524"));
    }

    @Test
    void findsRecordsAtAPath() throws Failure {
        http.server.on(
                "/a",
                FakeAnswer.json(
                        "{\"x\":{\"skip\":[1]},\"data\":{\"items\":[{\"a\":1},{\"a\":2}]}}"));

        http.at("/a").with("records", "data.items").collect();

        assertThat(http.rows.column("a")).containsExactly("1", "2");
    }

    @Test
    void takesASingleObjectAsOneRow() throws Failure {
        http.server.on("/a", FakeAnswer.json("{\"temp\": 21.0, \"city\": \"서울\"}"));

        http.at("/a").collect();

        assertThat(http.rows.rows).containsExactly(Map.of("temp", "21.0", "city", "서울"));
    }

    @Test
    void asksForThePathWhereRecordsLieInsideAnObject() throws Failure {
        http.server.on("/a", FakeAnswer.json("{\"data\": {\"items\": [{\"a\": 1}]}, \"n\": 1}"));

        var failure = http.at("/a").failure();
        assertThat(failure).hasMessageContaining("`data.items`");
        assertThat(failure.hint()).contains("`records: data.items`").contains("`records: .`");

        http.with("records", ".").collect();
        assertThat(http.rows.rows).containsExactly(Map.of("data.items", "[{\"a\":1}]", "n", "1"));
    }

    @Test
    void namesWhatIsThereWhenThePathIsNot() {
        http.server.on("/a", FakeAnswer.json("{\"items\": [], \"total\": 0}"));

        var failure = http.at("/a").with("records", "rows").failure();

        assertThat(failure).hasMessageContaining("without `rows`");
        assertThat(failure.hint()).contains("items, total");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void emptyListsNullAndEmptyBodiesGiveNoRows() throws Failure {
        http.server
                .on("/list", FakeAnswer.json("[]"))
                .on("/null", FakeAnswer.json("{\"items\": null}"))
                .on("/204", FakeAnswer.status(204));

        http.at("/list").collect();
        assertThat(http.rows.rows).isEmpty();
        http.at("/204").collect();
        assertThat(http.rows.rows).isEmpty();
        http.at("/null").with("records", "items").collect();
        assertThat(http.rows.rows).isEmpty();
    }

    @Test
    void valuesThatAreNoObjectsBecomeTheColumnValue() throws Failure {
        http.server.on("/a", FakeAnswer.json("[1, \"b\", [3, 4], {\"c\": 5}]"));

        http.at("/a").collect();

        assertThat(http.rows.column("value")).containsExactly("1", "b", "[3,4]", null);
        assertThat(http.rows.column("c")).containsExactly(null, null, null, "5");
    }

    @Test
    void aNameThatComesTwiceIsNotLost() throws Failure {
        http.server.on("/a", FakeAnswer.json("[{\"a\":1,\"a\":2,\"u\":{\"n\":3},\"u.n\":4}]"));

        http.at("/a").collect();

        assertThat(http.rows.rows)
                .containsExactly(Map.of("a", "1", "a_2", "2", "u.n", "3", "u.n_2", "4"));
    }

    @Test
    void readsJsonLinesWithBlankLinesAndAByteOrderMark() throws Failure {
        http.server.on(
                "/a", FakeAnswer.of("application/x-ndjson", "\ufeff{\"a\":1}\r\n\r\n{\"a\":2}\n"));

        http.at("/a").collect();

        assertThat(http.rows.column("a")).containsExactly("1", "2");
    }

    @Test
    void saysWhichLineOfJsonLinesIsBroken() {
        http.server.on("/a.jsonl", FakeAnswer.of("text/plain", "{\"a\":1}\n{\"a\":2}\n[3]\n"));

        var failure = http.at("/a.jsonl").failure();

        assertThat(failure).hasMessageContaining("line 3");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void readsCsvInTheCharsetTheSourceNames() throws Failure {
        http.server.on(
                "/a",
                FakeAnswer.status(200)
                        .header("Content-Type", "text/csv; charset=EUC-KR")
                        .body(
                                "이름,값\n김치,007\n"
                                        .getBytes(java.nio.charset.Charset.forName("EUC-KR"))));

        http.at("/a").collect();

        assertThat(http.rows.rows).containsExactly(Map.of("이름", "김치", "값", "007"));
    }

    @Test
    void readsJsonInAKoreanCharset() throws Failure {
        http.server.on(
                "/a",
                FakeAnswer.status(200)
                        .header("Content-Type", "application/json; charset=euc-kr")
                        .body(
                                "[{\"이름\":\"항아리\"}]"
                                        .getBytes(java.nio.charset.Charset.forName("EUC-KR"))));

        http.at("/a").collect();

        assertThat(http.rows.column("이름")).containsExactly("항아리");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/vnd.api+json", "text/plain", ""})
    void findsJsonByTypeOrFirstCharacter(String type) throws Failure {
        http.server.on("/a", FakeAnswer.of(type, " \n[{\"a\":1}]"));

        http.at("/a").collect();

        assertThat(http.rows.column("a")).containsExactly("1");
    }

    @Test
    void explainsAWebPageInsteadOfData() {
        http.server.on("/a", FakeAnswer.of("text/html", "<!doctype html><p>Sign in"));

        assertThat(http.at("/a").failure())
                .hasMessageContaining("a web page")
                .extracting(Failure::hint)
                .asString()
                .contains("sign-in");
    }

    @Test
    void unknownTypesNeedAFormat() {
        http.server.on("/a", FakeAnswer.of("application/octet-stream", "PK"));

        assertThat(http.at("/a").failure().hint()).contains("format: json");
    }

    @Test
    void sendsQueryHeadersAndBody() throws Failure {
        http.server.on("/a", FakeAnswer.json("[]"));

        http.at("/a?fixed=1")
                .with("method", "POST")
                .with("query", Map.of("도시", "서울 강남&", "tag", List.of("a", "b")))
                .with("headers", Map.of("Authorization", "Bearer s3cret"))
                .with("body", Map.of("filter", List.of(1L, true)))
                .collect();

        var sent = http.server.requests().getFirst();
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.query("fixed")).contains("1");
        assertThat(sent.query("도시")).contains("서울 강남&");
        assertThat(sent.queryAll("tag")).containsExactly("a", "b");
        assertThat(sent.header("Authorization")).contains("Bearer s3cret");
        assertThat(sent.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(sent.header("Host")).contains("127.0.0.1:" + http.server.port());
        assertThat(sent.header("User-Agent").orElseThrow()).startsWith("Onggi");
        assertThat(sent.body()).isEqualTo("{\"filter\":[1,true]}");
    }

    @Test
    void unpacksGzip() throws Failure {
        http.server.on("/a", FakeAnswer.json("[{\"a\":1}]").gzip());

        http.at("/a").collect();

        assertThat(http.rows.column("a")).containsExactly("1");
        assertThat(http.server.requests().getFirst().header("Accept-Encoding")).contains("gzip");
    }

    @Test
    void readsChunkedAnswers() throws Failure {
        var many = "[" + "{\"a\":\"0123456789\"},".repeat(5000) + "{\"a\":\"last\"}]";
        http.server.on("/a", FakeAnswer.json(many).chunked());

        http.at("/a").collect();

        assertThat(http.rows.rows).hasSize(5001);
    }

    @Test
    void wrongSettingsAreTheUsersToMend() {
        http.at("/a");
        for (var wrong :
                List.<Map.Entry<String, Object>>of(
                        Map.entry("request_timeout", "soon"),
                        Map.entry("format", "yaml"),
                        Map.entry("max_pages", "0"),
                        Map.entry("max_bytes", "much"),
                        Map.entry("headers", "X: 1"),
                        Map.entry("headers", Map.of("Host", "other")),
                        Map.entry("headers", Map.of("X", "a\r\nY: b")),
                        Map.entry("headers", Map.of("X Y", "a")),
                        Map.entry("body", "x"),
                        Map.entry("paging", "all"),
                        Map.entry("paging", Map.of("cursor", "c")),
                        Map.entry("paging", Map.of("json_link", "next", "x", 1)),
                        Map.entry("paging", Map.of("json_link", "next")),
                        Map.entry("paging", Map.of("offset", "o")),
                        Map.entry("paging", Map.of("page_number", "p", "first", "x")),
                        Map.entry("paging", Map.of("size", 1)))) {
            var before = http.request.values.get(wrong.getKey());
            http.with(wrong.getKey(), wrong.getValue());
            var failure = http.failure();
            assertThat(failure).as(wrong.toString()).isNotNull();
            assertThat(failure.blame()).isEqualTo(Failure.Blame.USER);
            assertThat(failure.retryable()).isFalse();
            assertThat(failure.hint()).isNotBlank();
            if (before == null) {
                http.request.values.remove(wrong.getKey());
            } else {
                http.with(wrong.getKey(), before);
            }
        }
        assertThat(http.server.requests()).isEmpty();
    }

    @Test
    void namesItsSettingsOnceAndNoReservedOne() {
        var names = new HttpSource(() -> http.guard, HttpFixture.CSV).settings();

        assertThat(names).extracting("name").doesNotHaveDuplicates();
        assertThat(names).extracting("name").doesNotContain("timeout", "from", "retry");
    }
}
