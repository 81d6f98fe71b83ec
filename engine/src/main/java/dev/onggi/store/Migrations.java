package dev.onggi.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// Brings the tables of a database up to this version.
final class Migrations {
    private Migrations() {}

    /// Where the statements lie.
    ///
    /// @param vendor the kind of database: `sqlite` or `postgresql`
    /// @return those for every kind, and those for this kind
    static String[] locations(String vendor) {
        return new String[] {"classpath:db/common", "classpath:db/" + vendor};
    }

    /// Applies what is missing.
    ///
    /// @param vendor the kind of database
    /// @param source the database
    /// @param schema where the tables lie, made where needed; null for the connection's own
    static void apply(String vendor, DataSource source, @Nullable String schema) {
        var flyway =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(source)
                        .locations(locations(vendor))
                        .ignoreMigrationPatterns(new String[0])
                        .loggers("slf4j");
        if (schema != null) {
            flyway.defaultSchema(schema);
        }
        flyway.load().migrate();
    }
}
