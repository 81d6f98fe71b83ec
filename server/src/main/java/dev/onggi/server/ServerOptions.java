package dev.onggi.server;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a server is asked for.
///
/// @param bind the address to listen on; those of other machines reach it only where it is not a
///   loopback one
/// @param port to listen on; 0 for one of the system's choice
/// @param version of Onggi, as people know it
/// @param calls how many calls a caller may make in a minute
/// @param admin the first administrator, where there is nobody yet, or null
/// @param tls how connections are encrypted, or null for not at all
public record ServerOptions(
        String bind,
        int port,
        String version,
        int calls,
        @Nullable Admin admin,
        @Nullable Tls tls) {
    /// The address of this machine that no other one reaches.
    public static final String LOOPBACK = "127.0.0.1";

    /// The port where nothing else is said.
    public static final int PORT = 8080;

    private static final int CALLS = 1200;

    /// The first administrator.
    ///
    /// @param name of the account
    /// @param passwordFile holds the password
    public record Admin(String name, Path passwordFile) {}

    /// A certificate and its key.
    ///
    /// @param certificate a PEM file with the chain
    /// @param key a PEM file
    public record Tls(Path certificate, Path key) {}

    /// Options of the environment.
    ///
    /// @param variables the process's: `ONGGI_BIND`, `ONGGI_ADMIN_USER`,
    ///   `ONGGI_ADMIN_PASSWORD_FILE`, `ONGGI_TLS_CERTIFICATE`, `ONGGI_TLS_KEY`,
    ///   `ONGGI_CALLS_PER_MINUTE`
    /// @param port to listen on
    /// @param version of Onggi
    /// @return the options
    public static ServerOptions of(Map<String, String> variables, int port, String version) {
        var user = variables.get("ONGGI_ADMIN_USER");
        var password = variables.get("ONGGI_ADMIN_PASSWORD_FILE");
        var certificate = variables.get("ONGGI_TLS_CERTIFICATE");
        var key = variables.get("ONGGI_TLS_KEY");
        return new ServerOptions(
                variables.getOrDefault("ONGGI_BIND", LOOPBACK),
                port,
                version,
                Settings.calls(variables.get("ONGGI_CALLS_PER_MINUTE"), CALLS),
                user == null || password == null ? null : new Admin(user, Path.of(password)),
                certificate == null || key == null
                        ? null
                        : new Tls(Path.of(certificate), Path.of(key)));
    }
}
