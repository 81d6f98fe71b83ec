package dev.onggi.run;

import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.Children;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Takes over what dead workers had taken, and ends the runs that somebody had followed there.
///
/// @param book the runs
/// @param space the workspace
record Undertaker(RunBookRepository book, RunSpace space) {
    /// @param workers that died
    void bury(List<String> workers) {
        for (var worker : workers) {
            new WorkerRepository(book.world()).bury(worker).forEach(this::interrupt);
        }
        if (!workers.isEmpty()) {
            endChildren();
        }
    }

    /// Ends what steps of dead processes had started.
    private void endChildren() {
        try {
            Children.endLeft(space.workspace().state());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// What its steps rejected is published still, for those steps count.
    private void interrupt(String run) {
        var rejects = new RunRejects(space, book.row(run).info());
        try {
            new RejectsEnd(book, rejects, () -> {})
                    .publish(run, new ArrayList<>(book.results(run)));
            new WorkerRepository(book.world()).interrupt(run);
            rejects.remove();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static OnggiException unusable(IOException e) {
        return OnggiException.because(
                e, DataProblem.UNREADABLE, ".onggi", String.valueOf(e.getMessage()));
    }
}
