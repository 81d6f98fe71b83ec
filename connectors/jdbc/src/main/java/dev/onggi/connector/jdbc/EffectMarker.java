package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/// The record that a save took place, in a table `onggi_effects` beside the rows and in the same
/// transaction: a save that is repeated finds it and writes nothing.
///
/// @param database where the rows go
/// @param table the marker table
/// @param effect what identifies the save
record EffectMarker(Database database, QualifiedName table, String effect) {
    private static final String NAME = "onggi_effects";
    private static final int LONGEST = 200;

    /// The marker of a save; the marker table is made where it is not there.
    ///
    /// @param saved the table that rows are saved into, in whose schema the marker lies
    static EffectMarker of(Database database, QualifiedName saved, String effect)
            throws SQLException, Failure {
        var marker = new EffectMarker(database, saved.spelled(NAME), shortened(effect));
        var tables = new Tables(database);
        if (tables.find(marker.table).isEmpty()) {
            try {
                marker.make();
                database.connection().commit();
            } catch (SQLException e) {
                database.connection().rollback();
                // another save may have made it at the same time
                if (tables.find(marker.table).isEmpty()) {
                    throw e;
                }
            }
        }
        return marker;
    }

    private void make() throws SQLException, Failure {
        try (var statement = database.connection().createStatement()) {
            statement.execute(
                    "CREATE TABLE "
                            + database.quote(table)
                            + " (effect VARCHAR(255) NOT NULL PRIMARY KEY, target VARCHAR(255),"
                            + " saved_rows BIGINT, saved_at VARCHAR(40))"
                            + database.dialect().tableOptions());
        }
    }

    /// Claims the save for the transaction. A save of the same effect that is under way elsewhere
    /// is waited for.
    ///
    /// @return false where it took place before
    boolean claim(QualifiedName saved, Instant now) throws SQLException, Failure {
        var columns =
                List.of(
                        database.quote("effect"),
                        database.quote("target"),
                        database.quote("saved_rows"),
                        database.quote("saved_at"));
        var sql = database.dialect().insertUnlessThere(database.quote(table), columns);
        try (var statement = database.connection().prepareStatement(sql)) {
            statement.setString(1, effect);
            statement.setString(2, shortened(saved.toString()));
            statement.setLong(3, 0);
            statement.setString(4, now.toString());
            return statement.executeUpdate() == 1;
        }
    }

    /// How many rows the save wrote when it took place, empty where it did not.
    OptionalLong earlier() throws SQLException, Failure {
        var sql = "SELECT saved_rows FROM " + database.quote(table) + " WHERE effect = ?";
        try (var statement = database.connection().prepareStatement(sql)) {
            statement.setString(1, effect);
            try (var result = statement.executeQuery()) {
                return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /// Notes how many rows were written, before the transaction is committed.
    void count(long rows) throws SQLException, Failure {
        var sql = "UPDATE " + database.quote(table) + " SET saved_rows = ? WHERE effect = ?";
        try (var statement = database.connection().prepareStatement(sql)) {
            statement.setLong(1, rows);
            statement.setString(2, effect);
            statement.executeUpdate();
        }
    }

    private static String shortened(String effect) {
        if (effect.length() <= LONGEST) {
            return effect;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(effect.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
