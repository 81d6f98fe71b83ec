package dev.onggi.identity;

import dev.onggi.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Tokens in the metadata database.
///
/// @param database the workspace's
record TokenRepository(Database database) {
    void add(Token token, String hash) {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO account_token (id, account, label, hash, scopes, created_at,"
                                + " expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        token.id(),
                        token.account(),
                        token.label(),
                        hash,
                        Scope.written(token.scopes()),
                        Micros.of(token.createdAt()),
                        Micros.of(token.expiresAt())));
    }

    Optional<Token> find(String hash, long now) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT t.* FROM account_token t JOIN account a ON a.name ="
                                        + " t.account WHERE t.hash = ? AND t.expires_at > ? AND"
                                        + " t.revoked_at IS NULL AND a.disabled = 0")
                        .bind(0, hash)
                        .bind(1, now)
                        .map(TokenRepository::token)
                        .findOne());
    }

    Optional<Token> ofId(String id) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM account_token WHERE id = ?")
                        .bind(0, id)
                        .map(TokenRepository::token)
                        .findOne());
    }

    List<Token> of(@Nullable String account) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM account_token WHERE (:any = 1 OR account = :account)"
                                        + " ORDER BY created_at DESC, id")
                        .bind("any", account == null ? 1 : 0)
                        .bind("account", account == null ? "" : account)
                        .map(TokenRepository::token)
                        .list());
    }

    void revoke(String id, long now) {
        database.write(handle ->
                handle.execute(
                        "UPDATE account_token SET revoked_at = COALESCE(revoked_at, ?) WHERE id ="
                                + " ?",
                        now,
                        id));
    }

    private static Token token(ResultSet row, StatementContext context) throws SQLException {
        long revoked = row.getLong("revoked_at");
        return new Token(
                row.getString("id"),
                row.getString("account"),
                row.getString("label"),
                Scope.read(row.getString("scopes")),
                Micros.instant(row.getLong("created_at")),
                Micros.instant(row.getLong("expires_at")),
                revoked == 0 ? null : Micros.instant(revoked));
    }
}
