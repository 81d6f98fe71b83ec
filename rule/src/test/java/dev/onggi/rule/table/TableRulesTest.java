package dev.onggi.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.rule.kind.SettledRule;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableRulesTest {
    private static SettledRule regex(String pattern, String to) {
        return new SettledRule(new RegexRule(Pattern.compile(pattern), to));
    }

    @ParameterizedTest
    @CsvSource({
        "(a+)+$",
        "(a|aa)+$",
        "(a*)*b",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(.*a){20}",
        "(x+x+)+y"
    })
    void catastrophicBacktrackingEnds(String pattern) {
        var rule = regex(pattern, "");
        for (var text :
                new String[] {
                    "a".repeat(60) + "!", "a".repeat(100_000) + "!", "x".repeat(100_000)
                }) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> {
                        var once = rule.apply(text);
                        assertThat(rule.apply(once)).isSameAs(once);
                    });
        }
    }

    @Test
    void deepGroupsThatWouldOverflowTheStackLeaveTheCell() {
        var text = "ab".repeat(200_000);
        assertThat(regex("(a|b)*c", "").apply(text)).isSameAs(text);
    }

    @Test
    void ordinaryExpressionsReachLongCells() {
        var text = "word ".repeat(200_000);
        assertThat(regex("wor(d)", "$1").apply(text)).isEqualTo("d ".repeat(200_000));
    }

    @Test
    void repeatsUntilNothingMatches() {
        assertThat(new SettledRule(new ReplaceRule("ab", "")).apply("aabb")).isEmpty();
        assertThat(regex("(\\d)(\\d{3})(?!\\d)", "$1,$2").apply("1234567")).isEqualTo("1,234,567");
    }

    @Test
    void aRuleThatNeverRestsLeavesTheCell() {
        var text = "ab";
        assertThat(regex("(a)(b)|(b)(a)", "$2$4$1$3").apply(text)).isEqualTo(text);
        assertThat(regex("(a)", "$1$1").apply(text)).isSameAs(text);
    }
}
