package dev.onggi.run;

import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DatasetRepository.Producer;
import dev.onggi.data.Publication;
import dev.onggi.run.RunResult.StepResult;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;

/// What the steps of a run published that did not end well after all: their process died or they
/// were cancelled before they could take it back.
///
/// @param datasets what is recorded
/// @param publication the way back
record Leftovers(DatasetRepository datasets, Publication publication) {
    /// Takes everything back that no result of the run stands for, so that the run can be ended,
    /// also where somebody had begun to.
    ///
    /// @param results of its steps
    void withdraw(String run, Collection<StepResult> results) throws IOException {
        var counted = new HashSet<String>();
        for (var result : results) {
            if (result.outcome() != null) {
                counted.add(result.name());
            }
        }
        for (var step : datasets.producers(run)) {
            if (!counted.contains(step)) {
                publication.withdraw(new Producer(run, step));
            }
        }
    }
}
