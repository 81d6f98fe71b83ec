package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Failure;
import dev.onggi.testkit.FakeAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpMarkTest {
    @TempDir Path folder;

    private final HttpFixture http = new HttpFixture();

    @AfterEach
    void close() {
        http.close();
    }

    private void again() throws Failure {
        http.request.folder = folder;
        http.request.lastMark = http.rows.marks.getLast().toString();
        http.collect();
    }

    @Test
    void anUnchangedTagGivesNoRowsAndKeepsTheMark() throws Failure {
        http.server.onTagged("/a", "\"v1\"", FakeAnswer.json("[{\"a\":1}]"));

        http.at("/a").collect();
        assertThat(http.rows.rows).hasSize(1);
        var mark = http.rows.marks;

        again();
        assertThat(http.rows.rows).isEmpty();
        assertThat(http.rows.marks).isEqualTo(mark);
        again();
        assertThat(http.rows.rows).isEmpty();

        http.server.onTagged("/a", "\"v2\"", FakeAnswer.json("[{\"a\":2}]"));
        again();
        assertThat(http.rows.column("a")).containsExactly("2");
        assertThat(http.rows.marks).isNotEqualTo(mark);
    }

    @Test
    void theLastModificationIsSentBackAsItCame() throws Failure {
        var date = "Sun, 06 Nov 1994 08:49:37 GMT";
        http.server.on(
                "/a",
                request ->
                        request.header("If-Modified-Since").filter(date::equals).isPresent()
                                ? FakeAnswer.status(304)
                                : FakeAnswer.json("[{\"a\":1}]").header("Last-Modified", date));

        http.at("/a").collect();
        again();

        assertThat(http.rows.rows).isEmpty();
    }

    @Test
    void withoutTagOrDateTheContentDecides() throws Exception {
        http.server.on(
                "/a",
                FakeAnswer.json("[{\"a\":1}]"),
                FakeAnswer.json("[{\"a\":1}]").gzip(),
                FakeAnswer.json("[{\"a\":2}]"));

        http.at("/a").collect();
        assertThat(http.rows.rows).hasSize(1);
        again();
        assertThat(http.rows.rows).isEmpty();
        again();
        assertThat(http.rows.column("a")).containsExactly("2");
        assertThat(folder.resolve(".onggi/tmp")).isEmptyDirectory();
    }

    @Test
    void anotherQuestionStartsAnew() throws Failure {
        http.server.onTagged("/a", "\"v1\"", FakeAnswer.json("[{\"a\":1}]"));
        http.at("/a").collect();

        http.with("query", Map.of("city", "서울"));
        again();

        assertThat(http.rows.rows).hasSize(1);
    }

    @Test
    void marksOfAnotherKindAreNoMarks() throws Failure {
        http.server.onTagged("/a", "\"v1\"", FakeAnswer.json("[{\"a\":1}]"));
        http.at("/a");
        for (var strange : new String[] {"2026-01-01", "17", "{\"call\":1}", "{", ""}) {
            http.request.lastMark = strange;
            assertThat(http.collect().rows.rows).as(strange).hasSize(1);
        }
    }

    @Test
    void pagesAreNeverSkippedByTheTagOfTheFirst() throws Failure {
        http.server.on(
                "/a",
                request ->
                        request.query("p").orElseThrow().equals("1")
                                ? FakeAnswer.json("[{\"a\":1}]").header("ETag", "\"same\"")
                                : FakeAnswer.json("[]"));
        http.at("/a").with("paging", Map.of("page_number", "p")).collect();

        assertThat(http.rows.marks).isEmpty();
        assertThat(http.server.requests()).allMatch(r -> r.header("If-None-Match").isEmpty());
    }

    @Test
    void holdsNoSecret() throws Failure {
        http.server.onTagged("/a", "\"v1\"", FakeAnswer.json("[]"));

        http.at("/a?key=s3cret").with("headers", Map.of("X", "s3cret")).collect();

        assertThat(http.rows.marks.getFirst().toString()).doesNotContain("s3cret");
    }

    @Test
    void spoolsNothingOnAFirstRun() throws Exception {
        http.request.folder = folder;
        http.server.on("/a", FakeAnswer.json("[{\"a\":1}]"));
        http.at("/a").collect();
        assertThat(Files.exists(folder.resolve(".onggi"))).isFalse();
    }
}
