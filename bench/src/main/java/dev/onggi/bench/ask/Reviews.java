package dev.onggi.bench.ask;

import java.util.SplittableRandom;

/// Texts of about two hundred characters, each made from its number alone, so that a million of
/// them need no memory.
final class Reviews {
    private static final String[] WORDS = {
        "배송이", "정말", "빨라요", "kettle", "broke", "after", "two", "weeks", "색상이", "사진과",
        "달라서", "아쉽네요", "재구매", "의사", "있습니다", "the", "lid", "does", "not", "close",
        "포장이", "꼼꼼해서", "좋았어요", "arrived", "late", "but", "works", "fine", "가격", "대비",
    };
    private static final int LETTERS = 200;

    private Reviews() {}

    /// The text of a number, which stands at its beginning.
    static String text(int number) {
        var random = new SplittableRandom(number);
        var text = new StringBuilder(LETTERS + 16).append(number);
        while (text.length() < LETTERS) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /// The number at the beginning of a text.
    static int number(String text) {
        return Integer.parseInt(text.substring(0, text.indexOf(' ')));
    }

    /// The text that a row of a table holds: every text stands in about as many rows as the others,
    /// in no order.
    static int ofRow(long row, int distinct) {
        return (int) (row * 7_368_787 % distinct);
    }
}
