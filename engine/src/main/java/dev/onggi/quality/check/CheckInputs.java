package dev.onggi.quality.check;

import dev.onggi.quality.TypeTests;
import dev.onggi.quality.truth.TruthFiles;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// What expectations are measured by besides the data.
///
/// @param start when the run began; freshness is measured from it
/// @param zone where times without an offset are told
/// @param types how undeclared text is read as a type
/// @param lastSchema the schema of the last run that passed, as [CheckReport#schema] gave it
/// @param truths opens truth tables
public record CheckInputs(
        Instant start,
        ZoneId zone,
        TypeTests types,
        Optional<String> lastSchema,
        TruthFiles truths) {}
