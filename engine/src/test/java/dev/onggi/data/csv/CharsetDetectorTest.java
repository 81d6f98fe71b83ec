package dev.onggi.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetDetectorTest {
    private static final String KOREAN = "이름,의견\n김철수,배송이 빠르고 좋아요\n박영희,\"색이, 조금 달라요\"\n";
    private static final String JAPANESE = "名前,意見\n田中,とても良いです、カメラ\n鈴木,配送が早い\n";
    private static final String FRENCH = "nom,avis\nRené,très bien – déjà reçu\nZoë,«ça va»\n";

    @ParameterizedTest
    @CsvSource({
        "UTF-8, KOREAN", "x-windows-949, KOREAN", "UTF-16LE, KOREAN", "UTF-16BE, KOREAN",
        "windows-31j, JAPANESE", "UTF-8, JAPANESE", "windows-1252, FRENCH", "UTF-8, FRENCH"
    })
    void findsTheCharsetAndReadsEveryCell(String charset, String language) throws IOException {
        var text =
                switch (language) {
                    case "KOREAN" -> KOREAN;
                    case "JAPANESE" -> JAPANESE;
                    default -> FRENCH;
                };
        byte[] bytes = text.getBytes(Charset.forName(charset));
        var file = CsvFile.look(() -> new java.io.ByteArrayInputStream(bytes), "t.csv", Csv.stop());
        assertThat(file.dialect().charset()).isEqualTo(Charset.forName(charset));
        assertThat(Csv.rows(file.open())).isEqualTo(Csv.rows(text));
    }

    @Test
    void aByteOrderMarkDecidesAndIsNoPartOfTheFirstName() throws IOException {
        for (var charset :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE)) {
            var reader = Csv.open(("\uFEFF" + KOREAN).getBytes(charset), Csv.stop());
            assertThat(reader.columns().getFirst().name()).isEqualTo("이름");
            assertThat(Csv.rows(reader)).isEqualTo(Csv.rows(KOREAN));
        }
    }

    @Test
    void aDeclaredCharsetWins() throws IOException {
        var options =
                new CsvOptions(
                        CharsetDetector.CP949,
                        null,
                        null,
                        null,
                        CsvOptions.OnFlaw.STOP,
                        CsvOptions.Limits.STANDARD);
        byte[] bytes = "a,b\n값,1\n".getBytes(CharsetDetector.CP949);
        assertThat(Csv.rows(Csv.open(bytes, options))).containsExactly(List.of("값", "1"));
    }

    @Test
    void delimitersAreFoundByLooking() throws IOException {
        for (var delimiter : List.of(",", "\t", ";", "|")) {
            var text =
                    "a,b,c\n1,\"x;y\",3\n4,\"z|,\",6\n"
                            .replace("\",", "\"\u0000")
                            .replace(",", delimiter)
                            .replace("\u0000", delimiter);
            assertThat(Csv.open(text, Csv.keep()).columns()).as(delimiter).hasSize(3);
        }
    }

    @Test
    void apostrophesQuoteWhereNothingElseDoes() throws IOException {
        assertThat(Csv.rows("a,b\n'x, y','1'\n'z','2'\n"))
                .containsExactly(List.of("x, y", "1"), List.of("z", "2"));
    }
}
