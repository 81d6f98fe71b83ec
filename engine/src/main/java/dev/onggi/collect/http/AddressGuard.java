package dev.onggi.collect.http;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /// What the workspace allows, with where it says so.
    private record Entry(String text, @Nullable Place place) {}

    /// A guard with exceptions.
    ///
    /// @param allow hosts, IP addresses and CIDR ranges
    /// @throws OnggiException with every entry that is none of them
    public AddressGuard(List<String> allow) {
        var problems = new Problems();
        allow.forEach(text -> allow(new Entry(text, null), problems));
        problems.throwIfAny();
    }

    private AddressGuard() {}

    private void allow(Entry entry, Problems problems) {
        var text = entry.text().strip();
        var plain = text.startsWith("[") ? text.replaceAll("[\\[\\]]", "") : text;
        var range = AddressRange.parse(plain);
        if (range.isPresent()) {
            ranges.add(range.get());
        } else if (HostName.valid(text)) {
            hosts.add(HostName.normal(text));
        } else {
            problems.add(Problem.of(HttpProblem.WRONG_ALLOW, entry.place(), entry.text()));
        }
    }

    /// The guard that a workspace's settings describe.
    ///
    /// @param workspace its setting `http.allow` is read
    /// @return the guard
    /// @throws OnggiException with the place of every entry that allows nothing
    public static AddressGuard of(Workspace workspace) {
        var guard = new AddressGuard();
        var problems = new Problems();
        workspace.setting("http.allow").stream()
                .flatMap(AddressGuard::nodes)
                .map(node -> new Entry(text(node), node.place()))
                .forEach(entry -> guard.allow(entry, problems));
        problems.throwIfAny();
        return guard;
    }

    private static Stream<YamlNode> nodes(YamlNode allow) {
        return switch (allow) {
            case YamlNode.Items items -> items.items().stream();
            case YamlNode.Scalar scalar when scalar.value() == null -> Stream.empty();
            case YamlNode.Scalar _, YamlNode.Entries _ -> Stream.of(allow);
        };
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
