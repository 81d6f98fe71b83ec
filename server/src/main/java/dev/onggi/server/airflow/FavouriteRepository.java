package dev.onggi.server.airflow;

import dev.onggi.store.Database;
import java.util.List;

/// The pipelines that accounts like best.
///
/// @param database the workspace's metadata
public record FavouriteRepository(Database database) {
    /// The favourites of an account.
    ///
    /// @param account its name
    /// @return names of pipelines
    public List<String> of(String account) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT pipeline FROM favourite WHERE account = ? ORDER BY pipeline")
                        .bind(0, account)
                        .mapTo(String.class)
                        .list());
    }

    /// Makes a pipeline a favourite.
    ///
    /// @param account whose
    /// @param pipeline its name
    public void add(String account, String pipeline) {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO favourite VALUES (?, ?) ON CONFLICT (account, pipeline) DO"
                                + " NOTHING",
                        account,
                        pipeline));
    }

    /// Makes a pipeline no favourite any more.
    ///
    /// @param account whose
    /// @param pipeline its name
    public void remove(String account, String pipeline) {
        database.write(handle ->
                handle.execute(
                        "DELETE FROM favourite WHERE account = ? AND pipeline = ?",
                        account,
                        pipeline));
    }
}
