package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/// An answer whose head has arrived and whose body is still on its way.
public final class HttpAnswer implements AutoCloseable {
    private final HttpCall call;
    private final CloseableHttpResponse response;
    private final HttpWatch watch;
    private final HttpLimits limits;
    private final AtomicLong bytesLeft;
    private @Nullable InputStream body;
    private @Nullable BodyStream raw;

    HttpAnswer(
            HttpCall call,
            CloseableHttpResponse response,
            HttpWatch watch,
            HttpLimits limits,
            AtomicLong bytesLeft) {
        this.call = call;
        this.response = response;
        this.watch = watch;
        this.limits = limits;
        this.bytesLeft = bytesLeft;
    }

    /// The call that got this answer, after redirects.
    ///
    /// @return never null
    public HttpCall call() {
        return call;
    }

    /// The status code.
    ///
    /// @return such as 200
    public int status() {
        return response.getCode();
    }

    /// The first value of a header.
    ///
    /// @param name in any case
    /// @return the value, or empty
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /// Every value of a header.
    ///
    /// @param name in any case
    /// @return the values in order
    public List<String> headers(String name) {
        return Arrays.stream(response.getHeaders(name)).map(Header::getValue).toList();
    }

    /// The body, unpacked and within the limits.
    ///
    /// @param cancelled whether the body is no longer wanted
    /// @return the one stream of this answer
    /// @throws IOException when unpacking cannot begin
    /// @throws Failure when it is packed in an unknown way
    public InputStream body(BooleanSupplier cancelled) throws IOException, Failure {
        if (body == null) {
            var entity = response.getEntity();
            var content = entity == null ? InputStream.nullInputStream() : entity.getContent();
            raw = new BodyStream(content, limits, cancelled);
            body = new LimitedStream(unpacked(raw), bytesLeft);
        }
        return body;
    }

    private InputStream unpacked(BodyStream raw) throws IOException, Failure {
        var encoding = header("Content-Encoding").orElse("identity").strip();
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "", "identity" -> raw;
            case "gzip", "x-gzip" -> new Unzipped(raw);
            default ->
                    throw Failure.refused(
                            "%s is packed as `%s`, which was not asked for"
                                    .formatted(call, encoding),
                            "Ask the source for plain or gzip answers, by a header if it has one.");
        };
    }

    /// What a read that went wrong means.
    ///
    /// @param e raised while the body was read
    /// @return the failure to report
    public Failure explain(IOException e) {
        return HttpFailures.of(call, watch.explain(e), limits);
    }

    @Override
    public void close() {
        watch.close();
        if (raw == null || !raw.ended()) {
            watch.abort(); // else closing would read the rest, however long it takes
        }
        try {
            response.close();
        } catch (IOException e) {
            Thread.onSpinWait(); // the connection is gone, which is what was wanted
        }
    }

    /// Unpacks a body and reads to the end of its bytes too.
    private static final class Unzipped extends GZIPInputStream {
        private final BodyStream raw;

        Unzipped(BodyStream raw) throws IOException {
            super(raw, 1 << 16);
            this.raw = raw;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read < 0) {
                raw.finish();
            }
            return read;
        }
    }
}
