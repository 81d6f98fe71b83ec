package dev.onggi.run;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is asked of a run.
///
/// @param params values for the pipeline's parameters
/// @param date the end of its interval where it replaces watermarks, or null for now
/// @param sample rows a source should stop after, or 0 for all
/// @param until the last step to run, or null for all
/// @param estimate whether to stop before the first paid call, and to leave nothing behind
/// @param from the first step to run, with what comes after it, or null for all
/// @param only the one step to run, or null for all
public record RunRequest(
        Map<String, String> params,
        @Nullable Instant date,
        long sample,
        @Nullable String until,
        boolean estimate,
        @Nullable String from,
        @Nullable String only) {
    /// A run of the whole pipeline now.
    public static final RunRequest NOW = new RunRequest(Map.of(), null, 0, null);

    /// A run that does what it is for.
    ///
    /// @param params values for the pipeline's parameters
    /// @param date the end of its interval where it replaces watermarks, or null for now
    /// @param sample rows a source should stop after, or 0 for all
    /// @param until the last step to run, or null for all
    public RunRequest(
            Map<String, String> params,
            @Nullable Instant date,
            long sample,
            @Nullable String until) {
        this(params, date, sample, until, false, null, null);
    }

    /// The same with values for parameters.
    ///
    /// @param given by name
    /// @return a copy
    public RunRequest with(Map<String, String> given) {
        return new RunRequest(given, date, sample, until, estimate, from, only);
    }
}
