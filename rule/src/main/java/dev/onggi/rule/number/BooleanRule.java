package dev.onggi.rule.number;

import dev.onggi.rule.kind.FullWidth;
import dev.onggi.rule.kind.ReadingRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes yes and no in one way.
final class BooleanRule implements ReadingRule {
    static final String YES = "true t yes y 1 on o ○ 예 네 참 맞음 있음 유 동의";
    static final String NO = "false f no n 0 off x × 아니오 아니요 거짓 틀림 없음 무 미동의";

    private final Map<String, Boolean> words = new HashMap<>();
    private final String yes;
    private final String no;
    private final int longest;

    /// @param yes how true is written
    /// @param no how false is written
    BooleanRule(Collection<String> yesWords, Collection<String> noWords, String yes, String no) {
        yesWords.forEach(word -> words.put(fold(word), true));
        noWords.forEach(word -> words.put(fold(word), false));
        words.put(fold(yes), true);
        words.put(fold(no), false);
        this.yes = yes;
        this.no = no;
        this.longest = words.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private static String fold(String word) {
        return FullWidth.fold(word).strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return "boolean";
    }

    @Override
    public boolean reads(String cell) {
        return value(cell) != null;
    }

    private @Nullable Boolean value(String cell) {
        // Spaces around the word may be many, but a long cell is no yes or no.
        return cell.length() > longest + 100 ? null : words.get(fold(cell));
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        var value = value(cell);
        if (value == null) {
            return cell;
        }
        var written = value ? yes : no;
        return written.equals(cell) ? cell : written;
    }
}
