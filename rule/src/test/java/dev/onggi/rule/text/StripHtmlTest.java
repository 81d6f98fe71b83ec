package dev.onggi.rule.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripHtmlTest {
    private final StripHtml rule = new StripHtml();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    <p>안녕</p><p>하세요</p>         | 안녕 하세요
                    좋아요<br/>정말                   | 좋아요 정말
                    a<b>b</b>c                      | abc
                    <a href="x>y">link</a>          | link
                    <a title='its > ok'>t</a>     | t
                    <!-- gone -->kept               | kept
                    a<script>if (1<2) x()</script>b | ab
                    <STYLE>p{}</STYLE>text          | text
                    <script>never closed            | never closed
                    <!DOCTYPE html><html>hi</html>  | hi
                    <?xml version="1.0"?>hi         | hi
                    <![CDATA[5 < 6]]>               | 5 < 6
                    <o:p>워드</o:p>                  | 워드
                    &lt;b&gt;bold&lt;/b&gt;         | bold
                    &amp;lt;                        | <
                    &amp;amp;amp;                   | &
                    R&amp;D                         | R&D
                    &#54620;&#xAE00;                | 한글
                    &#128512;                       | 😀
                    &#150;                          | –
                    a&nbsp;b                        | a b
                    &copy;2024                      | ©2024
                    """)
    void takesMarkupAwayAndKeepsText(String before, String after) {
        assertThat(rule.apply(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "plain", "3 < 5", "a <b", "<", "<>", "< b>", "List<String>", "<kim@shop.kr>",
                        "<김철수>",
                "AT&T", "a & b;", "&unknown;", "&#0;", "&#xD800;", "&#9999999;", "&;", "&#;",
                        "&#x;", "?a=1&copy=2",
                "<!-- open", "<!ok>", "x <3 y> z", "\uD83D<"
            })
    void leavesTextThatIsNoMarkup(String text) {
        assertThat(rule.apply(text)).isSameAs(text);
    }

    @Test
    void doesNotGlueTheRestIntoNewMarkup() {
        assertThat(rule.apply("<<b>b>x")).isEqualTo("< b>x");
        assertThat(rule.apply("&<b>lt;")).isEqualTo("& lt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<a \"",
                "<a =\"",
                "&amp;",
                "<!--",
                "<script>",
                "<<b>b>",
                "<b>",
                "&#38;",
                "&lt;b&gt;",
                "<![CDATA["
            })
    void takesLinearTimeOnAMegabyte(String piece) {
        var text = piece.repeat((1 << 20) / piece.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    for (var end : new String[] {"", ">", "\">", "-->"}) {
                        var once = rule.apply(text + end);
                        assertThat(rule.apply(once)).isSameAs(once);
                    }
                });
    }

    @Test
    void givesUpOnContrivedNestingWithoutLeavingMarkup() {
        var nested = "<";
        for (int i = 0; i < 3; i++) {
            nested = nested.replace("<", "&lt;").replace("l", "&#108;").replace("t", "&#116;");
        }
        var once = rule.apply("x" + nested + "b>y");
        assertThat(rule.apply(once)).isSameAs(once);
    }
}
