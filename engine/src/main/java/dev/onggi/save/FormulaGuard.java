package dev.onggi.save;

import dev.onggi.data.CellMap;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts `'` before text that a spreadsheet would run as a formula: text that begins with `=`, `+`,
/// `-`, `@`, TAB or CR and is neither a number, a phone number nor a sign alone, as tables have it
/// for nothing. Counts what it touched.
public final class FormulaGuard implements CellMap {
    /// What a suspicious text begins with.
    private static final String SUSPICIOUS = "\t\r+-=@";

    private static final Pattern NUMBER =
            Pattern.compile(
                    "[+-](?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d+)?(?<=\\d)\\.?(?:[eE][+-]?\\d{1,4})?%?");
    private static final Pattern PHONE =
            Pattern.compile(
                    "(?=(?:\\D*\\d){8,15}\\D*$)\\+\\d{1,3}(?:[ .-]?(?:\\(\\d{1,4}\\)|\\d{1,5})){2,6}");

    private final LongAdder guarded = new LongAdder();

    /// A guard that has touched nothing yet.
    public FormulaGuard() {}

    /// SQL of a text as it is saved; Java sees only those that begin like a formula.
    ///
    /// @param session what the SQL will run in
    /// @param text SQL of a text over a [Session#relation]
    /// @return SQL of a text
    public String sql(Session session, String text) {
        // Letters are sorted out first: comparing is a tenth of the work of looking at a character.
        // Not `ord(...) IN (...)`: DuckDB makes a join of a long list, and a join loses the order.
        return "CASE WHEN "
                + text
                + " < 'A' AND strpos("
                + Sql.text(SUSPICIOUS)
                + ", left("
                + text
                + ", 1)) > 0 THEN "
                + session.map(this, "_row", text)
                + " ELSE "
                + text
                + " END";
    }

    @Override
    public void map(IntToLongFunction positions, @Nullable String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            if (cell != null) {
                cells[i] = guard(cell);
            }
        }
    }

    /// The text as it is saved.
    ///
    /// @param text any
    /// @return the text, with `'` before it where it would be a formula
    public String guard(String text) {
        if (!suspicious(text)) {
            return text;
        }
        guarded.increment();
        return "'" + text;
    }

    /// How many texts were touched so far.
    long guarded() {
        return guarded.sum();
    }

    private static boolean suspicious(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '=', '@', '\t', '\r' -> true;
            case '+', '-' ->
                    text.length() > 1
                            && !NUMBER.matcher(text).matches()
                            && !PHONE.matcher(text).matches();
            default -> false;
        };
    }
}
