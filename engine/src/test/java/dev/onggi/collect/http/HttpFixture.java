package dev.onggi.collect.http;

import dev.onggi.collect.FakeRows;
import dev.onggi.collect.FakeSourceRequest;
import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import dev.onggi.testkit.FakeHttpServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.Assertions;

/// A source over a fake server, and what it collected.
final class HttpFixture implements AutoCloseable {
    /// Splits at commas, which is all that these tests send.
    static final CsvBody CSV =
            (body, rows) -> {
                var charset = body.charset().orElse(StandardCharsets.UTF_8);
                var reader = new BufferedReader(new InputStreamReader(body.in(), charset));
                var header = reader.readLine();
                if (header == null) {
                    return;
                }
                rows.columns(Arrays.stream(header.split(",")).map(Column::text).toList());
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    rows.row((Object[]) line.split(",", -1));
                }
            };

    final FakeHttpServer server = FakeHttpServer.start();
    final FakeSourceRequest request = new FakeSourceRequest();
    FakeRows rows = new FakeRows();
    final List<Duration> waits = new ArrayList<>();
    AddressGuard guard = new AddressGuard(List.of("127.0.0.0/8"));
    HostResolver names = HostResolver.SYSTEM;

    HttpFixture() {
        request.with("request_timeout", "2s");
    }

    HttpFixture at(String path) {
        request.with("url", server.url(path));
        return this;
    }

    HttpFixture with(String name, Object value) {
        request.with(name, value);
        return this;
    }

    HttpFixture collect() throws Failure {
        rows = new FakeRows();
        var net = new HttpNet(names, HttpFixture::tls, (wait, cancelled) -> waits.add(wait));
        new HttpSource(() -> guard, CSV, net).collect(request, rows);
        return this;
    }

    Failure failure() {
        return Assertions.catchThrowableOfType(Failure.class, this::collect);
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
