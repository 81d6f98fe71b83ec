package dev.onggi.run;

import dev.onggi.data.Publication;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.StepResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What becomes of the rejected rows of a run when it ends: they are published, and what its steps
/// left of tries that did not end well is taken back. A step whose rejected rows are lost meanwhile
/// fails, for nobody could say what became of them.
///
/// @param book the runs
/// @param rejects the run's
/// @param check refuses where the run is another one's to end
record RejectsEnd(RunBookRepository book, RunRejects rejects, Runnable check) {
    /// Publishes them.
    ///
    /// @param results of the run's steps; those that fail now are replaced
    /// @return the files
    List<Path> publish(String run, List<StepResult> results) throws IOException {
        var space = book.world().space();
        var publication = space.publication().guarded(check);
        new Leftovers(space.datasets(), publication).withdraw(run, results);
        var published = new ArrayList<Path>();
        try {
            published.addAll(files(publication, run));
        } catch (OnggiException e) {
            if (!lose(run, results)) {
                throw e;
            }
            new Leftovers(space.datasets(), publication).withdraw(run, results);
            published.addAll(files(publication, run));
        }
        published.addAll(settle(publication, run, results));
        return List.copyOf(published);
    }

    private List<Path> files(Publication publication, String run) throws IOException {
        return rejects.publish(publication, parts().bySource(run));
    }

    /// Takes back what files of earlier rounds say of steps that have been repeated since.
    ///
    /// @return the files that stand for what is left of them
    private List<Path> settle(Publication publication, String run, List<StepResult> results)
            throws IOException {
        var now = parts().byStep(run).keySet();
        var kept =
                results.stream()
                        .filter(one -> rejected(one) > 0 && !now.contains(one.name()))
                        .map(StepResult::name)
                        .toList();
        return new EarlierRejects(book.world().space(), publication, rejects).settle(run, kept);
    }

    private static long rejected(StepResult result) {
        var outcome = result.outcome();
        return outcome == null ? 0 : outcome.ledger().rejected();
    }

    private RejectPartRepository parts() {
        return new RejectPartRepository(book.world());
    }

    /// Whether something was lost.
    private boolean lose(String run, List<StepResult> results) {
        var lost = new LinkedHashMap<String, Problem>();
        parts().byStep(run)
                .forEach((step, files) -> {
                    var gone = rejects.lost(files);
                    if (!gone.isEmpty()) {
                        var names = String.join(", ", gone);
                        lost.put(step, Problem.of(RunProblem.REJECTS_LOST, null, step, names, run));
                    }
                });
        for (var failed : parts().lose(run, lost, check)) {
            results.replaceAll(one -> one.name().equals(failed.name()) ? failed : one);
        }
        return !lost.isEmpty();
    }
}
