package dev.onggi.clean.change;

import dev.onggi.data.Dataset;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.Workspace;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what clean steps wrote.
public final class CleanedDatasets {
    private final Workspace workspace;
    private final DatasetRepository datasets;

    /// The cleaned datasets of a workspace.
    ///
    /// @param workspace the folder
    /// @param datasets its files
    public CleanedDatasets(Workspace workspace, DatasetRepository datasets) {
        this.workspace = workspace;
        this.datasets = datasets;
    }

    /// Whether a run wrote a dataset that [#newest] may find.
    ///
    /// @param run the run's id
    /// @return false where it never came to clean
    public boolean cleaned(String run) {
        return !entries(run).isEmpty();
    }

    private List<Entry> entries(String run) {
        return datasets.ofRun(run).stream()
                .filter(entry -> CleanedDataset.isCleaned(entry.manifest()))
                .toList();
    }

    /// The newest version of what a clean step of a run wrote.
    ///
    /// @param run the run's id
    /// @param step the step's name; null where the run has but one that cleans
    /// @return the dataset with the one it was made of, both in their place
    /// @throws OnggiException where there is none, it is a table drawn out of another, or a file is
    ///   gone
    public CleanedDataset newest(String run, @Nullable String step) {
        var cleaned = entries(run);
        if (cleaned.isEmpty()) {
            throw OnggiException.of(ChangeProblem.NOTHING_CLEANED, run);
        }
        var chosen = step(run, step, steps(cleaned));
        var versions =
                cleaned.stream().filter(entry -> entry.producer().step().equals(chosen)).toList();
        return of(newest(versions));
    }

    private static List<String> steps(List<Entry> entries) {
        return entries.stream().map(entry -> entry.producer().step()).distinct().toList();
    }

    private static String step(String run, @Nullable String named, List<String> steps) {
        var all = String.join(", ", steps);
        if (named == null && steps.size() > 1) {
            throw OnggiException.of(ChangeProblem.SEVERAL_STEPS, run, all, steps.getLast());
        }
        if (named != null && !steps.contains(named)) {
            var nearest = NearestName.of(named, steps).orElse("");
            throw OnggiException.of(ChangeProblem.NO_SUCH_STEP, run, named, nearest, all);
        }
        return named == null ? steps.getFirst() : named;
    }

    private static Entry newest(List<Entry> versions) {
        var superseded =
                versions.stream()
                        .map(entry -> entry.manifest().notes().get(CleanedDataset.SUPERSEDES))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return versions.stream()
                .filter(entry -> !superseded.contains(entry.manifest().file()))
                .reduce((earlier, later) -> later)
                .orElse(versions.getLast());
    }

    private CleanedDataset of(Entry entry) {
        var parent = parent(entry);
        var before = datasets.find(parent);
        var after = there(entry);
        var cleaned =
                new CleanedDataset(
                        entry, after, before.map(this::open).orElse(after), workspace.state());
        if (cleaned.extracted()) {
            throw OnggiException.of(
                    ChangeProblem.EXTRACTED,
                    entry.producer().step(),
                    entry.manifest().file(),
                    parent);
        }
        there(before.orElseThrow(() -> OnggiException.of(ChangeProblem.FILE_GONE, parent)));
        if (!Files.exists(cleaned.record())) {
            throw OnggiException.of(
                    ChangeProblem.RECORD_GONE,
                    entry.manifest().file(),
                    workspace.display(cleaned.record()));
        }
        return cleaned;
    }

    private static String parent(Entry entry) {
        return entry.manifest().notes().get("parents") instanceof List<?> parents
                        && !parents.isEmpty()
                ? String.valueOf(parents.getFirst())
                : "";
    }

    private Dataset there(Entry entry) {
        var dataset = open(entry);
        if (!Files.exists(dataset.file())) {
            throw OnggiException.of(ChangeProblem.FILE_GONE, entry.manifest().file());
        }
        return dataset;
    }

    private Dataset open(Entry entry) {
        return entry.manifest().open(workspace.root());
    }

    /// The version that another one took the place of by undoing something.
    ///
    /// @param cleaned the later version
    /// @return the version before
    /// @throws OnggiException where nothing was undone, or a file is gone
    public CleanedDataset before(CleanedDataset cleaned) {
        var undone = cleaned.undone();
        if (undone.isEmpty()) {
            throw OnggiException.of(ChangeProblem.NOTHING_TO_RESTORE, cleaned.name());
        }
        var file = String.valueOf(undone.getLast().get("of"));
        return of(
                datasets.find(file)
                        .orElseThrow(() -> OnggiException.of(ChangeProblem.FILE_GONE, file)));
    }
}
