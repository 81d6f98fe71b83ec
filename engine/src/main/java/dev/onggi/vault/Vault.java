package dev.onggi.vault;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.store.Database;
import dev.onggi.workspace.Kept;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The variables and connections of a workspace that came through a server. Their values are
/// encrypted; steps get them where neither the environment nor `onggi.yaml` has the name.
public final class Vault implements Kept {
    private static final String VARIABLE = "variable ";
    private static final String CONNECTION = "connection ";

    /// The keys of a connection that are no secrets.
    private static final Set<String> SHOWN =
            Set.of("description", "host", "port", "login", "schema");

    private final VaultRepository repository;
    private final Cipherer cipher;

    /// The vault of a workspace; its key is made where there is none.
    ///
    /// @param workspace the folder
    /// @param database its metadata, open for writing
    public Vault(Workspace workspace, Database database) {
        this.repository = new VaultRepository(database);
        this.cipher = new Cipherer(workspace.state().resolve("vault.key"));
    }

    /// A variable, without its value.
    ///
    /// @param key by which `${env.KEY}` refers to it
    /// @param description or an empty text
    public record Variable(String key, String description) {}

    /// A connection, without its secrets.
    ///
    /// @param id by which `connection: ID` refers to it
    /// @param type such as `postgresql`
    /// @param shown what may be seen of it
    /// @param hidden the names of what may not
    public record Connection(
            String id, String type, Map<String, @Nullable Object> shown, List<String> hidden) {}

    /// All variables.
    ///
    /// @return by their keys' order
    public List<Variable> variables() {
        return repository.variables();
    }

    /// Keeps a variable, in place of an earlier one.
    ///
    /// @param variable its key and description
    /// @param value null leaves an earlier value
    public void keep(Variable variable, @Nullable String value) {
        var sealed = value == null ? null : cipher.encrypted(VARIABLE + variable.key(), value);
        repository.keep(variable, sealed);
    }

    /// Forgets a variable.
    ///
    /// @param key of it
    public void forgetVariable(String key) {
        repository.forgetVariable(key);
    }

    /// All connections.
    ///
    /// @return by their ids' order
    public List<Connection> connections() {
        return repository.connections().stream()
                .map(row -> new Connection(row.id(), row.type(), map(row.shown()), row.hidden()))
                .toList();
    }

    /// Keeps a connection, in place of an earlier one.
    ///
    /// @param id of it
    /// @param type such as `postgresql`
    /// @param values what is another one than before; null takes it away
    public void keep(String id, String type, Map<String, @Nullable Object> values) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        var secret = new LinkedHashMap<String, @Nullable Object>();
        repository
                .connection(id)
                .ifPresent(row -> {
                    shown.putAll(map(row.shown()));
                    secret.putAll(map(cipher.decrypted(CONNECTION + id, row.secret())));
                });
        values.forEach((key, value) -> {
            var side = SHOWN.contains(key) ? shown : secret;
            if (value == null) {
                side.remove(key);
            } else {
                side.put(key, value);
            }
        });
        repository.keep(
                new VaultRepository.Row(
                        id,
                        type,
                        json(shown),
                        cipher.encrypted(CONNECTION + id, json(secret)),
                        List.copyOf(secret.keySet())));
    }

    /// Forgets a connection.
    ///
    /// @param id of it
    public void forgetConnection(String id) {
        repository.forgetConnection(id);
    }

    @Override
    public Optional<String> variable(String name) {
        return repository.value(name).map(sealed -> cipher.decrypted(VARIABLE + name, sealed));
    }

    @Override
    public Optional<Map<String, @Nullable Object>> connection(String name) {
        return repository
                .connection(name)
                .map(row ->
                        StoredForm.of(
                                row.type(),
                                map(row.shown()),
                                map(cipher.decrypted(CONNECTION + name, row.secret()))));
    }

    static Map<String, @Nullable Object> map(String json) {
        try {
            return new LinkedHashMap<>(JSON.std.mapFrom(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Map<String, @Nullable Object> map) {
        try {
            return JSON.std.asString(map);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
