package dev.onggi.store;

/// The kinds of database that the metadata may lie in. Statements are the same on both wherever
/// they can be; what differs asks for the dialect.
public enum Dialect {
    /// A file beside the data, written by one process.
    SQLITE("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"),
    /// A server, written by many.
    POSTGRESQL(
            "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?");

    private final String tablesOfName;

    Dialect(String tablesOfName) {
        this.tablesOfName = tablesOfName;
    }

    String tablesOfName() {
        return tablesOfName;
    }
}
