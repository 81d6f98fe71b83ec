package dev.onggi.collect.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of IP addresses in CIDR form. An IPv4 address that IPv6 carries is compared as IPv4.
final class AddressRange {
    private static final Pattern CIDR =
            Pattern.compile(
                    "([0-9]+(?:[.][0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

    private final byte[] network;
    private final int prefix;

    private AddressRange(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /// Reads `10.0.0.0/8`, `fd00::/8` or a single address; empty where it is none.
    static Optional<AddressRange> parse(String text) {
        var match = CIDR.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        byte[] network;
        try {
            network = InetAddress.ofLiteral(match.group(1)).getAddress();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int bits = network.length * 8;
        int prefix = match.group(2) == null ? bits : Integer.parseInt(match.group(2));
        return prefix <= bits ? Optional.of(new AddressRange(network, prefix)) : Optional.empty();
    }

    /// A range that is known to be well written.
    static AddressRange of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
