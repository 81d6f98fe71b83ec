package dev.onggi.rule.text;

import dev.onggi.spi.CellRule;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Empties cells that say in a word that there is no value.
///
/// The default words leave out what is also a name or a category: `None`, `Nan`, `Null`, `NA`,
/// `unknown`.
final class NullTokens implements CellRule {
    static final List<String> DEFAULTS =
            List.of(
                    "N/A",
                    "n/a",
                    "N/a",
                    "#N/A",
                    "#NULL!",
                    "<NA>",
                    "n.a.",
                    "N.A.",
                    "NULL",
                    "null",
                    "(null)",
                    "[null]",
                    "\\N",
                    "NaN",
                    "nan",
                    "none",
                    "NONE",
                    "nil",
                    "-",
                    "--",
                    "---",
                    "\u2013",
                    "\u2014",
                    "?",
                    "??",
                    "???",
                    "없음",
                    "해당없음",
                    "해당 없음",
                    "미상",
                    "미입력",
                    "무응답",
                    "정보없음",
                    "정보 없음",
                    "데이터 없음",
                    "값 없음",
                    "(없음)",
                    "not available",
                    "Not Available",
                    "NOT AVAILABLE",
                    "not applicable",
                    "Not Applicable");

    private final Set<String> words = new HashSet<>();
    private final boolean ignoreCase;
    private final boolean blank;
    private final int longest;

    NullTokens(Collection<String> words, boolean ignoreCase, boolean blank) {
        this.ignoreCase = ignoreCase;
        this.blank = blank;
        int max = 0;
        for (var word : words) {
            var stripped = Trim.strip(word);
            this.words.add(fold(stripped));
            max = Math.max(max, stripped.length());
        }
        this.longest = max;
    }

    private String fold(String word) {
        return ignoreCase ? word.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : word;
    }

    @Override
    public String name() {
        return "null-tokens";
    }

    @Override
    public boolean mayChange(String cell) {
        if (cell.length() <= longest) {
            return true;
        }
        // A longer cell may be a word between spaces.
        return Trim.droppable(cell.charAt(0)) || Trim.droppable(cell.charAt(cell.length() - 1));
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell)) {
            return cell;
        }
        var word = Trim.strip(cell);
        if (word.isEmpty()) {
            return blank ? null : cell;
        }
        return word.length() <= longest && words.contains(fold(word)) ? null : cell;
    }
}
