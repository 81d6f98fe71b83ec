package dev.onggi.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What runs and steps have taken so far.
public interface Durations {
    /// How many runs are learnt from.
    int LEARNT = 10;

    /// A run or a step that succeeded.
    ///
    /// @param took from the start of its first step, or its own, to its end
    /// @param rows the rows it read; 0 where it read none
    record Past(Duration took, long rows) {}

    /// A run that goes on.
    ///
    /// @param id its id
    /// @param pipeline its pipeline
    /// @param started when it began
    /// @param at its logical date
    /// @param steps what is known of its steps, by name
    record Going(
            String id,
            String pipeline,
            Instant started,
            Instant at,
            Map<String, StepProgress> steps) {}

    /// How far a step of a run is.
    ///
    /// @param started when it began
    /// @param ended when it ended, or null
    record StepProgress(Instant started, @Nullable Instant ended) {}

    /// The last runs of a pipeline that succeeded.
    ///
    /// @param pipeline its name
    /// @return the newest first, at most [#LEARNT]
    List<Past> runs(String pipeline);

    /// The last times that a step succeeded.
    ///
    /// @param pipeline its pipeline
    /// @return by the step's name, the newest first, at most [#LEARNT] each
    Map<String, List<Past>> steps(String pipeline);

    /// The runs that go on.
    ///
    /// @return the oldest first
    List<Going> going();
}
