package dev.onggi.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowTextTest {
    @Test
    void quotesOnlyWhatNeedsIt() {
        assertThat(FlowText.of("리뷰 2024")).isEqualTo("리뷰 2024");
        assertThat(FlowText.of("inbox/a_*.csv")).isEqualTo("inbox/a_*.csv");
        assertThat(FlowText.of("5%")).isEqualTo("5%");
        assertThat(FlowText.of("no")).isEqualTo("no");
        assertThat(FlowText.of("true")).isEqualTo("\"true\"");
        assertThat(FlowText.of("007")).isEqualTo("\"007\"");
        assertThat(FlowText.of("")).isEqualTo("\"\"");
        assertThat(FlowText.of("*.csv")).isEqualTo("\"*.csv\"");
        assertThat(FlowText.of("a: b")).isEqualTo("\"a: b\"");
        assertThat(FlowText.of(List.of(Map.of("not_null", "고객 이름"), 5, 1.5, true)))
                .isEqualTo("[{not_null: 고객 이름}, 5, 1.5, true]");
    }

    @Test
    void isReadBackAsItWas() {
        long seed = Long.getLong("onggi.seed", 7L);
        for (int i = 0; i < 3000; i++) {
            var random = new Random(seed + i);
            var value = value(random, 3);

            var text = FlowText.of(value);

            assertThat(YamlReader.read("v: " + text, "f").plain())
                    .as("seed %d: %s", seed + i, text)
                    .isEqualTo(map("v", value));
        }
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean();
            case 2 -> null;
            case 3, 4 -> text(random);
            case 5 -> {
                var items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield items;
            }
            default -> map(text(random), value(random, depth - 1));
        };
    }

    private static Map<String, Object> map(String key, Object value) {
        var map = new LinkedHashMap<String, Object>();
        map.put(key, value);
        return map;
    }

    private static String text(Random random) {
        var words =
                Arrays.asList(
                        "a", "옹기", " ", ":", "#", "-", "\"", "'", "\\", "\n", "\t", "{", "}", "[",
                        ",", "*", "&", "!", "|", ">", "%", "@", "`", "?", "0", "1", ".", "e", "x",
                        "~", "null", "true", "\u0000", "\u0085", "\u2028", "\uFEFF", "😀", "\r",
                        "=", "<<", "\u200B", "\u00A0", "\uD83D");
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(words.get(random.nextInt(words.size())));
        }
        return text.toString().equals("<<") ? "a" : text.toString();
    }
}
