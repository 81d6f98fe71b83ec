package dev.onggi.report;

import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.Values;
import java.time.Duration;
import java.util.Optional;

/// What a workspace is to reach: `targets:` of onggi.yaml.
///
/// @param successRate share of runs that end well
/// @param availability share of the time that it is served
/// @param recovery longest time from a failure to the next success
/// @param rowsPerDay rows collected in a day, at least, where somebody said so
/// @param usdPerDay dollars that models cost in a day, at most, where somebody said so
public record Targets(
        double successRate,
        double availability,
        Duration recovery,
        Optional<Long> rowsPerDay,
        Optional<Double> usdPerDay) {
    /// The targets of a workspace.
    ///
    /// @param workspace the folder
    /// @return what it says, and the standard for the rest
    public static Targets of(Workspace workspace) {
        return new Targets(
                Values.share(workspace.text("targets.success_rate").orElseThrow()),
                Values.share(workspace.text("targets.availability").orElseThrow()),
                Values.duration(workspace.text("targets.recovery").orElseThrow()),
                workspace.text("targets.rows_per_day").map(Long::valueOf),
                workspace.text("targets.usd_per_day").map(Double::valueOf));
    }
}
