package dev.onggi.connector.jdbc;

import java.sql.SQLException;
import java.util.regex.Pattern;

/// What MariaDB's and MySQL's errors mean, by their numbers.
final class MariaDbTrouble {
    /// The driver puts `(conn=12) ` before what the server said.
    private static final Pattern PREFIX = Pattern.compile("^(\\(conn[=:]\\d+\\)\\s*)+");

    private MariaDbTrouble() {}

    static Trouble of(SQLException e) {
        var message = PREFIX.matcher(Trouble.text(e.getMessage())).replaceFirst("");
        return new Trouble(kind(e), message, 0);
    }

    private static Trouble.Kind kind(SQLException e) {
        if (Trouble.text(e.getSQLState()).startsWith("08") && Trouble.isTls(e)) {
            return Trouble.Kind.TLS;
        }
        return switch (e.getErrorCode()) {
            case 1040, 1203, 1205, 1213, 1226 -> Trouble.Kind.BUSY;
            case 1317, 1969, 3024 -> Trouble.Kind.TIMEOUT;
            case 1045, 1698, 1862 -> Trouble.Kind.LOGIN;
            case 1044, 1142, 1143, 1227, 1290, 1370, 1792 -> Trouble.Kind.FORBIDDEN;
            case 1049 -> Trouble.Kind.NO_DATABASE;
            case 1146, 1051 -> Trouble.Kind.NO_TABLE;
            case 1054 -> Trouble.Kind.NO_COLUMN;
            case 1060, 1064, 1149 -> Trouble.Kind.SYNTAX;
            case 1021, 1114 -> Trouble.Kind.FULL;
            case 1034, 1194, 1195 -> Trouble.Kind.DAMAGED;
            case 1048, 1062, 1264, 1265, 1292, 1364, 1366, 1406, 1411, 1451, 1452, 3140, 4025 ->
                    Trouble.Kind.VALUE;
            default -> byState(e.getSQLState() == null ? "" : e.getSQLState());
        };
    }

    private static Trouble.Kind byState(String state) {
        if (state.startsWith("08")) {
            return Trouble.Kind.UNREACHABLE;
        }
        if (state.startsWith("22") || state.startsWith("23")) {
            return Trouble.Kind.VALUE;
        }
        return state.equals("70100") ? Trouble.Kind.TIMEOUT : Trouble.Kind.OTHER;
    }
}
