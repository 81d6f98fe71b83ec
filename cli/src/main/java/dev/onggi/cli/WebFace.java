package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.server.Server;
import dev.onggi.server.ServerOptions;
import java.util.LinkedHashMap;

/// The server beside the schedules: the one place of the command line that knows its libraries,
/// which lie in a folder of their own.
record WebFace(Terminal terminal, boolean json) {
    /// Listens, and says where.
    AutoCloseable open(Onggi onggi, Serving serving, int port) {
        var options = ServerOptions.of(terminal.environment(), port, VersionCommand.version());
        var server = Server.start(onggi, serving, options);
        tell(server);
        return server;
    }

    private void tell(Server server) {
        var link = server.setupLink();
        if (json) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("event", "listening");
            facts.put("address", server.address());
            link.ifPresent(address -> facts.put("setup", address));
            terminal.print(JsonText.of(facts));
            return;
        }
        terminal.print(terminal.say("serve.listening", server.address()));
        link.ifPresent(address -> terminal.print(terminal.say("serve.setup", address)));
        if (server.reachable() && server.address().startsWith("http:")) {
            terminal.print(terminal.say("serve.plain"));
        }
    }
}
