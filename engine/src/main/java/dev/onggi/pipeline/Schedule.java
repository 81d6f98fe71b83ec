package dev.onggi.pipeline;

import dev.onggi.problem.Place;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When a pipeline runs by itself.
///
/// @param trigger what starts its runs
/// @param zone its time zone, or null for the workspace's
/// @param start when it begins, inclusive, or null
/// @param end when it ends, exclusive, or null
/// @param catchup whether missed times are made up for
/// @param place where it was written
public record Schedule(
        Trigger trigger,
        @Nullable ZoneId zone,
        @Nullable LocalDateTime start,
        @Nullable LocalDateTime end,
        boolean catchup,
        Place place) {}
