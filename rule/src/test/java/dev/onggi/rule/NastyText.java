package dev.onggi.rule;

import java.util.List;
import java.util.Random;

/// Makes short nasty texts from pieces that rules look for and from raw characters.
final class NastyText {
    private static final List<String> PIECES =
            List.of(
                    " ",
                    "  ",
                    "\t",
                    "\r\n",
                    "\u00A0",
                    "\u3000",
                    "\u200B",
                    "\uFEFF",
                    "\u200D",
                    "\u2028",
                    "<b>",
                    "</b>",
                    "<br/>",
                    "<p>",
                    "<",
                    ">",
                    "<!--",
                    "-->",
                    "<script>",
                    "</script>",
                    "<style",
                    "<a href=\"x>y\">",
                    "<![CDATA[",
                    "]]>",
                    "<?xml ?>",
                    "<!DOCTYPE html>",
                    "&amp;",
                    "&lt;",
                    "&gt;",
                    "&#60;",
                    "&#x26;",
                    "&nbsp;",
                    "&",
                    ";",
                    "amp;",
                    "lt;",
                    "#38;",
                    "&#1",
                    "&#128512;",
                    "&eacute;",
                    "안녕하세요",
                    "한글",
                    "\u1112\u1161\u11AB",
                    "\u1100",
                    "\u1161",
                    "\u11A8",
                    "가",
                    "각",
                    "e\u0301",
                    "\u0301",
                    "\u0308",
                    "é",
                    "É",
                    "ß",
                    "İ",
                    "ı",
                    "ﬁ",
                    "ǆ",
                    "Σ",
                    "Ã©",
                    "Ã",
                    "â€™",
                    "Â",
                    "¾È³ç",
                    "ì•ˆ",
                    "í•œê¸€",
                    "\u00EC\u0095\u0088",
                    "…",
                    "”",
                    "ＡＢＣ",
                    "１２３",
                    "ｶﾞ",
                    "ﾞ",
                    "ﾡ",
                    "￦",
                    "😀",
                    "👨\u200D👩\u200D👧",
                    "\uD83D",
                    "\uDE00",
                    "1",
                    "0",
                    "12",
                    "007",
                    "1,234",
                    "1.5",
                    ".5",
                    "5.",
                    "-",
                    "+",
                    "%",
                    "(",
                    ")",
                    "원",
                    "만",
                    "억",
                    "천",
                    "3만 5천원",
                    "oz",
                    "12.0 oz.",
                    "kg",
                    "₩",
                    "$",
                    "e5",
                    "1e400",
                    "0.30000000000000004",
                    "2024",
                    "-03-",
                    "05",
                    "/",
                    "01/02/2024",
                    "24.03.05",
                    "2024년 3월 5일",
                    "2024-03-05",
                    "오후 3시 5분",
                    "3:05 p.m.",
                    "15:05",
                    "T",
                    "Z",
                    "+09:00",
                    "Mar 5, 2024",
                    "010-1234-5678",
                    "01012345678",
                    "+82 ",
                    "02)312-3456",
                    "(650) 253-0000",
                    "900101-1234568",
                    "9001011234568",
                    "4111111111111111",
                    "4111-1111-1111-1111",
                    "kim@shop.kr",
                    "@",
                    "*",
                    "mailto:",
                    "http://",
                    "WWW.",
                    "Example.COM",
                    ":80",
                    "N/A",
                    "none",
                    "없음",
                    "?",
                    "yes",
                    "아니오",
                    "Y",
                    "=",
                    "'",
                    "\u0000",
                    "\u0085",
                    "漢字",
                    "豬?",
                    "\uF900",
                    "㈜",
                    "\\",
                    "`",
                    "|");

    private final Random random;

    NastyText(long seed) {
        random = new Random(seed);
    }

    String next() {
        if (random.nextInt(4) == 0) {
            return piece();
        }
        var text = new StringBuilder();
        int pieces = random.nextInt(1, 8);
        for (int i = 0; i < pieces; i++) {
            text.append(random.nextInt(6) == 0 ? raw() : piece());
        }
        if (random.nextInt(5) == 0 && text.length() > 1) {
            text.setLength(random.nextInt(text.length()));
        }
        return text.toString();
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private String raw() {
        return switch (random.nextInt(5)) {
            case 0 -> Character.toString(random.nextInt(0x20, 0x7F));
            case 1 -> Character.toString(random.nextInt(0x80, 0x180));
            case 2 -> Character.toString(random.nextInt(0xAC00, 0xD7A4));
            case 3 -> Character.toString(random.nextInt(0x2000, 0x2200));
            default -> Character.toString((char) random.nextInt(0x10000));
        };
    }
}
