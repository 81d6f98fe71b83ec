package dev.onggi.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataPatchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[{\"a\":1,\"b\":\"x\"},2,\"y\"]; {\"a\":2,\"b\":\"y\"}",
                "[{ \"z\" : 1.10 , \"a\":\"1\", \"l\" : [1, {\"a\": 9}] },5,null];"
                        + " {\"z\":1.10,\"a\":5,\"l\":[1, {\"a\": 9}]}",
                "[{},null,null]; {}",
                "[{\"b\":true},null,\"그\\\"\\\\\"]; {\"b\":\"그\\\"\\\\\"}",
                "[{\"n\":12345678901234567890.123456789,\"e\":\"\\u0000\"},-1.5e3,true];"
                        + " {\"n\":12345678901234567890.123456789,\"e\":\"\\u0000\",\"a\":-1.5e3,\"b\":true}"
            })
    void newValuesTakeTheirPlaceAndTheRestStaysAsItIs(String list, String object) {
        assertThat(patched(list)).isEqualTo(object);
    }

    @Test
    void textsLongerThanAParsersBufferAreCopiedWhole() {
        var text = "가나\\n".repeat(100_000);
        var list = "[{\"t\":\"" + text + "\",\"a\":1,\"u\":\"" + text + "\"},7,null]";
        assertThat(patched(list))
                .isEqualTo("{\"t\":\"" + text + "\",\"a\":7,\"u\":\"" + text + "\"}");
    }

    private static String patched(String list) {
        var cells = new String[] {list};
        new MetadataPatch(List.of("a", "b")).map(i -> i, cells);
        return cells[0];
    }
}
