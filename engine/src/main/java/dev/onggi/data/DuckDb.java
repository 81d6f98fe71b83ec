package dev.onggi.data;

import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// The one DuckDB of this process: in memory, with limits, and without a way to load anything from
/// outside.
public final class DuckDb implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Limits limits;
    private final Threads threads;
    private final Wide wide;

    /// What DuckDB may use.
    ///
    /// @param memoryBytes memory before it spills to disk
    /// @param threads threads at work
    /// @param temporary a folder of its own for what does not fit into memory
    public record Limits(long memoryBytes, int threads, Path temporary) {
        /// Limits for this machine: all cores, and 512 MB unless told otherwise.
        ///
        /// @param temporary a folder of its own
        /// @return the limits
        public static Limits standard(Path temporary) {
            return new Limits(512L << 20, Runtime.getRuntime().availableProcessors(), temporary);
        }
    }

    private DuckDb(DuckDBConnection connection, Limits limits) {
        this.connection = connection;
        this.limits = limits;
        this.threads = new Threads(connection, limits.threads());
        this.wide = new Wide(connection, limits, threads);
    }

    /// Loads DuckDB's library on a thread of its own, so that there is less to wait for when one is
    /// opened. Where that fails, opening fails too and says why.
    public static void warmUp() {
        Thread.ofPlatform().daemon().name("duckdb-load").start(DuckDb::load);
    }

    private static void load() {
        try {
            connect(new Properties()).close();
        } catch (SQLException | LinkageError e) {
            // told by whoever opens it
        }
    }

    /// Without the driver manager, which would load every other driver too.
    private static DuckDBConnection connect(Properties properties) throws SQLException {
        return new DuckDBDriver()
                .connect("jdbc:duckdb:", properties)
                .unwrap(DuckDBConnection.class);
    }

    /// Opens DuckDB.
    ///
    /// @param limits what it may use
    /// @return the open database
    public static DuckDb open(Limits limits) {
        var properties = new Properties();
        properties.setProperty("memory_limit", limits.memoryBytes() / 1_000_000 + "MB");
        properties.setProperty("threads", Integer.toString(limits.threads()));
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("jdbc_stream_results", "true");
        try {
            Files.createDirectories(limits.temporary());
            properties.setProperty("temp_directory", limits.temporary().toString());
            var connection = connect(properties);
            try {
                Functions.register(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new DuckDb(connection, limits);
        } catch (SQLException e) {
            throw OnggiException.because(e, DataProblem.QUERY_FAILED, e.getMessage());
        } catch (IOException e) {
            throw OnggiException.because(
                    e, DataProblem.UNREADABLE, limits.temporary(), e.getMessage());
        }
    }

    /// A connection of one's own, for one thread at a time.
    ///
    /// @param cancellation ends running statements
    /// @return an open session
    public Session session(Cancellation cancellation) {
        try {
            return new Session(connection.duplicate(), threads, wide, cancellation);
        } catch (SQLException e) {
            throw OnggiException.because(e, DataProblem.QUERY_FAILED, e.getMessage());
        }
    }

    /// What it may use.
    ///
    /// @return the limits it was opened with
    public Limits limits() {
        return limits;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw OnggiException.because(e, DataProblem.QUERY_FAILED, e.getMessage());
        }
    }
}
