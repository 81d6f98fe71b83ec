package dev.onggi.connector.jdbc;

import java.sql.SQLException;
import java.util.regex.Pattern;

/// What SQLite's errors mean, by their result codes and, where one code says many things, by their
/// words.
final class SqliteTrouble {
    /// The code of `SQLITE_CANTOPEN`, also given when a file to be read is not there.
    static final int NO_FILE = 14;

    /// The driver writes `[SQLITE_ERROR] SQL error or missing database (no such table: x)`.
    private static final Pattern WRAPPED =
            Pattern.compile("^\\[SQLITE_\\w+]\\s*[^(]*\\((.*)\\)$", Pattern.DOTALL);

    private SqliteTrouble() {}

    static Trouble of(SQLException e) {
        var message = Trouble.text(e.getMessage());
        var wrapped = WRAPPED.matcher(message);
        var said = wrapped.matches() ? wrapped.group(1) : message;
        return new Trouble(kind(e.getErrorCode() & 0xFF, said), said, 0);
    }

    private static Trouble.Kind kind(int code, String said) {
        return switch (code) {
            case 5, 6, 15 -> Trouble.Kind.BUSY;
            case 9 -> Trouble.Kind.TIMEOUT;
            case 3, 8, 23 -> Trouble.Kind.FORBIDDEN;
            case NO_FILE -> Trouble.Kind.NO_DATABASE;
            case 11, 26 -> Trouble.Kind.DAMAGED;
            case 13 -> Trouble.Kind.FULL;
            case 18, 19, 20 -> Trouble.Kind.VALUE;
            default -> byWords(said);
        };
    }

    private static Trouble.Kind byWords(String said) {
        if (said.contains("no such table")) {
            return Trouble.Kind.NO_TABLE;
        }
        if (said.contains("no such column") || said.contains("has no column named")) {
            return Trouble.Kind.NO_COLUMN;
        }
        boolean syntax =
                said.contains("syntax error")
                        || said.contains("incomplete input")
                        || said.contains("unrecognized token")
                        || said.contains("no such function");
        return syntax ? Trouble.Kind.SYNTAX : Trouble.Kind.OTHER;
    }
}
