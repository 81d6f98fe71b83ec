package dev.onggi.connector.jdbc;

import dev.onggi.spi.Setting;
import dev.onggi.spi.Source;
import dev.onggi.spi.SourceProvider;
import java.util.List;

/// Offers [JdbcSource] as `collect/jdbc`.
public final class JdbcSourceProvider implements SourceProvider {
    /// The provider.
    public JdbcSourceProvider() {}

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public List<Setting> settings() {
        return JdbcSource.SETTINGS;
    }

    @Override
    public Source create() {
        return new JdbcSource();
    }
}
