package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Setting;
import dev.onggi.spi.Sink;
import dev.onggi.spi.SourceProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class JdbcSourceProviderTest {
    @Test
    void sourceAndSinkAreFound() {
        var providers = ServiceLoader.load(SourceProvider.class).stream().toList();
        var sinks = ServiceLoader.load(Sink.class).stream().toList();

        assertThat(providers).hasSize(1);
        assertThat(providers.getFirst().get().name()).isEqualTo("jdbc");
        assertThat(providers.getFirst().get().create().settings())
                .isEqualTo(providers.getFirst().get().settings());
        assertThat(sinks).hasSize(1);
        assertThat(sinks.getFirst().get().name()).isEqualTo("jdbc");
        assertThat(sinks.getFirst().get().ending()).isEmpty();
    }

    @Test
    void theSettingsAreDescribed() {
        assertThat(new JdbcSource().settings())
                .extracting(Setting::name)
                .containsExactly(
                        "connection",
                        "type",
                        "url",
                        "user",
                        "password",
                        "query_timeout",
                        "table",
                        "query",
                        "fetch_size");
        assertThat(new JdbcSink().settings())
                .extracting(Setting::name)
                .contains("table", "mode", "key", "create");
    }
}
