package dev.onggi.collect.http;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Failure;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keeps requests away from addresses that are not of the public internet, so that a URL cannot
/// reach what only this machine may reach.
///
/// It judges addresses, not names: [GuardedHttp] asks it about the very addresses it connects to,
/// so that a name that changes its meaning between a check and a connection gains nothing. The
/// workspace's `http.allow` lists hosts, addresses and CIDR ranges that may be reached all the
/// same.
public final class AddressGuard {
    private final Set<String> hosts = new HashSet<>();
    private final List<AddressRange> ranges = new ArrayList<>();

    /// A guard with exceptions.
    ///
    /// @param allow hosts, IP addresses and CIDR ranges
    /// @throws OnggiException with every entry that is none of them
    public AddressGuard(List<String> allow) {
        var problems = new Problems();
        for (var entry : allow) {
            var text = entry.strip();
            var plain = text.startsWith("[") ? text.replaceAll("[\\[\\]]", "") : text;
            var range = AddressRange.parse(plain);
            if (range.isPresent()) {
                ranges.add(range.get());
            } else if (HostName.valid(text)) {
                hosts.add(HostName.normal(text));
            } else {
                problems.add(Problem.of(HttpProblem.WRONG_ALLOW, null, entry));
            }
        }
        problems.throwIfAny();
    }

    /// The guard that a workspace's settings describe.
    ///
    /// @param workspace its setting `http.allow` is read
    /// @return the guard
    public static AddressGuard of(Workspace workspace) {
        var allow = new ArrayList<String>();
        workspace
                .setting("http.allow")
                .ifPresent(node -> {
                    switch (node) {
                        case YamlNode.Items items ->
                                items.items().stream().map(AddressGuard::text).forEach(allow::add);
                        case YamlNode.Scalar scalar when scalar.value() == null -> allow.clear();
                        case YamlNode.Scalar _, YamlNode.Entries _ -> allow.add(text(node));
                    }
                });
        return new AddressGuard(allow);
    }

    private static String text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : "{...}";
    }

    /// Refuses an address that must not be reached.
    ///
    /// @param host the name in the URL
    /// @param address what the name stands for, and what will be connected to
    /// @throws Failure when the address is not public and not allowed
    public void check(String host, InetAddress address) throws Failure {
        var bytes = address.getAddress();
        var kind = SpecialAddresses.kind(bytes);
        if (kind.isEmpty()
                || hosts.contains(HostName.normal(host))
                || allowed(bytes)
                || SpecialAddresses.carried(bytes).filter(this::allowed).isPresent()) {
            return;
        }
        var shown = address.getHostAddress();
        boolean literal = host.equals(shown) || host.equals("[" + shown + "]");
        throw Failure.user(
                literal
                        ? "%s is %s and is not asked".formatted(shown, kind.get())
                        : "%s stands for %s, %s, and is not asked"
                                .formatted(host, shown, kind.get()),
                "If this is meant, add `http: {allow: [%s]}` to onggi.yaml."
                        .formatted(literal ? shown : host));
    }

    private boolean allowed(byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
