package dev.onggi.connector.jdbc;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/// What PostgreSQL's errors mean, by their SQLSTATE.
final class PostgresTrouble {
    private PostgresTrouble() {}

    static Trouble of(SQLException e) {
        var server = e instanceof PSQLException known ? known.getServerErrorMessage() : null;
        var message = server == null ? e.getMessage() : server.getMessage();
        return new Trouble(
                server == null && Trouble.isTls(e)
                        ? Trouble.Kind.TLS
                        : kind(e.getSQLState() == null ? "" : e.getSQLState()),
                Trouble.text(message),
                server == null ? 0 : server.getPosition());
    }

    private static Trouble.Kind kind(String state) {
        return switch (state) {
            case "57P03", "53300", "40001", "40P01", "55P03" -> Trouble.Kind.BUSY;
            case "57014" -> Trouble.Kind.TIMEOUT;
            case "57P01", "57P02" -> Trouble.Kind.UNREACHABLE;
            case "3D000" -> Trouble.Kind.NO_DATABASE;
            case "42P01", "3F000" -> Trouble.Kind.NO_TABLE;
            case "42703" -> Trouble.Kind.NO_COLUMN;
            case "42501", "25006" -> Trouble.Kind.FORBIDDEN;
            case "42804" -> Trouble.Kind.VALUE;
            case "53100" -> Trouble.Kind.FULL;
            case "XX001", "XX002" -> Trouble.Kind.DAMAGED;
            default -> byClass(state);
        };
    }

    private static Trouble.Kind byClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> Trouble.Kind.UNREACHABLE;
            case "28" -> Trouble.Kind.LOGIN;
            case "22", "23" -> Trouble.Kind.VALUE;
            case "42" -> Trouble.Kind.SYNTAX;
            default -> Trouble.Kind.OTHER;
        };
    }
}
