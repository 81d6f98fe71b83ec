package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Failure.Blame;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Turns what a driver throws into what a person can act on.
///
/// @param dialect the kind of database
/// @param place which one, for messages
/// @param mask what must not be said
record SqlFailures(Dialect dialect, String place, Mask mask) {
    /// The failure of connecting or of a statement of our own.
    Failure of(SQLException e) {
        return of(e, "", 0);
    }

    /// The failure of a statement.
    ///
    /// @param query what a user wrote, so that a position in it can be shown; may be empty
    /// @param before characters that were sent before it
    Failure of(SQLException e, String query, int before) {
        var trouble = dialect.trouble(e);
        var message = mask.apply(trouble.message()).replaceAll("\\s+", " ");
        var where = dialect.title() + " at " + place;
        return switch (trouble.kind()) {
            case UNREACHABLE ->
                    failure(
                            Blame.UPSTREAM,
                            true,
                            where + " cannot be reached: " + message,
                            "check host and port, and that the database is running",
                            e);
            case TLS ->
                    failure(
                            Blame.UPSTREAM,
                            false,
                            where + " offers no encryption that can be trusted: " + message,
                            "name its certificate in the url ("
                                    + dialect.certificateProperty()
                                    + "=ca.pem), or set the TLS mode there",
                            e);
            case BUSY -> failure(Blame.UPSTREAM, true, where + " is busy: " + message, null, e);
            case TIMEOUT ->
                    failure(
                            Blame.UPSTREAM,
                            true,
                            where + " took too long: " + message,
                            "make the query smaller, or raise `query_timeout`",
                            e);
            case LOGIN ->
                    failure(
                            Blame.UPSTREAM,
                            false,
                            where + " refuses the login: " + message,
                            "check `user` and `password`",
                            e);
            case FORBIDDEN ->
                    failure(
                            Blame.UPSTREAM,
                            false,
                            where + " does not allow it: " + message,
                            "have the right granted to this user",
                            e);
            case NO_DATABASE ->
                    failure(
                            Blame.USER,
                            false,
                            "there is no database " + place + ": " + message,
                            "check the end of `url`",
                            e);
            case NO_TABLE, NO_COLUMN ->
                    failure(Blame.USER, false, where + ": " + message, "check the name", e);
            case SYNTAX ->
                    failure(
                            Blame.USER,
                            false,
                            where + ": " + message + position(query, trouble.position() - before),
                            "mend the query",
                            e);
            case VALUE ->
                    failure(
                            Blame.DATA,
                            false,
                            where + " refuses a value: " + message,
                            "clean the column before, or widen it in the database",
                            e);
            case FULL ->
                    failure(
                            Blame.UPSTREAM,
                            false,
                            where + " has no room left: " + message,
                            "make room there",
                            e);
            case DAMAGED ->
                    failure(
                            Blame.DATA,
                            false,
                            place
                                    + " is damaged or no "
                                    + dialect.title()
                                    + " database: "
                                    + message,
                            "restore it from a backup",
                            e);
            case OTHER ->
                    failure(
                            Blame.UPSTREAM,
                            false,
                            where + ": " + message,
                            "see the database's own log for more",
                            e);
        };
    }

    private Failure failure(
            Blame blame, boolean retryable, String message, @Nullable String hint, SQLException e) {
        return new Failure(blame, retryable, message, hint, mask.isClean(e) ? e : null);
    }

    /// Line and column of a position, as editors count them.
    static String position(String query, int position) {
        if (position < 1 || position > query.length() + 1) {
            return "";
        }
        var before = query.substring(0, position - 1);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = position - 1 - before.lastIndexOf('\n');
        return " (line " + line + ", column " + column + " of the query)";
    }
}
