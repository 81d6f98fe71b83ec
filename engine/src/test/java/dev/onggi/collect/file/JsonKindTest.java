package dev.onggi.collect.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonKindTest extends FileFixture {
    private List<List<String>> cells(String json, Object... settings) throws Exception {
        file("a.json", json);
        return cells(read("a.json", settings));
    }

    @Test
    void keepsNumbersAsTheyAreWritten() throws Exception {
        assertThat(
                        cells(
                                "[{\"a\":1.0,\"b\":\"007\",\"c\":1e400,\"d\":123456789012345678901234567890,"
                                        + "\"e\":-0.10,\"f\":true,\"g\":null}]"))
                .containsExactly(
                        Arrays.asList(
                                "1.0",
                                "007",
                                "1e400",
                                "123456789012345678901234567890",
                                "-0.10",
                                "true",
                                null));
    }

    @Test
    void flattensObjectsAndKeepsLists() throws Exception {
        var json =
                "[{\"user\":{\"name\":\"하나\",\"at\":{\"x\":1}},\"tags\":[\"a\\n\",1.50,{\"k\":null}],"
                        + "\"empty\":{}},{\"user\":{\"name\":\"둘\"},\"user.name\":\"셋\"}]";
        file("a.json", json);
        var data = read("a.json");

        assertThat(names(data)).containsExactly("user.name", "user.at.x", "tags", "user.name_2");
        assertThat(cells(data))
                .containsExactly(
                        Arrays.asList("하나", "1", "[\"a\\n\",1.50,{\"k\":null}]", null),
                        Arrays.asList("둘", null, null, "셋"));
    }

    @Test
    void readsOneObjectLinesAndSingleValues() throws Exception {
        assertThat(cells("{\"a\":1,\"rows\":[{\"b\":2}]}"))
                .containsExactly(List.of("1", "[{\"b\":2}]"));
        assertThat(told()).containsExactly("a.json: the key `rows` holds a list");
        assertThat(cells("{\"a\":1}\n{\"a\":2} {\"b\":3}\n"))
                .containsExactly(
                        Arrays.asList("1", null),
                        Arrays.asList("2", null),
                        Arrays.asList(null, "3"));
        assertThat(cells("[1, \"x\", [2], null]"))
                .containsExactly(
                        List.of("1"), List.of("x"), List.of("[2]"), Arrays.asList((String) null));
    }

    @Test
    void readsTheListThatRecordsNames() throws Exception {
        var json = "{\"n\":1,\"data\":{\"x\":[9],\"items\":[{\"a\":1},{\"a\":2}]},\"z\":{}}";

        assertThat(cells(json, "records", "data.items"))
                .containsExactly(List.of("1"), List.of("2"));
        assertThatThrownBy(() -> cells(json, "records", "data.rows"))
                .hasMessageContaining("`records: data.rows` leads to nothing");
    }

    @Test
    void takesWholeRecordsAsText() throws Exception {
        file("a.jsonl", "{\"id\": 5, \"u\": {\"n\": 1.0}}\n{\"id\":6,\"l\":[ 1 ]}\n");
        var data = read("a.jsonl", "text", "*");

        assertThat(context.rows(data, "id", "raw_text"))
                .containsExactly(
                        List.of("5", "{\"id\":5,\"u\":{\"n\":1.0}}"),
                        List.of("6", "{\"id\":6,\"l\":[1]}"));
    }

    @Test
    void readsOtherCharsets() throws Exception {
        var json = "[{\"이름\":\"김하나 이두리\"}]";
        for (var charset :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16,
                        StandardCharsets.UTF_16LE,
                        Charset.forName("MS949"))) {
            file("a.json", json.getBytes(charset));
            assertThat(cells(read("a.json"))).containsExactly(List.of("김하나 이두리"));
        }
        file("a.json", ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8));
        assertThat(names(read("a.json"))).containsExactly("이름");
    }

    @Test
    void saysWhereItIsBroken() {
        assertThatThrownBy(() -> cells("[{\"a\":1},\n{\"a\":2"))
                .hasMessageStartingWith("a.json:2:7  ONGGI-2033  this is no whole JSON");
        assertThatThrownBy(() -> cells("[{\"a\":01}]")).hasMessageContaining("a.json:1:");
        assertThatThrownBy(() -> cells("[".repeat(100_000))).hasMessageContaining("ONGGI-2033");
        assertThatThrownBy(() -> cells("[{\"a\":\"" + "x".repeat(2000) + "\"}]", "max_cell", "1KB"))
                .hasMessageContaining("ONGGI-2033");
    }
}
