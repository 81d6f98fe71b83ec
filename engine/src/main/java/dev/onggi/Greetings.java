package dev.onggi;

import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.Greeting;
import dev.onggi.clean.ask.Greeting.Greeted;
import dev.onggi.problem.OnggiException;
import dev.onggi.store.Ownership;
import dev.onggi.store.Store;
import dev.onggi.workspace.Workspace;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// Tiny questions to the models of a workspace, asked by the one process that may write its books.
public final class Greetings implements AutoCloseable {
    private final Ownership ownership;
    private final Asking asking;
    private final Greeting greeting;

    private Greetings(Ownership ownership, Asking asking, Greeting greeting) {
        this.ownership = ownership;
        this.asking = asking;
        this.greeting = greeting;
    }

    /// Opens the books.
    ///
    /// @param workspace whose models are asked
    /// @param clock the time
    /// @return open until it is closed; nothing runs in the workspace meanwhile
    /// @throws OnggiException where another process writes them, or they cannot be read
    public static Greetings open(Workspace workspace, InstantSource clock) {
        var books =
                Store.of(workspace) instanceof Store.OnServer
                        ? workspace.state().resolve("journal")
                        : workspace.state();
        var ownership =
                Ownership.take(books, "onggi (process " + ProcessHandle.current().pid() + ")");
        try {
            var asking = Asking.open(workspace, clock);
            var greeting = new Greeting(asking.desk(), "doctor_" + clock.instant());
            return new Greetings(ownership, asking, greeting);
        } catch (RuntimeException e) {
            ownership.close();
            throw e;
        }
    }

    /// Asks a model whether it is there.
    ///
    /// @param name as onggi.yaml has it
    /// @return what came back; empty for `builtin`
    /// @throws OnggiException where it may not be asked: its price is unknown, a budget is spent
    public Optional<Greeted> greet(String name) {
        try {
            return asking.model(name, null).map(model -> greeting.ask(model).join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof OnggiException known ? known : e;
        }
    }

    @Override
    public void close() {
        asking.close();
        ownership.close();
    }
}
