package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves a host once for each connection and hands on only addresses the guard lets pass; the
/// client connects to these very addresses and looks nothing up itself.
record PinnedAddresses(AddressGuard guard, HostResolver names) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = names.resolve(host);
        for (var address : addresses) {
            try {
                guard.check(host, address);
            } catch (Failure e) {
                throw new BlockedAddress(e);
            }
        }
        return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// Carries the guard's refusal through the client.
    static final class BlockedAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;
        private final transient Failure failure;

        BlockedAddress(Failure failure) {
            super(failure.getMessage());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }
}
