package dev.onggi.vault;

import dev.onggi.store.Database;
import dev.onggi.vault.Vault.Variable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is kept, as the metadata database holds it.
///
/// @param database the workspace's
record VaultRepository(Database database) {
    /// @param shown JSON
    /// @param secret encrypted JSON
    /// @param hidden the keys of the secret
    record Row(String id, String type, String shown, String secret, List<String> hidden) {}

    List<Variable> variables() {
        return database.read(handle ->
                handle.createQuery("SELECT name, description FROM vault_variable ORDER BY name")
                        .map((row, context) ->
                                new Variable(row.getString("name"), row.getString("description")))
                        .list());
    }

    Optional<String> value(String name) {
        return database.read(handle ->
                handle.createQuery("SELECT value FROM vault_variable WHERE name = ?")
                        .bind(0, name)
                        .mapTo(String.class)
                        .findOne());
    }

    void keep(Variable variable, @Nullable String sealed) {
        database.write(handle -> {
            if (sealed == null) {
                handle.execute(
                        "UPDATE vault_variable SET description = ? WHERE name = ?",
                        variable.description(),
                        variable.key());
                return;
            }
            handle.execute(
                    "INSERT INTO vault_variable (name, description, value) VALUES (?, ?, ?) ON"
                            + " CONFLICT (name) DO UPDATE SET description = excluded.description,"
                            + " value = excluded.value",
                    variable.key(),
                    variable.description(),
                    sealed);
        });
    }

    void forgetVariable(String name) {
        database.write(handle -> handle.execute("DELETE FROM vault_variable WHERE name = ?", name));
    }

    List<Row> connections() {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM vault_connection ORDER BY name")
                        .map((row, context) -> row(row))
                        .list());
    }

    Optional<Row> connection(String name) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM vault_connection WHERE name = ?")
                        .bind(0, name)
                        .map((row, context) -> row(row))
                        .findOne());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("name"),
                row.getString("kind"),
                row.getString("shown"),
                row.getString("secret"),
                Stream.of(row.getString("hidden").split(",", -1))
                        .filter(key -> !key.isEmpty())
                        .toList());
    }

    void keep(Row row) {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO vault_connection (name, kind, shown, secret, hidden) VALUES"
                                + " (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET kind ="
                                + " excluded.kind, shown = excluded.shown, secret ="
                                + " excluded.secret, hidden = excluded.hidden",
                        row.id(),
                        row.type(),
                        row.shown(),
                        row.secret(),
                        String.join(",", row.hidden())));
    }

    void forgetConnection(String name) {
        database.write(
                handle -> handle.execute("DELETE FROM vault_connection WHERE name = ?", name));
    }
}
