package dev.onggi.collect.http;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The names of hosts: their one normal form, and which of them are written too cleverly.
final class HostName {
    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern LABELS =
            Pattern.compile("(?=.{1,253}$)" + LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:0x[0-9a-f]*|[0-9]+)");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern QUAD = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    private HostName() {}

    /// Lower-case ASCII (IDNA) without a trailing dot; the text itself where that is impossible.
    static String normal(String host) {
        String ascii;
        try {
            ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return host;
        }
        return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    }

    /// The address that a host is written as, such as `10.0.0.1` or `[::1]`; empty for names.
    static Optional<InetAddress> literal(String host) {
        boolean six = host.startsWith("[") && host.endsWith("]");
        return six || QUAD.matcher(host).matches()
                ? Optional.of(
                        InetAddress.ofLiteral(six ? host.substring(1, host.length() - 1) : host))
                : Optional.empty();
    }

    /// Whether a host is a name or a plain dotted IPv4 address. Octal, hexadecimal, short and
    /// one-number forms are not: what they mean differs from program to program.
    static boolean valid(String host) {
        var normal = normal(host);
        if (!LABELS.matcher(normal).matches()) {
            return false;
        }
        return !NUMBER.matcher(normal).matches() || QUAD.matcher(normal).matches();
    }
}
