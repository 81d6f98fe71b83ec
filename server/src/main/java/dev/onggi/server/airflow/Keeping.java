package dev.onggi.server.airflow;

import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import dev.onggi.vault.Vault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Variables and connections as both versions keep them.
public final class Keeping {
    /// What stands for a value that is there.
    public static final String HIDDEN = "***";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.\\-]{1,250}");

    private final Vault vault;
    private final Reaching reaching;

    /// @param vault keeps the values
    /// @param reaching tries connections
    Keeping(Vault vault, Reaching reaching) {
        this.vault = vault;
        this.reaching = reaching;
    }

    /// A variable with its value.
    ///
    /// @param key its name
    /// @param value a text, or anything else as JSON; null where it is not said
    /// @param description or null
    public record VariableBody(
            @Nullable String key, @Nullable String value, @Nullable String description) {}

    /// A connection with its secrets.
    ///
    /// @param connectionId its name
    /// @param connType such as `postgres`
    /// @param description or null
    /// @param host or null
    /// @param login or null
    /// @param schema or null
    /// @param port or null
    /// @param password or null
    /// @param extra JSON, or null
    public record ConnectionBody(
            @Nullable String connectionId,
            @Nullable String connType,
            @Nullable String description,
            @Nullable String host,
            @Nullable String login,
            @Nullable String schema,
            @Nullable Integer port,
            @Nullable String password,
            @Nullable String extra) {
        Map<String, @Nullable Object> values() {
            return Keys.of(
                    "description", description,
                    "host", host,
                    "login", login,
                    "schema", schema,
                    "port", port,
                    "password", password,
                    "extra", extra);
        }
    }

    /// All variables.
    ///
    /// @return without their values
    public List<Vault.Variable> variables() {
        return vault.variables();
    }

    /// A variable.
    ///
    /// @param key of it
    /// @return without its value
    public Vault.Variable variable(String key) {
        return find(key).orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, key));
    }

    private Optional<Vault.Variable> find(String key) {
        return vault.variables().stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /// Keeps a new variable.
    ///
    /// @param body all of it
    /// @return without its value
    public Vault.Variable add(VariableBody body) {
        var key = named("key", body.key());
        if (find(key).isPresent()) {
            throw CallException.of(AirflowProblem.TAKEN, key);
        }
        return keep(key, body);
    }

    private Vault.Variable keep(String key, VariableBody body) {
        var value = body.value();
        if (value == null) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "value", "");
        }
        var description = body.description();
        vault.keep(new Vault.Variable(key, description == null ? "" : description), value);
        return variable(key);
    }

    /// Changes a variable.
    ///
    /// @param key of it
    /// @param body what is another one
    /// @param mask only these keys of the body; none for all
    /// @return without its value
    public Vault.Variable change(String key, VariableBody body, List<String> mask) {
        var before = variable(key);
        same("key", key, body.key());
        checkMask(mask, List.of("key", "value", "description"));
        boolean all = mask.isEmpty();
        var description = body.description();
        var text =
                (all || mask.contains("description")) && description != null
                        ? description
                        : before.description();
        vault.keep(
                new Vault.Variable(key, text), all || mask.contains("value") ? body.value() : null);
        return variable(key);
    }

    /// Forgets a variable.
    ///
    /// @param key of it
    public void removeVariable(String key) {
        variable(key);
        vault.forgetVariable(key);
    }

    /// All connections.
    ///
    /// @return without their secrets
    public List<Vault.Connection> connections() {
        return vault.connections();
    }

    /// A connection.
    ///
    /// @param id of it
    /// @return without its secrets
    public Vault.Connection connection(String id) {
        return connections().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, id));
    }

    /// Keeps a new connection.
    ///
    /// @param body all of it
    /// @return without its secrets
    public Vault.Connection add(ConnectionBody body) {
        var id = named("connection_id", body.connectionId());
        if (connections().stream().anyMatch(one -> one.id().equals(id))) {
            throw CallException.of(AirflowProblem.TAKEN, id);
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        body.values()
                .forEach((key, value) -> {
                    if (value != null) {
                        values.put(key, value);
                    }
                });
        vault.keep(id, named("conn_type", body.connType()), values);
        return connection(id);
    }

    /// Changes a connection.
    ///
    /// @param id of it
    /// @param body what is another one
    /// @param mask only these keys of the body; none for all that it has
    /// @return without its secrets
    public Vault.Connection change(String id, ConnectionBody body, List<String> mask) {
        var before = connection(id);
        same("connection_id", id, body.connectionId());
        var known = new java.util.ArrayList<>(body.values().keySet());
        known.addAll(List.of("connection_id", "conn_type"));
        checkMask(mask, known);
        var values = new LinkedHashMap<String, @Nullable Object>();
        body.values()
                .forEach((key, value) -> {
                    if (mask.isEmpty() ? value != null : mask.contains(key)) {
                        values.put(key, value);
                    }
                });
        var type = body.connType();
        boolean other = type != null && (mask.isEmpty() || mask.contains("conn_type"));
        vault.keep(id, other && type != null ? named("conn_type", type) : before.type(), values);
        return connection(id);
    }

    /// Forgets a connection.
    ///
    /// @param id of it
    public void removeConnection(String id) {
        connection(id);
        vault.forgetConnection(id);
    }

    /// Whether the host of a connection answers.
    ///
    /// @param answers whether it does
    /// @param message what came of it
    public record Tried(boolean answers, String message) {}

    /// Tries to reach the host of a connection; nobody signs in there.
    ///
    /// @param body the connection
    /// @return what came of it
    public Tried test(ConnectionBody body) {
        var host = body.host();
        var port = body.port();
        if (host == null || host.isEmpty() || port == null || port < 1 || port > 65_535) {
            return new Tried(false, "host and port are needed to test a connection");
        }
        return reaching.reach(host, port);
    }

    /// Reaches hosts.
    public interface Reaching {
        /// Tries to connect.
        ///
        /// @param host a name or an address
        /// @param port from 1
        /// @return what came of it
        Tried reach(String host, int port);
    }

    private static String named(String key, @Nullable String name) {
        if (name == null || !KEY.matcher(name).matches()) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, key, "A-Z a-z 0-9 _ . -");
        }
        return name;
    }

    private static void same(String key, String path, @Nullable String body) {
        if (body != null && !body.equals(path)) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, key, path);
        }
    }

    private static void checkMask(List<String> mask, List<String> known) {
        for (var key : mask) {
            if (!known.contains(key)) {
                throw CallException.of(
                        ServerProblem.BAD_PARAMETER, "update_mask", String.join(", ", known));
            }
        }
    }
}
