package dev.onggi.collect.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The addresses that are not of the public internet, after the special-purpose registries of IANA
/// (RFC 6890) and what clouds use.
final class SpecialAddresses {
    private static final Map<AddressRange, String> RANGES = ranges();

    /// Prefixes of IPv6 that carry an IPv4 address, and at which byte.
    private static final Map<AddressRange, Integer> CARRIERS = carriers();

    private SpecialAddresses() {}

    /// What an address is, in a few words, or empty where it is public.
    static Optional<String> kind(byte[] address) {
        for (var range : RANGES.entrySet()) {
            if (range.getKey().contains(address)) {
                return Optional.of(range.getValue());
            }
        }
        return carried(address).flatMap(SpecialAddresses::kind);
    }

    /// The IPv4 address inside a mapped, compatible, translated, 6to4 or NAT64 address.
    static Optional<byte[]> carried(byte[] address) {
        if (mapped(address)) {
            return Optional.of(Arrays.copyOfRange(address, 12, 16));
        }
        for (var carrier : CARRIERS.entrySet()) {
            if (carrier.getKey().contains(address)) {
                int at = carrier.getValue();
                return Optional.of(Arrays.copyOfRange(address, at, at + 4));
            }
        }
        return Optional.empty();
    }

    /// `::ffff:0:0/96`, which cannot be written as a range because Java reads it as IPv4.
    private static boolean mapped(byte[] address) {
        return address.length == 16
                && Arrays.equals(address, 0, 10, new byte[10], 0, 10)
                && address[10] == -1
                && address[11] == -1;
    }

    private static Map<AddressRange, Integer> carriers() {
        var carriers = new LinkedHashMap<AddressRange, Integer>();
        carriers.put(AddressRange.of("::/96"), 12); // compatible
        carriers.put(AddressRange.of("::ffff:0:0:0/96"), 12); // translated, RFC 2765
        carriers.put(AddressRange.of("64:ff9b::/96"), 12); // NAT64
        carriers.put(AddressRange.of("2002::/16"), 2); // 6to4
        return carriers;
    }

    private static Map<AddressRange, String> ranges() {
        var ranges = new LinkedHashMap<AddressRange, String>();
        add(ranges, "a loopback address", "127.0.0.0/8", "::1/128");
        add(ranges, "this host", "0.0.0.0/8", "::/128");
        add(
                ranges,
                "a private address",
                "10.0.0.0/8",
                "172.16.0.0/12",
                "192.168.0.0/16",
                "fc00::/7",
                "fec0::/10");
        add(ranges, "a link-local address", "169.254.0.0/16", "fe80::/10");
        add(ranges, "an address of a provider's own network", "100.64.0.0/10");
        add(ranges, "a multicast address", "224.0.0.0/4", "ff00::/8");
        add(ranges, "a broadcast or reserved address", "240.0.0.0/4");
        add(
                ranges,
                "a reserved address",
                "192.0.0.0/24",
                "192.0.2.0/24",
                "192.88.99.0/24",
                "198.18.0.0/15",
                "198.51.100.0/24",
                "203.0.113.0/24",
                "64:ff9b:1::/48",
                "100::/64",
                "2001::/23",
                "2001:db8::/32",
                "3fff::/20",
                "5f00::/16");
        return ranges;
    }

    private static void add(Map<AddressRange, String> ranges, String kind, String... networks) {
        for (var network : networks) {
            ranges.put(AddressRange.of(network), kind);
        }
    }
}
