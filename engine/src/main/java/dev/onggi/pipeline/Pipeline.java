package dev.onggi.pipeline;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pipeline without faults.
///
/// @param name unique in its workspace
/// @param about what people want to know of it
/// @param params its parameters in the order written
/// @param steps its steps
/// @param running when it runs and within what limits
/// @param place where its name was written, or its file
public record Pipeline(
        String name,
        About about,
        List<Param> params,
        StepGraph steps,
        Running running,
        Place place) {

    /// What people want to know of a pipeline.
    ///
    /// @param description what it is for, or an empty text
    /// @param owner who answers for it, or an empty text
    /// @param tags words to find it by
    public record About(String description, String owner, List<String> tags) {}

    /// When a pipeline runs and within what limits.
    ///
    /// @param schedules when it runs by itself; none where it is started by hand only
    /// @param maxActiveRuns runs at the same time
    /// @param overlap what becomes of a run that a schedule of times would begin while so many go
    ///   on
    /// @param timeout the longest a run may take from its first step on, or null
    /// @param mustEndBy the time of day by which a run must have ended, or null
    /// @param notifications who is told of what
    public record Running(
            List<Schedule> schedules,
            int maxActiveRuns,
            Overlap overlap,
            @Nullable Duration timeout,
            @Nullable LocalTime mustEndBy,
            List<Notification> notifications) {}

    /// What becomes of a run that is due while the pipeline has as many as it may.
    public enum Overlap {
        /// It waits for them.
        QUEUE,
        /// It is left out.
        SKIP
    }

    /// The parameters of a run.
    ///
    /// @param given values by name
    /// @return a value for each parameter that has one, in the order written
    /// @throws dev.onggi.problem.OnggiException with everything that is wrong with them
    public Map<String, String> fill(Map<String, String> given) {
        var problems = new Problems();
        var names = params.stream().map(Param::name).toList();
        given.keySet().stream()
                .filter(key -> !names.contains(key))
                .forEach(key ->
                        problems.add(
                                null,
                                PipelineProblem.UNKNOWN_PARAM,
                                key,
                                name,
                                NearestName.of(key, names).orElse("")));
        var values = new LinkedHashMap<String, String>();
        for (var param : params) {
            var value = given.getOrDefault(param.name(), param.fallback());
            if (value == null) {
                if (param.required()) {
                    problems.add(param.place(), PipelineProblem.MISSING_PARAM, param.name(), name);
                }
            } else if (param.type().takes(value)) {
                values.put(param.name(), value);
            } else {
                problems.add(
                        null,
                        PipelineProblem.WRONG_PARAM,
                        param.name(),
                        value,
                        param.type().word());
            }
        }
        problems.throwIfAny();
        return values;
    }
}
