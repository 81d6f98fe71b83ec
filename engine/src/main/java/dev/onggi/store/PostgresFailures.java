package dev.onggi.store;

import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.StoreUrl;

/// Says what a person can do about what PostgreSQL's driver throws.
///
/// @param url the database; its password is in no message
record PostgresFailures(StoreUrl url) {
    OnggiException problem(Throwable e) {
        var code = code(Causes.sql(e).map(sql -> sql.getSQLState()).orElse(""));
        return OnggiException.because(e, code, url, masked(Causes.deepest(e)));
    }

    OnggiException unusable(String why) {
        return OnggiException.of(StoreProblem.UNUSABLE, url, why);
    }

    private static StoreProblem code(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "57" -> StoreProblem.UNREACHABLE;
            case "28", "3D" -> StoreProblem.REFUSED;
            case "40", "53", "55" -> StoreProblem.BUSY;
            default -> StoreProblem.UNUSABLE;
        };
    }

    private String masked(String message) {
        return url.password().isEmpty() ? message : message.replace(url.password(), "***");
    }
}
