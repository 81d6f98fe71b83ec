package dev.onggi.connector.jdbc;

import java.nio.file.Path;
import java.util.Map;

/// Where a database is, in checked pieces. A driver never sees what a user wrote, only a URL made
/// of these.
sealed interface Address {
    /// The kind of database.
    Dialect dialect();

    /// A database behind a host and port.
    ///
    /// @param dialect the kind
    /// @param host a name or address
    /// @param port from 1 to 65535
    /// @param database the database's name
    /// @param properties allowed driver properties by the driver's own spelling
    record Server(
            Dialect dialect, String host, int port, String database, Map<String, String> properties)
            implements Address {
        @Override
        public String toString() {
            return host + ":" + port + "/" + database;
        }
    }

    /// A database in a file.
    ///
    /// @param dialect the kind
    /// @param file an absolute path that may be used
    /// @param shown the path as the user wrote it
    record File(Dialect dialect, Path file, String shown) implements Address {
        @Override
        public String toString() {
            return shown;
        }
    }
}
