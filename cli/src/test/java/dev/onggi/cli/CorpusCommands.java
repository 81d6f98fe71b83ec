package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs commands in this process and keeps what they say.
public final class CorpusCommands {
    private CorpusCommands() {}

    /// What a command left.
    ///
    /// @param status its exit status
    /// @param said both streams
    /// @param run the run, where it was one
    public record Answer(int status, String said, @Nullable RunResult run) {}

    /// Runs a command from its beginning.
    public static Answer run(String... args) {
        var out = new ByteArrayOutputStream();
        int status = Main.run(terminal(out), args);
        return new Answer(status, out.toString(StandardCharsets.UTF_8), null);
    }

    /// Runs a pipeline as `onggi run` does, in a workspace that is open already.
    public static Answer run(Onggi onggi, String pipeline, Cancellation stop) {
        var out = new ByteArrayOutputStream();
        var terminal = terminal(out);
        @Nullable RunResult result = null;
        int status;
        try {
            var view = new RunView(terminal, onggi.workspace(), false);
            result = onggi.run(pipeline, RunRequest.NOW, view, stop);
            status = view.end(result);
        } catch (Exception e) {
            status = new Failures(terminal).handle(e);
        }
        return new Answer(status, out.toString(StandardCharsets.UTF_8), result);
    }

    private static Terminal terminal(ByteArrayOutputStream out) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, Map.of("LANG", "en_US.UTF-8"), false);
    }
}
