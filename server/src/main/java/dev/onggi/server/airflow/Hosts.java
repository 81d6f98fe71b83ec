package dev.onggi.server.airflow;

import dev.onggi.collect.http.AddressGuard;
import dev.onggi.server.airflow.Keeping.Tried;
import dev.onggi.spi.Failure;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Reaches hosts that the workspace lets its steps reach, and no others.
///
/// @param workspace its setting `http.allow` is read
record Hosts(Workspace workspace) implements Keeping.Reaching {
    private static final int PATIENCE_MILLIS = 3000;

    @Override
    public Tried reach(String host, int port) {
        try (var socket = new Socket()) {
            var address = InetAddress.getByName(host);
            AddressGuard.of(workspace).check(host, address);
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return new Tried(true, "somebody answers there");
        } catch (Failure e) {
            return new Tried(false, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Tried(false, "nobody answers there");
        }
    }
}
