package dev.onggi.collect.http;

import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// What the network looks like from here: names and trusted certificates.
///
/// @param names looks host names up
/// @param tls knows which certificates to trust
record HttpNet(HostResolver names, Supplier<SSLContext> tls) {
    /// The system's own.
    static final HttpNet SYSTEM = new HttpNet(HostResolver.SYSTEM, HttpNet::systemTls);

    private static SSLContext systemTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
