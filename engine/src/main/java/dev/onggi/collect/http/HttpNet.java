package dev.onggi.collect.http;

import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// What lies outside of a client: names, trusted certificates, time to wait.
///
/// @param names looks host names up
/// @param tls knows which certificates to trust
/// @param pause waits before a call is repeated
record HttpNet(HostResolver names, Supplier<SSLContext> tls, Pause pause) {
    /// The system's own.
    static final HttpNet SYSTEM = new HttpNet(HostResolver.SYSTEM, HttpNet::systemTls, Pause.REAL);

    private static SSLContext systemTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
