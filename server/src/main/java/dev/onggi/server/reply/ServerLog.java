package dev.onggi.server.reply;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What happens in the server, a JSON object a line, in a file of each day under `.onggi/logs`. It
/// holds no secret, and no text of a caller breaks its lines.
public final class ServerLog {
    private final Workspace workspace;
    private final InstantSource clock;
    private final Path folder;

    /// The log of a workspace's server.
    ///
    /// @param workspace the folder, and its secrets, which are hidden
    /// @param clock the time
    public ServerLog(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
        this.folder = workspace.state().resolve("logs");
    }

    /// Writes a line.
    ///
    /// @param event what happened, in a word
    /// @param facts whatever is to be known of it
    public void tell(String event, Map<String, ?> facts) {
        var at = clock.instant();
        var line = new LinkedHashMap<String, Object>();
        line.put("at", at.toString());
        line.put("event", event);
        line.putAll(facts);
        append(at, line);
    }

    /// Writes down what went wrong inside.
    ///
    /// @param call what was asked
    /// @param failure why it failed
    /// @return by which people find it
    public String failed(String call, Throwable failure) {
        var id = UUID.randomUUID().toString();
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        tell("failed", Map.of("id", id, "call", call, "trace", trace.toString()));
        return id;
    }

    private synchronized void append(Instant at, Map<String, Object> line) {
        try {
            var text = workspace.secrets().mask(JSON.std.asString(line)) + "\n";
            Files.createDirectories(folder);
            var file =
                    folder.resolve("server-" + LocalDate.ofInstant(at, ZoneOffset.UTC) + ".jsonl");
            if (!Files.exists(file)) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException e) {
            // a full disk must not stop what is told here
        }
    }
}
