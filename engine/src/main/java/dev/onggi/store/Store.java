package dev.onggi.store;

import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.StoreUrl;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Where the metadata of a workspace lies: in the PostgreSQL that `store:` names, else in
/// `.onggi/onggi.db`.
public sealed interface Store {
    /// A file of SQLite.
    ///
    /// @param file its path
    /// @param shown its path as people want to read it
    record InFile(Path file, String shown) implements Store {
        @Override
        public Database open(InstantSource clock) {
            return Database.open(file, clock);
        }

        @Override
        public Optional<Database> read() {
            return Files.exists(file) ? Optional.of(Database.openReadOnly(file)) : Optional.empty();
        }
    }

    /// A database of a PostgreSQL server.
    ///
    /// @param url which one
    record OnServer(StoreUrl url) implements Store {
        @Override
        public Database open(InstantSource clock) {
            return Database.open(url);
        }

        @Override
        public Optional<Database> read() {
            var database = Database.openReadOnly(url);
            try {
                if (database.read(handle -> database.has(handle, "run"))) {
                    return Optional.of(database);
                }
            } catch (OnggiException e) {
                database.close();
                throw e;
            }
            database.close();
            return Optional.empty();
        }

        @Override
        public String shown() {
            return url.toString();
        }
    }

    /// The store of a workspace.
    ///
    /// @param workspace with the settings of the chosen environment
    /// @return where it lies; nothing is opened
    /// @throws OnggiException where `store:` cannot be read
    static Store of(Workspace workspace) {
        return workspace
                .setting("store")
                .map(node -> (Store) new OnServer(url(workspace, (YamlNode.Scalar) node)))
                .orElseGet(() -> {
                    var file = workspace.state().resolve("onggi.db");
                    return new InFile(file, workspace.display(file));
                });
    }

    private static StoreUrl url(Workspace workspace, YamlNode.Scalar address) {
        return StoreUrl.parse(address.text(), address.place()).in(workspace);
    }

    /// Opens it for writing, made and migrated where needed.
    ///
    /// @param clock the time, where the store has none of its own
    /// @return the open database
    /// @throws OnggiException where it cannot be used
    Database open(InstantSource clock);

    /// Opens it for reading.
    ///
    /// @return the open database, or empty where nothing was written yet
    /// @throws OnggiException where it cannot be reached
    Optional<Database> read();

    /// Its address as people may read it.
    ///
    /// @return without a password
    String shown();
}
