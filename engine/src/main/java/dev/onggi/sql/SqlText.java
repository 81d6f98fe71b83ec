package dev.onggi.sql;

import dev.onggi.sql.Tokens.Token;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A query with quotes put around names that are words of SQL, such as `fetch`, and the way back to
/// what the user wrote.
final class SqlText {
    private static final Token NONE = new Token("", 0);
    private static final String[] EXPRESSION_WORDS = {
        "case", "cast", "not", "null", "true", "false", "distinct", "all", "any", "array", "select"
    };

    private final String written;
    private final String text;

    /// For each character of the text, and its end, the one that was written there.
    private final int[] origins;

    private SqlText(String written, String text, int[] origins) {
        this.written = written;
        this.text = text;
        this.origins = origins;
    }

    static SqlText of(String written) {
        return new SqlText(written, written, IntStream.rangeClosed(0, written.length()).toArray());
    }

    /// What DuckDB reads.
    String text() {
        return text;
    }

    /// The same query with quotes around the names of tables, where a word stands as a table only
    /// can: behind FROM, JOIN, PIVOT or a comma, before a point, or alone in parentheses.
    SqlText quoteTables(Predicate<String> tables) {
        var tokens = Tokens.of(written);
        var quoted = this;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            var token = tokens.get(i);
            var before = i == 0 ? NONE : tokens.get(i - 1);
            var behind = i == tokens.size() - 1 ? NONE : tokens.get(i + 1);
            if (tables.test(token.text()) && isTable(before, token, behind)) {
                quoted = quoted.quote(token.start(), token.start() + token.text().length());
            }
        }
        return quoted;
    }

    private static boolean isTable(Token before, Token token, Token behind) {
        if (before.is("FROM", "JOIN", "PIVOT", "UNPIVOT") || behind.is(".")) {
            return true;
        }
        return before.is(",") ? !token.is(EXPRESSION_WORDS) : before.is("(") && behind.is(")", ",");
    }

    private SqlText quote(int start, int end) {
        var quoted =
                text.substring(0, start)
                        + '"'
                        + text.substring(start, end)
                        + '"'
                        + text.substring(end);
        var moved = new int[quoted.length() + 1];
        for (int i = 0; i < moved.length; i++) {
            int inserted = i <= start ? 0 : i <= end + 1 ? 1 : 2;
            moved[i] = origins[i - inserted];
        }
        return new SqlText(written, quoted, moved);
    }

    /// The place of a byte, as DuckDB counts, in what the user wrote.
    Caret caret(long offset) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (offset < 0 || offset > bytes.length) {
            return Caret.unknown();
        }
        var before = new String(Arrays.copyOf(bytes, (int) offset), StandardCharsets.UTF_8);
        return Caret.at(written, origins[before.length()]);
    }
}
