package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The small pieces that every view is made of.
class PiecesTest {
    @Test
    void hangul_takes_two_columns_and_marks_none() {
        assertThat(TextWidth.of("가a")).isEqualTo(3);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("😀")).isEqualTo(2);
        assertThat(TextWidth.fit("가나다라", 5)).isEqualTo("가나…");
        assertThat(TextWidth.fit("a\nb", 9)).isEqualTo("a⏎b");
        assertThat(TextWidth.padLeft("가", 4)).isEqualTo("  가");
    }

    @Test
    void tables_shrink_their_widest_column() {
        var table = new TableView("name", ">n");
        table.row("a".repeat(50), 7);

        assertThat(table.lines(20))
                .allMatch(line -> TextWidth.of(line) <= 20)
                .last()
                .asString()
                .endsWith("7");
    }

    @Test
    void texts_break_between_words_and_within_long_ones() {
        assertThat(Wrapping.of("! ", "한글 두 낱말 abc", 10)).containsExactly("! 한글 두", "  낱말 abc");
        assertThat(Wrapping.of("", "abcdefgh", 4)).containsExactly("abcd", "efgh");
        assertThat(Wrapping.flow("t: {", List.of("a: b", "c: d", "e: f"), 14))
                .containsExactly("t: {a: b,", "    c: d,", "    e: f}");
    }

    @Test
    void numbers_are_written_for_people() {
        assertThat(Numbers.count(1234567)).isEqualTo("1,234,567");
        assertThat(Numbers.bytes(999)).isEqualTo("999 B");
        assertThat(Numbers.bytes(1_500)).isEqualTo("1.5 kB");
        assertThat(Numbers.bytes(72_000_000)).isEqualTo("72 MB");
        assertThat(Numbers.seconds(Duration.ofMillis(1250))).isEqualTo("1.3 s");
        assertThat(Numbers.seconds(Duration.ofSeconds(75))).isEqualTo("1 min 15 s");
        assertThat(Numbers.score(97.99)).isEqualTo("97");
    }

    @Test
    void no_message_is_written_twice() throws IOException {
        for (var file : List.of("messages_en", "messages_ko", "problems_en", "problems_ko")) {
            try (var in = PiecesTest.class.getResourceAsStream(file + ".properties")) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                        .as(file)
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void both_languages_have_the_same_messages_with_the_same_gaps() {
        var english = Messages.load(Language.EN);
        var korean = Messages.load(Language.KO);

        assertThat(korean.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            for (var gap : List.of("{0}", "{1}", "{2}", "{3}")) {
                assertThat(korean.getProperty(key).contains(gap))
                        .as(key + " " + gap)
                        .isEqualTo(english.getProperty(key).contains(gap));
            }
        }
        assertThatThrownBy(() -> Messages.of(Language.EN, "no.such.key"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
