package dev.onggi.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private final Masking masking = new Masking();

    @Test
    void hidesAValueWithinLongerText() {
        masking.hide("s3cret");

        assertThat(masking.mask("https://me:s3cret@host/s3cretary"))
                .isEqualTo("https://me:***@host/***ary");
    }

    @Test
    void hidesTheFormsAValueTakesInJsonAndUrls() {
        var value = "p\"w \\비밀/+é\n\t\u0001";
        masking.hide(value);
        var url = URLEncoder.encode(value, StandardCharsets.UTF_8);

        assertThat(masking.mask("{\"pw\":\"p\\\"w \\\\비밀/+é\\n\\t\\u0001\"}"))
                .isEqualTo("{\"pw\":\"***\"}");
        assertThat(masking.mask("\"p\\\"w \\\\\\ube44\\ubc00/+\\u00e9\\n\\t\\u0001\""))
                .isEqualTo("\"***\"");
        assertThat(masking.mask("?pw=" + url)).isEqualTo("?pw=***");
        assertThat(masking.mask("?pw=" + url.replace("+", "%20"))).isEqualTo("?pw=***");
        assertThat(
                        masking.mask(
                                "?pw="
                                        + url.replace("%EB%B9%84", "%eb%b9%84")
                                                .replace("%EB%B0%80", "%eb%b0%80")
                                                .replace("%C3%A9", "%c3%a9")
                                                .replace("%5C", "%5c")
                                                .replace("%2F", "%2f")
                                                .replace("%2B", "%2b")
                                                .replace("%0A", "%0a")))
                .isEqualTo("?pw=***");
    }

    @Test
    void hidesTheLongerOfTwoValuesWhole() {
        masking.hide("abcd");
        masking.hide("abcdefgh");

        assertThat(masking.mask("abcdefgh abcd")).isEqualTo("*** ***");
    }

    @Test
    void hidesTheLinesOfAKey() {
        masking.hide("-----BEGIN-----\nMIIEvQIBADAN\nxy\n");

        assertThat(masking.mask("line MIIEvQIBADAN")).isEqualTo("line ***");
        assertThat(masking.mask("xy")).isEqualTo("xy");
    }

    @Test
    void leavesShortValuesAlone() {
        masking.hide("abc");
        masking.hide("");

        assertThat(masking.mask("abc")).isEqualTo("abc");
    }
}
