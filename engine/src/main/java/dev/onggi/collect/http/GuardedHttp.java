package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/// A client of HTTP/1.1 that connects only to addresses an [AddressGuard] lets pass.
///
/// A name is looked up once for each connection, and the connection goes to the very addresses that
/// were checked, while the TLS and `Host` names stay those of the URL. (`java.net.http` looks names
/// up itself, at a time of its own, and offers no hook; Apache's client does.) Redirects are
/// followed here, each one checked like a first call, and credentials stay with their host. Safe
/// for use by several threads.
public final class GuardedHttp implements AutoCloseable {
    private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);

    private final HttpLimits limits;
    private final AtomicLong bytesLeft;
    private final CloseableHttpClient client;

    /// A client of the system's names and certificates.
    ///
    /// @param guard judges every address
    /// @param limits on time and size
    public GuardedHttp(AddressGuard guard, HttpLimits limits) {
        this(guard, limits, HttpNet.SYSTEM);
    }

    GuardedHttp(AddressGuard guard, HttpLimits limits, HttpNet net) {
        this.limits = limits;
        bytesLeft = new AtomicLong(limits.bytes());
        var idle = Timeout.of(Math.max(1, limits.request().toMillis()), TimeUnit.MILLISECONDS);
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PinnedAddresses(guard, net.names()))
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(net.tls().get()))
                        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(idle).build())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(limits.connect()))
                                        .setSocketTimeout(idle)
                                        .build())
                        .build();
        client =
                HttpClients.custom()
                        .setConnectionManager(connections)
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setResponseTimeout(idle)
                                        .setConnectionRequestTimeout(idle)
                                        .setAuthenticationEnabled(false)
                                        .setProtocolUpgradeEnabled(false)
                                        .build())
                        .setUserAgent("Onggi")
                        .disableAutomaticRetries()
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .disableAuthCaching()
                        .build();
    }

    /// Sends a call and follows its redirects.
    ///
    /// @param call what to ask
    /// @param cancelled whether the answer is no longer wanted
    /// @return the answer of whatever status, to be closed
    /// @throws Failure when there is no answer
    public HttpAnswer send(HttpCall call, BooleanSupplier cancelled) throws Failure {
        var now = call;
        for (int hop = 0; hop <= HttpLimits.REDIRECTS; hop++) {
            var answer = once(now, cancelled);
            var location = answer.header("Location");
            if (!REDIRECT.contains(answer.status()) || location.isEmpty()) {
                return answer;
            }
            answer.close();
            now = redirected(now, answer.status(), location.get());
        }
        throw Failure.refused(
                "%s redirects more than %d times".formatted(call, HttpLimits.REDIRECTS),
                "Open the URL in a browser and use the address it ends at.");
    }

    private static HttpCall redirected(HttpCall call, int status, String location) throws Failure {
        var target = call.url().resolve(location);
        boolean keepsBody = status == 307 || status == 308;
        if (call.url().uri().getScheme().equals("https")
                && target.uri().getScheme().equals("http")) {
            throw Failure.refused(
                    "%s redirects to %s, which is not encrypted".formatted(call, target),
                    "Use the address it redirects to if that is meant.");
        }
        boolean turnsToGet = status == 303 || (!keepsBody && call.method().equals("POST"));
        var next = turnsToGet ? call.asGet() : call;
        if (next.body() != null && !call.url().sameOrigin(target)) {
            throw Failure.refused(
                    "%s redirects to another host, %s, and the body is not sent there"
                            .formatted(call, target),
                    "Set `url:` to that address if it is trusted.");
        }
        return next.at(target);
    }

    private HttpAnswer once(HttpCall call, BooleanSupplier cancelled) throws Failure {
        var request = new HttpUriRequestBase(call.method(), call.url().uri());
        request.setHeader("Accept-Encoding", "gzip");
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            var type = call.headers().getOrDefault("Content-Type", "text/plain");
            request.setEntity(
                    new StringEntity(
                            call.body(),
                            ContentType.parse(type).withCharset(StandardCharsets.UTF_8)));
        }
        var watch = new HttpWatch(request, limits.request(), cancelled);
        watch.start();
        try {
            var response = open(request);
            watch.headArrived();
            return new HttpAnswer(call, response, watch, limits, bytesLeft);
        } catch (IOException e) {
            watch.close();
            throw HttpFailures.of(call, watch.explain(e), limits);
        }
    }

    @SuppressWarnings("deprecation") // the other way to execute reads the body within a callback
    private CloseableHttpResponse open(HttpUriRequestBase request) throws IOException {
        var authority = request.getAuthority();
        var target =
                new HttpHost(request.getScheme(), authority.getHostName(), authority.getPort());
        return client.execute(target, request, HttpClientContext.create());
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            Thread.onSpinWait(); // the connections are gone, which is what was wanted
        }
    }
}
