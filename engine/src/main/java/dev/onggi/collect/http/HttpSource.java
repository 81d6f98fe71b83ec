package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Request;
import dev.onggi.spi.Rows;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Source;
import java.util.List;
import java.util.function.Supplier;

/// `collect/http`: records from a web API or a file on the web.
///
/// JSON gives a row for each object of a list, JSON lines a row for each line, CSV a row for each
/// line. Everything is text, exactly as written.
public final class HttpSource implements Source {
    private final Supplier<AddressGuard> guard;
    private final CsvBody csv;
    private final HttpNet net;

    /// A source of the system's network.
    ///
    /// @param guard judges every address that is connected to; made when the source collects, so
    ///   that a wrong setting stops no other work
    /// @param csv reads answers in CSV
    public HttpSource(Supplier<AddressGuard> guard, CsvBody csv) {
        this(guard, csv, HttpNet.SYSTEM);
    }

    HttpSource(Supplier<AddressGuard> guard, CsvBody csv, HttpNet net) {
        this.guard = guard;
        this.csv = csv;
        this.net = net;
    }

    @Override
    public List<Setting> settings() {
        return HttpSettings.ALL;
    }

    @Override
    public void check(GivenSettings settings) throws Failure {
        var host = WebUrl.parse(settings.setting("url")).host();
        var address = HostName.literal(host);
        if (address.isPresent()) {
            guard.get().check(host, address.get());
        }
        HttpSettings.read(settings);
    }

    @Override
    public void collect(Request request, Rows rows) throws Failure {
        var settings = HttpSettings.read(request);
        try (var http = new GuardedHttp(guard.get(), settings.limits(), net)) {
            new HttpCollect(settings, http, net, csv, request, rows).run();
        }
    }
}
