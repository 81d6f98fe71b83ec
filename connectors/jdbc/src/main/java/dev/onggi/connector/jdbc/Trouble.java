package dev.onggi.connector.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What a database's error means for the person reading it.
///
/// @param kind what is wrong
/// @param message what the database said, without details that may hold data
/// @param position the character of the statement it points at, from 1; 0 for none
record Trouble(Kind kind, String message, int position) {
    /// What can be wrong.
    enum Kind {
        /// No connection, or a lost one.
        UNREACHABLE,
        /// No encryption that both sides accept.
        TLS,
        /// Locks, deadlocks, too many connections: later it may work.
        BUSY,
        /// A statement took too long.
        TIMEOUT,
        /// A wrong user or password.
        LOGIN,
        /// A missing right.
        FORBIDDEN,
        /// No such database.
        NO_DATABASE,
        /// No such table.
        NO_TABLE,
        /// No such column.
        NO_COLUMN,
        /// A statement that the database does not understand.
        SYNTAX,
        /// A value that a column or constraint refuses.
        VALUE,
        /// No room left.
        FULL,
        /// A damaged database.
        DAMAGED,
        /// Anything else.
        OTHER
    }

    static Trouble of(Kind kind, SQLException e) {
        return new Trouble(kind, text(e.getMessage()), 0);
    }

    static String text(@Nullable String message) {
        return message == null || message.isBlank() ? "no reason given" : message.strip();
    }

    /// Whether an exception of connecting is about encryption.
    static boolean isTls(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            var message = text(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof SSLException || message.contains(" ssl")) {
                return true;
            }
        }
        return false;
    }
}
