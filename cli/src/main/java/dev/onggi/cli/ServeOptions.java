package dev.onggi.cli;

import dev.onggi.problem.OnggiException;
import dev.onggi.yaml.Values;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What processes are told that work until they are stopped.
final class ServeOptions {
    @Option(
            names = "--label",
            paramLabel = "LABEL",
            description = "Take steps that ask for workers of this label, too.")
    private Set<String> labels = new LinkedHashSet<>();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "End after this time, such as 10m; on Ctrl-C otherwise.")
    private @Nullable String lasting;

    @Option(names = "--json", description = "Print a JSON object for whatever happens.")
    private boolean json;

    boolean json() {
        return json;
    }

    Set<String> labels() {
        return labels;
    }

    /// How long to work, or null for ever.
    @Nullable Duration lasting() {
        try {
            return lasting == null ? null : Values.duration(lasting);
        } catch (IllegalArgumentException e) {
            throw OnggiException.because(e, CommandProblem.BAD_VALUE, "--for", lasting);
        }
    }
}
