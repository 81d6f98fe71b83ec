package dev.onggi.store;

import dev.onggi.workspace.StoreUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// The kinds of database that everything which is kept in one is tested on, each with an empty one
/// for whoever asks.
public enum TestStore {
    /// A file in the folder.
    SQLITE {
        @Override
        public Place in(Path folder) {
            var file = folder.resolve("onggi.db");
            return new Place() {
                @Override
                public Database open(InstantSource clock) {
                    return Database.open(file, clock);
                }

                @Override
                public Database openReadOnly() {
                    return Database.openReadOnly(file);
                }
            };
        }
    },
    /// A schema of its own.
    POSTGRESQL {
        @Override
        public Place in(Path folder) {
            var url = freshUrl();
            return new Place() {
                @Override
                public Database open(InstantSource clock) {
                    return Database.open(url);
                }

                @Override
                public Database openReadOnly() {
                    return Database.openReadOnly(url);
                }
            };
        }
    };

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    /// One database, which may be opened several times.
    public interface Place {
        /// Opens it for writing.
        Database open(InstantSource clock);

        /// Opens it for writing, with the system's time.
        default Database open() {
            return open(InstantSource.system());
        }

        /// Opens it for reading.
        Database openReadOnly();
    }

    /// An empty database.
    ///
    /// @param folder an empty one
    /// @return not opened yet
    public abstract Place in(Path folder);

    /// The address of an empty schema.
    public static StoreUrl freshUrl() {
        return StoreUrl.parse(freshAddress(), null);
    }

    /// The address of an empty schema as another process can be told it.
    public static String freshAddress() {
        return address() + "&currentSchema=t" + SCHEMAS.incrementAndGet();
    }

    /// The address of the server that all tests of a process share.
    static String address() {
        return "jdbc:postgresql://localhost:"
                + Server.RUNNING.getPort()
                + "/postgres?user=postgres"
                + "&password=postgres-canary";
    }

    /// The server's own schema.
    static DataSource dataSource() {
        return PostgresSource.of(StoreUrl.parse(address(), null));
    }

    static EmbeddedPostgres server() {
        return Server.RUNNING;
    }

    /// Started by whoever asks first, ended with the process.
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("shared_buffers", "16MB")
                        .setServerConfig("max_connections", "60")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
