package dev.onggi.collect.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Looks up what addresses a host name stands for.
@FunctionalInterface
interface HostResolver {
    /// The system's own way of looking names up.
    HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /// The addresses of a host, at least one.
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
