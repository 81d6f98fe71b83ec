package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Request;
import dev.onggi.spi.Rows;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Source;
import java.util.List;

/// `collect/http`: records from a web API or a file on the web.
///
/// JSON gives a row for each object of a list, JSON lines a row for each line, CSV a row for each
/// line. Everything is text, exactly as written.
public final class HttpSource implements Source {
    private final AddressGuard guard;
    private final CsvBody csv;
    private final HttpNet net;

    /// A source of the system's network.
    ///
    /// @param guard judges every address that is connected to
    /// @param csv reads answers in CSV
    public HttpSource(AddressGuard guard, CsvBody csv) {
        this(guard, csv, HttpNet.SYSTEM);
    }

    HttpSource(AddressGuard guard, CsvBody csv, HttpNet net) {
        this.guard = guard;
        this.csv = csv;
        this.net = net;
    }

    @Override
    public List<Setting> settings() {
        return HttpSettings.ALL;
    }

    @Override
    public void collect(Request request, Rows rows) throws Failure {
        var settings = HttpSettings.read(request);
        try (var http = new GuardedHttp(guard, settings.limits(), net)) {
            new HttpCollect(settings, http, net, csv, request, rows).run();
        }
    }
}
