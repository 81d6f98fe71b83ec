package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.profile.Profiler;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunResult;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A run of a proposal in a temporary workspace with the settings of the real one, so that nothing
/// is written that does not run.
final class Trial {
    private final Workspace workspace;
    private final Map<String, String> environment;
    private final RunRequest request;
    private final Cancellation stop;

    /// @param sample rows a source should stop after, or 0 for all
    Trial(Workspace workspace, Map<String, String> environment, long sample, Cancellation stop) {
        this.workspace = workspace;
        this.environment = environment;
        this.request = new RunRequest(Map.of(), null, sample, null);
        this.stop = stop;
    }

    /// What came out of a trial.
    ///
    /// @param result of the run
    /// @param made what the caller made of the cleaned data, or null where there is none
    record Outcome<T>(RunResult result, @Nullable T made) {}

    /// Runs a proposal.
    ///
    /// @param listener follows the run
    /// @param work looks at the cleaned data while it is there
    /// @throws OnggiException where the proposal is not even valid
    <T> Outcome<T> run(
            Proposal proposal, RunListener listener, BiFunction<Dataset, Profiler, T> work) {
        try {
            var folder = Files.createTempDirectory("onggi-new-");
            try {
                write(proposal, folder);
                return run(proposal.name(), folder, listener, work);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Proposal proposal, Path folder) throws IOException {
        for (var name : List.of(Workspaces.SETTINGS_FILE, ".env")) {
            var settings = workspace.root().resolve(name);
            if (Files.exists(settings)) {
                Files.copy(settings, folder.resolve(name));
            }
        }
        for (var file : proposal.files(proposal.source().absolute()).entrySet()) {
            put(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private <T> Outcome<T> run(
            String name, Path folder, RunListener listener, BiFunction<Dataset, Profiler, T> work) {
        var chosen =
                workspace.environment().equals(Workspaces.ONLY_ENVIRONMENT)
                        ? null
                        : workspace.environment();
        var copy = Workspaces.open(folder, chosen, environment);
        try (var onggi = Onggi.open(copy, InstantSource.system())) {
            var problems = onggi.review().problems();
            if (!problems.isEmpty()) {
                throw new OnggiException(problems);
            }
            var result = onggi.run(name, request, listener, stop);
            for (var step : result.steps()) {
                var outcome = step.outcome();
                if (step.uses().equals("clean") && outcome != null && outcome.dataset() != null) {
                    try (var session = onggi.duckdb().session(stop)) {
                        var dataset = Objects.requireNonNull(outcome.dataset());
                        return new Outcome<>(
                                result, work.apply(dataset, new Profiler(session, dataset)));
                    }
                }
            }
            return new Outcome<>(result, null);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
