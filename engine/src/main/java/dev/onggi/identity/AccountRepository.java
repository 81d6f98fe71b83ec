package dev.onggi.identity;

import dev.onggi.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Accounts and their grants in the metadata database.
///
/// @param database the workspace's
record AccountRepository(Database database) {
    boolean none() {
        return database.read(handle ->
                handle.createQuery("SELECT COUNT(*) FROM account").mapTo(long.class).one() == 0);
    }

    /// Adds an account.
    ///
    /// @return false where the name was given before
    boolean add(Account account, @Nullable String password) {
        return database.transaction(handle ->
                handle.execute(
                                "INSERT INTO account (name, role, password, created_at) VALUES (?,"
                                        + " ?, ?, ?) ON CONFLICT (name) DO NOTHING",
                                account.name(),
                                account.role().word(),
                                password,
                                Micros.of(account.createdAt()))
                        > 0);
    }

    /// Adds the first account, which nobody may do twice.
    boolean first(Account account, String password) {
        return database.exclusive("account", handle -> none() && add(account, password));
    }

    List<Account> all() {
        return database.read(handle -> {
            var grants = grants(handle);
            return handle.createQuery("SELECT * FROM account ORDER BY name")
                    .map((row, context) -> account(row, grants))
                    .list();
        });
    }

    Optional<Account> find(String name) {
        return database.read(handle -> {
            var grants = Map.of(name, grants(handle, name));
            return handle.createQuery("SELECT * FROM account WHERE name = ?")
                    .bind(0, name)
                    .map((row, context) -> account(row, grants))
                    .findOne();
        });
    }

    Optional<String> password(String name) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT password FROM account WHERE name = ? AND password IS NOT"
                                        + " NULL")
                        .bind(0, name)
                        .mapTo(String.class)
                        .findOne());
    }

    void password(String name, String hash) {
        database.write(handle ->
                handle.execute("UPDATE account SET password = ? WHERE name = ?", hash, name));
    }

    /// Changes a role, or shuts somebody out.
    ///
    /// @return false where no administrator would be left
    boolean change(String name, Role role, boolean disabled) {
        return database.exclusive(
                "account",
                handle -> {
                    boolean stays = role == Role.ADMIN && !disabled;
                    if (!stays && otherAdmins(handle, name) == 0 && isAdmin(handle, name)) {
                        return false;
                    }
                    handle.execute(
                            "UPDATE account SET role = ?, disabled = ? WHERE name = ?",
                            role.word(),
                            disabled ? 1 : 0,
                            name);
                    return true;
                });
    }

    private static boolean isAdmin(Handle handle, String name) {
        return handle.createQuery(
                                "SELECT COUNT(*) FROM account WHERE name = ? AND role = 'admin' AND"
                                        + " disabled = 0")
                        .bind(0, name)
                        .mapTo(long.class)
                        .one()
                > 0;
    }

    private static long otherAdmins(Handle handle, String name) {
        return handle.createQuery(
                        "SELECT COUNT(*) FROM account WHERE name <> ? AND role = 'admin' AND"
                                + " disabled = 0")
                .bind(0, name)
                .mapTo(long.class)
                .one();
    }

    void grant(String name, String folder, Role role) {
        database.write(handle -> {
            handle.execute(
                    "DELETE FROM account_grant WHERE account = ? AND folder = ?", name, folder);
            if (role != Role.NONE) {
                handle.execute(
                        "INSERT INTO account_grant VALUES (?, ?, ?)", name, folder, role.word());
            }
        });
    }

    private static Map<String, Map<String, Role>> grants(Handle handle) {
        var all = new LinkedHashMap<String, Map<String, Role>>();
        handle.createQuery("SELECT * FROM account_grant ORDER BY account, folder")
                .map((row, context) ->
                        List.of(row.getString(1), row.getString(2), row.getString(3)))
                .forEach(row ->
                        all.computeIfAbsent(row.getFirst(), key -> new LinkedHashMap<>())
                                .put(row.get(1), role(row.get(2))));
        return all;
    }

    private static Map<String, Role> grants(Handle handle, String name) {
        var own = new LinkedHashMap<String, Role>();
        handle.createQuery("SELECT folder, role FROM account_grant WHERE account = ?")
                .bind(0, name)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(grant -> own.put(grant.getKey(), role(grant.getValue())));
        return own;
    }

    private static Account account(ResultSet row, Map<String, Map<String, Role>> grants)
            throws SQLException {
        var name = row.getString("name");
        return new Account(
                name,
                role(row.getString("role")),
                grants.getOrDefault(name, Map.of()),
                row.getInt("disabled") != 0,
                Micros.instant(row.getLong("created_at")));
    }

    /// A word that this version does not know allows nothing.
    private static Role role(String word) {
        return Role.of(word).orElse(Role.NONE);
    }
}
