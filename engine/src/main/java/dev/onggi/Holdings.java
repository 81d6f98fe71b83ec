package dev.onggi;

import dev.onggi.clean.ask.Asking;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DuckDb;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.Publication;
import dev.onggi.door.Visitor;
import dev.onggi.event.Event;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunSpace;
import dev.onggi.store.Database;
import dev.onggi.store.Ownership;
import dev.onggi.store.Store;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What this process holds of a workspace: its ownership, its metadata, the engine that moves
/// tables, and the way to models. Each is taken when it is needed first, and all are given back
/// together.
final class Holdings implements AutoCloseable {
    private final Workspace workspace;
    private final InstantSource clock;
    private final Consumer<Event> events;
    private final Consumer<Event> watcher;
    private final Consumer<RunSpace> taken;
    private @Nullable Ownership ownership;
    private @Nullable Database database;
    private boolean reading;
    private @Nullable DuckDb duckdb;
    private @Nullable Asking asking;

    /// @param workspace the folder
    /// @param clock the time
    /// @param events is told what happens to the runs of this process
    /// @param watcher is told how far they are
    /// @param taken is called once the workspace is owned, before anybody works in it
    Holdings(
            Workspace workspace,
            InstantSource clock,
            Consumer<Event> events,
            Consumer<Event> watcher,
            Consumer<RunSpace> taken) {
        this.workspace = workspace;
        this.clock = clock;
        this.events = events;
        this.watcher = watcher;
        this.taken = taken;
    }

    /// The workspace, to write in it.
    ///
    /// @return owned by this process, or shared with others where its store is a server
    /// @throws OnggiException where another process owns it
    synchronized RunSpace own() {
        if (ownership == null && !shared()) {
            ownership = Ownership.take(workspace.state(), holder());
        }
        if (reading && database != null) {
            database.close();
            database = null;
        }
        reading = false;
        var known = database;
        var open = known == null ? store().open(InstantSource.system()) : known;
        database = open;
        var space = space(open, events);
        if (known == null) {
            taken.accept(space);
        }
        return space;
    }

    /// The workspace beside whoever writes in it.
    ///
    /// @return only read
    RunSpace reading() {
        return space(Objects.requireNonNull(metadata()), event -> {});
    }

    private RunSpace space(Database open, Consumer<Event> told) {
        var publication =
                new Publication(
                        workspace.root(),
                        workspace.state(),
                        new DatasetRepository(open),
                        new DurableFiles());
        return new RunSpace(workspace, open, duckdb(), publication, clock, holder(), told, watcher);
    }

    /// Reads the metadata beside whoever writes it.
    ///
    /// @return the open database, or null where nothing has run yet
    synchronized @Nullable Database metadata() {
        if (database == null) {
            database = store().read().orElse(null);
            reading = true;
        }
        return database;
    }

    Store store() {
        return Store.of(workspace);
    }

    /// Whether several processes may work on the workspace at the same time.
    private boolean shared() {
        return store() instanceof Store.OnServer;
    }

    /// The process that owns the workspace, where another one does and takes orders.
    ///
    /// @return its door
    synchronized Optional<Visitor> owner() {
        return ownership == null && !shared()
                ? Optional.of(new Visitor(workspace.state())).filter(Visitor::listens)
                : Optional.empty();
    }

    /// Gives an order to the process that owns the workspace, where another one does.
    ///
    /// @return its answer; empty where this process is to do it itself
    Optional<Map<String, String>> ask(String order, Map<String, String> arguments) {
        return owner().flatMap(visitor -> visitor.ask(order, arguments));
    }

    synchronized Asking asking() {
        var open = asking;
        if (open == null) {
            if (shared()) {
                // the journal of what models cost lies in the folder, and one process writes it
                ownership = Ownership.take(workspace.state().resolve("journal"), holder());
            }
            open = Asking.open(workspace, clock);
            asking = open;
        }
        return open;
    }

    /// Whether models may be asked in this process.
    synchronized boolean asks() {
        return asking != null;
    }

    synchronized DuckDb duckdb() {
        var open = duckdb;
        if (open == null) {
            open = DuckDb.open(limits());
            duckdb = open;
        }
        return open;
    }

    private static String holder() {
        return "onggi (process " + ProcessHandle.current().pid() + ")";
    }

    /// Where processes put down what does not fit into memory, each in its own folder.
    Path spill() {
        return workspace.state().resolve("cache").resolve("spill");
    }

    private Path ownSpill() {
        return spill().resolve(Long.toString(ProcessHandle.current().pid()));
    }

    private void removeOwnSpill() {
        try {
            Files.deleteIfExists(ownSpill());
        } catch (IOException e) {
            // another one of this process uses it, or the next owner removes it
        }
    }

    private DuckDb.Limits limits() {
        var standard = DuckDb.Limits.standard(ownSpill());
        long memory = setting("memory").map(Values::bytes).orElse(standard.memoryBytes());
        int threads =
                setting("threads")
                        .map(Integer::parseInt)
                        .orElse(Math.min(standard.threads(), workspace.cores()));
        return new DuckDb.Limits(memory, threads, standard.temporary());
    }

    private Optional<String> setting(String name) {
        return workspace.setting(name).map(node -> ((YamlNode.Scalar) node).text());
    }

    @Override
    public synchronized void close() {
        if (asking != null) {
            asking.close();
        }
        if (duckdb != null) {
            duckdb.close();
            removeOwnSpill();
        }
        if (database != null) {
            database.close();
        }
        if (ownership != null) {
            ownership.close();
        }
    }
}
