package dev.onggi.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Finds the charset of made tables of many languages and lengths.
class CharsetCorpusTest {
    private static final List<Integer> LENGTHS = List.of(1, 1, 1, 2, 2, 3, 5, 8, 20, 60, 200);
    private static final int SEEDS = 40;

    @ParameterizedTest
    @EnumSource
    void findsTheCharsetOfTablesOfOneToTwoHundredRows(Tongue tongue) {
        var missed = new ArrayList<String>();
        int looks = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (int i = 0; i < LENGTHS.size(); i++) {
                int rows = LENGTHS.get(i);
                var text = tongue.table(rows, new Random(1000 * seed + i));
                if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
                    continue;
                }
                looks++;
                var found = CharsetDetector.detect(text.getBytes(tongue.charset()));
                assertThat(canHaveWritten(found.charset(), text.getBytes(tongue.charset())))
                        .as("seed %d, %d rows taken for %s", seed, rows, found)
                        .isTrue();
                if (!found.charset().equals(tongue.charset())) {
                    missed.add(rows + " rows as " + found.charset() + ": " + text);
                }
                assertThat(CharsetDetector.detect(text.getBytes(StandardCharsets.UTF_8)).charset())
                        .as("seed %d, %d rows in UTF-8", seed, rows)
                        .isEqualTo(StandardCharsets.UTF_8);
            }
        }
        // ﾎﾝｼｬ,ﾕｳﾁｮ is Korean as well: a line or two of nothing else cannot always be told apart
        assertThat(missed).as("of %d tables", looks).hasSizeLessThanOrEqualTo(looks / 50);
        assertThat(missed).allMatch(miss -> miss.matches("(?s)[12] rows.*"));
    }

    @ParameterizedTest
    @EnumSource
    void aFewWrongBytesChangeNothing(Tongue tongue) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var random = new Random(seed);
            var text = tongue.table(20 + random.nextInt(150), random);
            for (var charset : List.of(tongue.charset(), StandardCharsets.UTF_8)) {
                var bytes = damaged(text.getBytes(charset), random);
                assertThat(CharsetDetector.detect(bytes).charset())
                        .as("seed %d", seed)
                        .isEqualTo(charset);
            }
        }
    }

    /// The bytes with two that neither UTF-8 nor CP949 nor Shift_JIS knows behind some line.
    private static byte[] damaged(byte[] bytes, Random random) {
        int at = bytes.length / 3 + random.nextInt(bytes.length / 3);
        while (bytes[at] != '\n') {
            at++;
        }
        var damaged = new ByteArrayOutputStream();
        damaged.write(bytes, 0, at + 1);
        damaged.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, ','});
        damaged.write(bytes, at + 1, bytes.length - at - 1);
        return damaged.toByteArray();
    }

    private static boolean canHaveWritten(Charset charset, byte[] bytes) {
        return Arrays.equals(new String(bytes, charset).getBytes(charset), bytes);
    }
}
