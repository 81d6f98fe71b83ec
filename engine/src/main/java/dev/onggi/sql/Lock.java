package dev.onggi.sql;

import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import java.nio.file.Path;

/// Locks a DuckDB into one folder for good.
final class Lock {
    private Lock() {}

    /// Sets what can be set, then closes the way back: the order matters.
    ///
    /// @param session any session of the database
    /// @param folder the only folder that can be read or written from now on
    /// @param zone the time zone of the session
    static void apply(Session session, Path folder, String zone) {
        session.execute("SET TimeZone = " + Sql.text(zone));
        session.execute("SET allowed_directories = [" + Sql.path(folder) + "]");
        session.execute("SET allow_community_extensions = false");
        session.execute("SET allow_persistent_secrets = false");
        session.execute("SET enable_external_access = false");
        session.execute("SET lock_configuration = true");
    }
}
