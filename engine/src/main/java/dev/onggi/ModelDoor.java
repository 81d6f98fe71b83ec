package dev.onggi;

import dev.onggi.Greetings.Greeted;
import dev.onggi.workspace.Workspace;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The way to the models of a workspace for somebody who only looks whether they are there: through
/// the process that owns the workspace where there is one that listens, else through its books.
public final class ModelDoor implements AutoCloseable {
    private final Holdings holdings;
    private final Workspace workspace;
    private @Nullable Greetings greetings;

    ModelDoor(Holdings holdings, Workspace workspace) {
        this.holdings = holdings;
        this.workspace = workspace;
    }

    /// Asks a model whether it is there. The question is paid for.
    ///
    /// @param name as onggi.yaml has it, other than `builtin`
    /// @return what came back
    /// @throws dev.onggi.problem.OnggiException where it may not be asked: its price is unknown, a
    ///   budget is spent, or another process writes the books and does not listen
    public Greeted greet(String name) {
        return holdings.owner()
                .flatMap(owner -> Greetings.ask(owner, name))
                .orElseGet(() -> books().greet(name).orElseThrow());
    }

    private Greetings books() {
        var open = greetings;
        if (open == null) {
            open = Greetings.open(workspace, InstantSource.system());
            greetings = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (greetings != null) {
            greetings.close();
        }
    }
}
