package dev.onggi;

import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.Greeting;
import dev.onggi.door.Visitor;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.ModelReply;
import dev.onggi.store.Ownership;
import dev.onggi.store.Store;
import dev.onggi.workspace.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Tiny questions to the models of a workspace, asked by the one process that may write its books.
public final class Greetings implements AutoCloseable {
    private final Asking asking;
    private final Greeting greeting;
    private final Runnable end;

    private Greetings(Asking asking, InstantSource clock, Runnable end) {
        this.asking = asking;
        this.greeting = new Greeting(asking.desk(), "doctor_" + clock.instant());
        this.end = end;
    }

    /// What became of a question.
    public sealed interface Greeted {
        /// An answer.
        ///
        /// @param model which model answered, as the provider names it
        /// @param took from sending to the last byte
        /// @param input tokens
        /// @param output tokens
        record Answered(String model, Duration took, long input, long output) implements Greeted {}

        /// No answer.
        ///
        /// @param kind what went wrong
        /// @param message one sentence, without keys
        record Refused(ModelReply.Kind kind, String message) implements Greeted {}
    }

    /// Opens the books.
    ///
    /// @param workspace whose models are asked
    /// @param clock the time
    /// @return open until it is closed; nothing runs in the workspace meanwhile
    /// @throws OnggiException where another process writes them, or they cannot be read
    static Greetings open(Workspace workspace, InstantSource clock) {
        var books =
                Store.of(workspace) instanceof Store.OnServer
                        ? workspace.state().resolve("journal")
                        : workspace.state();
        var ownership =
                Ownership.take(books, "onggi (process " + ProcessHandle.current().pid() + ")");
        try {
            var asking = Asking.open(workspace, clock);
            return new Greetings(
                    asking,
                    clock,
                    () -> {
                        asking.close();
                        ownership.close();
                    });
        } catch (RuntimeException e) {
            ownership.close();
            throw e;
        }
    }

    /// Asks for others, as the process that writes the books.
    ///
    /// @param asking opened where somebody is asked
    /// @param clock the time
    /// @param model as onggi.yaml has it
    /// @return what came back, for [#read]; empty for `builtin`
    static Map<String, String> answer(Supplier<Asking> asking, InstantSource clock, String model) {
        return new Greetings(asking.get(), clock, () -> {})
                .greet(model)
                .map(Greetings::written)
                .orElse(Map.of());
    }

    /// Asks the process that owns the workspace to ask.
    ///
    /// @param owner listens
    /// @param model as onggi.yaml has it
    /// @return what came back; empty where it listens no more
    static Optional<Greeted> ask(Visitor owner, String model) {
        return owner.ask(OwnerOrders.GREET, Map.of("model", model)).map(Greetings::read);
    }

    private static Map<String, String> written(Greeted greeted) {
        return switch (greeted) {
            case Greeted.Answered(var model, var took, long input, long output) ->
                    Map.of(
                            "model", model,
                            "took", took.toString(),
                            "input", Long.toString(input),
                            "output", Long.toString(output));
            case Greeted.Refused(var kind, var message) ->
                    Map.of("kind", kind.name(), "message", message);
        };
    }

    private static Greeted read(Map<String, String> answer) {
        var kind = answer.get("kind");
        return kind == null
                ? new Greeted.Answered(
                        answer.getOrDefault("model", ""),
                        Duration.parse(answer.getOrDefault("took", "PT0S")),
                        Long.parseLong(answer.getOrDefault("input", "0")),
                        Long.parseLong(answer.getOrDefault("output", "0")))
                : new Greeted.Refused(
                        ModelReply.Kind.valueOf(kind), answer.getOrDefault("message", ""));
    }

    /// Asks a model whether it is there.
    ///
    /// @param name as onggi.yaml has it
    /// @return what came back; empty for `builtin`
    /// @throws OnggiException where it may not be asked: its price is unknown, a budget is spent
    Optional<Greeted> greet(String name) {
        try {
            return asking.model(name, null).map(model -> told(greeting.ask(model).join()));
        } catch (CompletionException e) {
            throw e.getCause() instanceof OnggiException known ? known : e;
        }
    }

    private static Greeted told(Greeting.Greeted greeted) {
        return switch (greeted.reply()) {
            case ModelReply.Answered answer ->
                    new Greeted.Answered(
                            answer.model(),
                            greeted.took(),
                            answer.usage().input(),
                            answer.usage().output());
            case ModelReply.Rejected no -> new Greeted.Refused(no.kind(), no.message());
        };
    }

    @Override
    public void close() {
        end.run();
    }
}
