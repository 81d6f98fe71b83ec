package dev.onggi.collect.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static Map<String, String> record(String json) throws Exception {
        try (var parser = Json.parser(json)) {
            parser.nextToken();
            return JsonRecord.read(parser);
        }
    }

    @Test
    void writesValuesOfYaml() {
        var map = new LinkedHashMap<String, Object>();
        map.put("a", Arrays.asList(1L, 2.5, true, null, "\"한\"\n"));
        map.put("b", Map.of("c", new java.math.BigDecimal("1.50")));

        assertThat(Json.write(map))
                .isEqualTo("{\"a\":[1,2.5,true,null,\"\\\"한\\\"\\n\"],\"b\":{\"c\":1.50}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "EUC-KR", "Shift_JIS"})
    void readsEveryCharset(String name) throws Exception {
        var charset = Charset.forName(name);
        var text = name.equals("Shift_JIS") ? "壺" : "항아리";
        var in = new ByteArrayInputStream(("[{\"a\":\"" + text + "\"}]").getBytes(charset));
        try (var parser = Json.parser(in, charset)) {
            parser.nextToken();
            parser.nextToken();
            assertThat(JsonRecord.read(parser)).containsExactly(entry("a", text));
        }
    }

    @Test
    void skipsAByteOrderMark() throws Exception {
        var in = new ByteArrayInputStream("\ufeff[]".getBytes(StandardCharsets.UTF_8));
        try (var parser = Json.parser(in, null)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
        }
    }

    @Test
    void veryDeepObjectsStayJson() throws Exception {
        var deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);

        var record = record(deep);

        assertThat(record).hasSize(1);
        assertThat(record.values().iterator().next())
                .isEqualTo("{\"a\":".repeat(8) + "1" + "}".repeat(8));
    }

    @Test
    void copiesRandomJsonWithoutAnyChange() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var json = "[" + value(random, 4) + "]";
            try (var parser = Json.parser(json)) {
                parser.nextToken();
                assertThat(Json.copy(parser)).as("seed %d", seed).isEqualTo(json);
            }
        }
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> "null";
            case 1 -> String.valueOf(random.nextBoolean());
            case 2 ->
                    List.of("0", "-1", "1.50", "1E+5", "0.1e-7", "9".repeat(40))
                            .get(random.nextInt(6));
            case 3 -> "\"항아리 \\\"" + random.nextInt() + "\\\\\"";
            case 4 -> "\"\"";
            case 5 -> {
                var items = new ArrayList<String>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield "[" + String.join(",", items) + "]";
            }
            default -> {
                var fields = new ArrayList<String>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    fields.add("\"k" + i + "\":" + value(random, depth - 1));
                }
                yield "{" + String.join(",", fields) + "}";
            }
        };
    }
}
