package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Request;
import java.sql.Connection;
import java.sql.SQLException;

/// An open connection to the database that a step names, in a transaction of its own.
final class Database implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final SqlFailures failures;

    private Database(Connection connection, Dialect dialect, SqlFailures failures) {
        this.connection = connection;
        this.dialect = dialect;
        this.failures = failures;
    }

    /// Connects.
    ///
    /// @throws Failure when the settings are refused or the database cannot be reached
    static Database open(Request request, Access access) throws Failure {
        var login = ConnectionSettings.login(request);
        var address = ConnectionSettings.address(request);
        var failures =
                new SqlFailures(address.dialect(), address.toString(), new Mask(login.password()));
        try {
            return new Database(
                    address.dialect().connect(address, login, access), address.dialect(), failures);
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    Connection connection() {
        return connection;
    }

    Dialect dialect() {
        return dialect;
    }

    SqlFailures failures() {
        return failures;
    }

    /// A name as it stands in a statement.
    String quote(String name) throws Failure {
        return QualifiedName.quote(name, dialect.quote());
    }

    /// A table's name as it stands in a statement.
    String quote(QualifiedName table) throws Failure {
        return table.quoted(dialect.quote());
    }

    /// Cuts the connection in the middle of a result: MariaDB's driver would read all the rest of
    /// it first.
    void abandon() throws SQLException {
        if (dialect instanceof MariaDbDialect) {
            connection.abort(Runnable::run);
        }
    }

    /// Ends the connection; what was not committed is undone.
    @Override
    public void close() {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // the connection is lost, and with it its transaction: nothing is left to undo
        }
    }
}
