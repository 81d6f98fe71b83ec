package dev.onggi.server.airflow;

import dev.onggi.run.RunDetailRepository.Attempt;
import dev.onggi.run.StepListRepository.Listed;
import dev.onggi.server.airflow.TaskInstances.Found;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Replies on task instances: every version finds the same steps and writes them its own way.
public final class TaskReplies {
    private static final String PLURAL = "task_instances";

    private final DagRuns runs;
    private final TaskInstances steps;
    private final Writer writer;

    /// Makes the replies of a version.
    ///
    /// @param runs where runs are found
    /// @param steps where steps are found
    /// @param writer writes them
    public TaskReplies(DagRuns runs, TaskInstances steps, Writer writer) {
        this.runs = runs;
        this.steps = steps;
        this.writer = writer;
    }

    /// What is asked for beside a step.
    ///
    /// @param run the name of its run
    /// @param note of the step, or null
    public record Beside(String run, @Nullable String note) {}

    /// How a version writes steps.
    public interface Writer {
        /// A step as it stands.
        ///
        /// @param step the step
        /// @param beside what is not with it
        /// @return its keys
        Map<String, @Nullable Object> step(Listed step, Beside beside);

        /// A try of a step.
        ///
        /// @param step the step
        /// @param attempt the try
        /// @param beside what is not with the step
        /// @return its keys
        Map<String, @Nullable Object> tried(Listed step, Attempt attempt, Beside beside);
    }

    /// Steps of every run of pipelines.
    ///
    /// @param asked which, and in which order
    /// @param pipelines of these, or null for all
    /// @return a page
    public Map<String, @Nullable Object> page(Asked asked, @Nullable Collection<String> pipelines) {
        return page(steps.page(asked, pipelines, null));
    }

    /// Steps of the runs that a form names.
    ///
    /// @param form which, and in which order
    /// @param pipelines of these, or null for all
    /// @return a page
    public Map<String, @Nullable Object> batch(Asked form, @Nullable Collection<String> pipelines) {
        var named = form.texts("dag_run_ids");
        return page(steps.page(form, pipelines, named.isEmpty() ? null : named));
    }

    /// Steps of a run.
    ///
    /// @param asked which, and in which order
    /// @param dag its pipeline
    /// @param run its name
    /// @return a page
    public Map<String, @Nullable Object> ofRun(Asked asked, String dag, String run) {
        return page(steps.ofRun(asked, runs.one(dag, run)));
    }

    private Map<String, @Nullable Object> page(Found found) {
        var ids = found.steps().stream().map(Listed::run).distinct().toList();
        var names = runs.names(ids);
        var notes = steps.notes(ids);
        var items =
                found.steps().stream()
                        .map(step -> {
                            var note = notes.get(TaskInstances.key(step.run(), step.name()));
                            var run = names.getOrDefault(step.run(), step.run());
                            return writer.step(step, new Beside(run, note));
                        })
                        .toList();
        return Pages.whole(PLURAL, items, found.total());
    }

    /// A step.
    ///
    /// @param path to it
    /// @return its keys
    public Map<String, @Nullable Object> one(TaskPath path) {
        return one(runs.one(path.dag(), path.run()), path.task());
    }

    /// A step.
    ///
    /// @param run its run
    /// @param task its name
    /// @return its keys
    public Map<String, @Nullable Object> one(DagRuns.Seen run, String task) {
        return writer.step(steps.one(run, task), beside(run, task));
    }

    private Beside beside(DagRuns.Seen run, String task) {
        var id = run.run().id();
        return new Beside(run.name(), steps.notes(List.of(id)).get(TaskInstances.key(id, task)));
    }

    /// The tries of a step.
    ///
    /// @param path to the step
    /// @return all of them
    public Map<String, @Nullable Object> tries(TaskPath path) {
        var run = runs.one(path.dag(), path.run());
        var step = steps.one(run, path.task());
        var beside = beside(run, path.task());
        var tries =
                steps.tries(run, path.task()).stream()
                        .map(attempt -> writer.tried(step, attempt, beside))
                        .toList();
        return Pages.whole(PLURAL, tries, tries.size());
    }

    /// A try of a step.
    ///
    /// @param path to the step
    /// @param number from 1
    /// @return its keys
    public Map<String, @Nullable Object> tried(TaskPath path, int number) {
        var run = runs.one(path.dag(), path.run());
        return writer.tried(
                steps.one(run, path.task()),
                steps.tried(run, path.task(), number),
                beside(run, path.task()));
    }

    /// The mapped instances of a step, of which there are none.
    ///
    /// @param path to the step
    /// @return an empty page
    public Map<String, @Nullable Object> mapped(TaskPath path) {
        steps.one(runs.one(path.dag(), path.run()), path.task());
        return Pages.whole(PLURAL, List.of(), 0);
    }

    /// Why a step does not run yet.
    ///
    /// @param path to the step
    /// @return the reasons
    public Map<String, @Nullable Object> waits(TaskPath path) {
        return Keys.of("dependencies", steps.waits(runs.one(path.dag(), path.run()), path.task()));
    }
}
