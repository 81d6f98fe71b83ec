package dev.onggi.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Measures the six default rules, alone and as a chain, on 200-character reviews in Korean and
/// English; run by hand, `main` prints cells per second on one core.
final class ChainSpeed {
    private static final List<String> RULES =
            List.of(
                    "strip-html",
                    "unicode-nfc",
                    "fix-mojibake",
                    "collapse-space",
                    "trim",
                    "mask-pii");

    private static final String[] WORDS =
            ("배송이 정말 빨라요 포장도 꼼꼼하고 색상은 화면과 같아요 사이즈가 조금 작지만 만족합니다 재구매 의사 있어요 "
                            + "the quality is great for this price and my family likes it a lot 2 weeks")
                    .split(" ");

    private ChainSpeed() {}

    public static void main(String[] args) {
        var clean = texts(20_000, 0);
        var dirty = texts(20_000, 1);
        for (int round = 0; round < 3; round++) {
            for (var rule : RULES) {
                measure(rule, List.of(rule), clean, dirty);
            }
            measure("chain", RULES, clean, dirty);
        }
    }

    private static void measure(
            String label, List<String> names, List<String> clean, List<String> dirty) {
        var rules = new RuleLanguage(RuleCatalogue.builtIn()).parse("rules", names).rules();
        var chain = rules.chain("text", true);
        System.out.printf(
                "%-16s clean %,12.0f/s   dirty %,12.0f/s%n",
                label, rate(chain, clean), rate(chain, dirty));
    }

    private static double rate(RuleChain chain, List<String> texts) {
        var cell = new CleanCell();
        long cells = 0;
        long changed = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < 500_000_000L) {
            for (var text : texts) {
                changed += Long.bitCount(chain.apply(text, cell));
            }
            cells += texts.size();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (changed < 0) {
            throw new IllegalStateException();
        }
        return cells / seconds;
    }

    private static List<String> texts(int count, double dirt) {
        var random = new Random(7);
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            while (text.length() < 190) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
                if (random.nextDouble() < dirt / 12) {
                    text.append(dirt(random)).append(' ');
                }
            }
            texts.add(text.toString().strip());
        }
        return texts;
    }

    /// Mostly markup and spaces; encoding damage and decomposed Hangul are rarer.
    private static String dirt(Random random) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> "<br>";
            case 2 -> "<b>최고</b>";
            case 3 -> "&amp;";
            case 4, 5, 6 -> "  ";
            case 7 -> "\t";
            case 8 -> "010-1234-5678";
            case 9 -> "kim@shop.kr";
            case 10 -> "\u1112\u1161\u11AB\u1100\u1173\u11AF";
            default -> "&nbsp;";
        };
    }
}
