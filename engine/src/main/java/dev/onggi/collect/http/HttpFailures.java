package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Failure.Blame;
import dev.onggi.upstream.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/// Says in words what went wrong with a call, and whether another try can help.
final class HttpFailures {
    private HttpFailures() {}

    /// What a broken exchange means.
    static Failure of(HttpCall call, IOException e, HttpLimits limits) {
        var host = call.url().host();
        return switch (e) {
            case PinnedAddresses.BlockedAddress blocked -> blocked.failure();
            case HttpStop stop -> stopped(call, stop, limits);
            case UnknownHostException _ ->
                    unreachable(
                            "there is no host `" + host + "`",
                            "Check the spelling of the URL and this machine's connection.",
                            e);
            case ConnectTimeoutException _ ->
                    unreachable(
                            "%s does not answer within %d s"
                                    .formatted(host, limits.connect().toSeconds()),
                            "Check the address, the port and any firewall in between.",
                            e);
            case SocketTimeoutException _ ->
                    unreachable(
                            "%s: nothing came for %d s"
                                    .formatted(call, limits.request().toSeconds()),
                            "If the source is that slow, raise `request_timeout:`.",
                            e);
            case ConnectException _ ->
                    unreachable(
                            "%s refuses the connection".formatted(host),
                            "Check that the service runs and that the port is right.",
                            e);
            case SSLException tls -> tls(call, tls);
            case ZipException _ ->
                    new Failure(
                            Blame.UPSTREAM, true, call + ": the packed answer is damaged", null, e);
            default ->
                    unreachable("%s: the connection broke (%s)".formatted(call, cause(e)), null, e);
        };
    }

    private static Failure stopped(HttpCall call, HttpStop stop, HttpLimits limits) {
        return switch (stop) {
            case HttpStop.Cancelled _ ->
                    new Failure(Blame.USER, false, call + " was cancelled", null, null);
            case HttpStop.TooLarge _ ->
                    Failure.user(
                            "%s: the answer is larger than %,d bytes"
                                    .formatted(call, limits.bytes()),
                            "If so much is expected, raise `max_bytes:`.");
            case HttpStop.TooSlow slow ->
                    unreachable(call + ": " + slow.getMessage(), "Try again later.", null);
            case HttpStop.NoAnswer _ ->
                    unreachable(
                            "%s is not answered within %s"
                                    .formatted(call, shown(limits.request().toMillis())),
                            "If the source is that slow, raise `request_timeout:`.",
                            null);
        };
    }

    private static String shown(long millis) {
        return millis < 1000 ? millis + " ms" : millis / 1000 + " s";
    }

    private static Failure tls(HttpCall call, SSLException e) {
        var host = call.url().host();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return Failure.refused(
                        "the certificate of " + host + " has expired",
                        "The source's owner has to renew it; check this machine's clock too.");
            }
            if (cause instanceof CertificateNotYetValidException) {
                return Failure.refused(
                        "the certificate of " + host + " is not valid yet",
                        "Check this machine's clock.");
            }
            if (cause instanceof SSLPeerUnverifiedException
                    || String.valueOf(cause.getMessage()).contains("No subject alternative")
                    || String.valueOf(cause.getMessage()).contains("No name matching")) {
                return Failure.refused(
                        "the certificate shown at " + host + " belongs to another host",
                        "Use the host name that the certificate was made for.");
            }
            if (String.valueOf(cause.getMessage()).contains("certification path")) {
                return Failure.refused(
                        "the certificate of " + host + " is not signed by a known authority",
                        "Add the authority that signed it to a trust store and start with"
                                + " JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE.");
            }
        }
        if (String.valueOf(e.getMessage()).contains("plaintext")
                || String.valueOf(e.getMessage()).contains("unrecognized SSL")) {
            return Failure.refused(
                    host + " does not speak TLS on this port", "Write http:// or another port.");
        }
        return unreachable(
                "no encrypted connection to %s: %s".formatted(host, e.getMessage()), null, e);
    }

    /// What a status that is no success means.
    static Failure status(HttpCall call, int status, @Nullable String retryAfter, Instant now) {
        var message = "%s was answered with status %d (%s)".formatted(call, status, name(status));
        boolean retryable = status == 408 || status == 425 || status == 429 || status >= 500;
        var blame = status == 400 || status == 404 || status == 405 ? Blame.USER : Blame.UPSTREAM;
        var failure = new Failure(blame, retryable, message, hint(status), null);
        return retryable && retryAfter != null
                ? RetryAfter.parse(retryAfter, now).map(failure::retryAfter).orElse(failure)
                : failure;
    }

    private static String name(int status) {
        return switch (status) {
            case 400 -> "bad request";
            case 401 -> "not signed in";
            case 403 -> "forbidden";
            case 404 -> "not found";
            case 405 -> "method not allowed";
            case 408 -> "request timeout";
            case 410 -> "gone";
            case 429 -> "too many requests";
            case 500 -> "server error";
            case 502 -> "bad gateway";
            case 503 -> "unavailable";
            case 504 -> "gateway timeout";
            default -> status >= 500 ? "server error" : status >= 400 ? "refused" : "unexpected";
        };
    }

    private static @Nullable String hint(int status) {
        return switch (status) {
            case 400, 422 -> "Check `query:`, `body:` and `headers:` against the source's manual.";
            case 401 ->
                    "Check the secret that `headers:` or `query:` takes from `${env.NAME}`: is it"
                            + " set, whole, and not expired?";
            case 403 ->
                    "The secret that `headers:` or `query:` takes from `${env.NAME}` may lack the"
                            + " right to read this.";
            case 404, 410 -> "Check the URL.";
            case 405 -> "Check `method:`.";
            case 429 ->
                    "The source limits how often it is asked; run less often or in smaller"
                            + " pages.";
            default -> null;
        };
    }

    private static Failure unreachable(
            String message, @Nullable String hint, @Nullable Throwable cause) {
        return new Failure(Blame.UPSTREAM, true, message, hint, cause);
    }

    private static String cause(IOException e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
