package dev.onggi.step;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run as its steps see it.
///
/// @param id `{pipeline}_{time}`
/// @param pipeline the pipeline's name
/// @param start when the run began; every file name and system column is made of it
/// @param intervalStart start of the run's interval, inclusive
/// @param intervalEnd end of the run's interval, exclusive
/// @param backfill whether the interval replaces watermarks
/// @param sample rows a source should stop after, or 0 for all
/// @param estimate whether nothing is to be published, sent or remembered: the run only finds out
///   what asking models would take
/// @param params the parameters with what the trigger filled in
/// @param budget dollars that asking models may cost the run in all, in place of what its tasks
///   say, or null
public record RunInfo(
        String id,
        String pipeline,
        Instant start,
        Instant intervalStart,
        Instant intervalEnd,
        boolean backfill,
        long sample,
        boolean estimate,
        Map<String, String> params,
        @Nullable BigDecimal budget) {
    /// A run that does what it is for.
    ///
    /// @param id `{pipeline}_{time}`
    /// @param pipeline the pipeline's name
    /// @param start when the run began
    /// @param intervalStart start of the run's interval, inclusive
    /// @param intervalEnd end of the run's interval, exclusive
    /// @param backfill whether the interval replaces watermarks
    /// @param sample rows a source should stop after, or 0 for all
    /// @param params the parameters with what the trigger filled in
    public RunInfo(
            String id,
            String pipeline,
            Instant start,
            Instant intervalStart,
            Instant intervalEnd,
            boolean backfill,
            long sample,
            Map<String, String> params) {
        this(
                id,
                pipeline,
                start,
                intervalStart,
                intervalEnd,
                backfill,
                sample,
                false,
                params,
                null);
    }
}
