package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import java.sql.SQLException;

/// Makes sure that a table takes part in transactions: some of MariaDB's do not, and half a save
/// would stay in them.
final class TransactionalTable {
    private static final String ENGINE =
            "SELECT t.engine FROM information_schema.tables t JOIN information_schema.engines e"
                    + " ON e.engine = t.engine WHERE t.table_schema = COALESCE(NULLIF(?, ''),"
                    + " DATABASE()) AND t.table_name = ? AND e.transactions <> 'YES'";

    private TransactionalTable() {}

    static void require(Database database, QualifiedName table) throws SQLException, Failure {
        if (!(database.dialect() instanceof MariaDbDialect)) {
            return;
        }
        try (var statement = database.connection().prepareStatement(ENGINE)) {
            statement.setString(1, table.schema());
            statement.setString(2, table.table());
            try (var result = statement.executeQuery()) {
                if (result.next()) {
                    throw Failure.user(
                            "the table "
                                    + table
                                    + " is kept by "
                                    + result.getString(1)
                                    + ", which cannot undo half a save",
                            "change it by ALTER TABLE ... ENGINE=InnoDB");
                }
            }
        }
    }
}
