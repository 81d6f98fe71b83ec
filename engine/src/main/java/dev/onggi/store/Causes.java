package dev.onggi.store;

import java.sql.SQLException;
import java.util.Optional;

/// What lies at the bottom of an exception.
final class Causes {
    private Causes() {}

    /// The message of the innermost cause, on one line.
    static String deepest(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).replaceAll("\\s+", " ");
    }

    /// The exception of the driver, or empty.
    static Optional<SQLException> sql(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
