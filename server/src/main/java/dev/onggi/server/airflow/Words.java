package dev.onggi.server.airflow;

import dev.onggi.run.RunDetailRepository.Attempt;
import dev.onggi.run.StepState;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Airflow's words for how runs and steps stand. It has fewer, so that some of Onggi's share one.
public final class Words {
    private static final Map<String, List<String>> RUNS =
            Map.of(
                    "queued", List.of("queued"),
                    "running", List.of("running"),
                    "success", List.of("succeeded"),
                    "failed", List.of("failed", "stopped", "cancelled", "interrupted"));
    private static final Map<String, List<StepState>> STEPS =
            Map.ofEntries(
                    Map.entry("none", List.of(StepState.WAITING)),
                    Map.entry("null", List.of(StepState.WAITING)),
                    Map.entry("no_status", List.of(StepState.WAITING)),
                    Map.entry("None", List.of(StepState.WAITING)),
                    Map.entry("up_for_retry", List.of(StepState.WAITING)),
                    Map.entry("running", List.of(StepState.RUNNING)),
                    Map.entry("success", List.of(StepState.SUCCEEDED)),
                    Map.entry("skipped", List.of(StepState.SKIPPED)),
                    Map.entry(
                            "failed",
                            List.of(StepState.FAILED, StepState.STOPPED, StepState.CANCELLED)));
    private static final List<String> NEVER =
            List.of(
                    "queued",
                    "scheduled",
                    "restarting",
                    "removed",
                    "deferred",
                    "upstream_failed",
                    "up_for_reschedule");

    private Words() {}

    /// How a run stands.
    ///
    /// @param state as Onggi has it
    /// @return queued, running, success or failed
    public static String run(String state) {
        return RUNS.entrySet().stream()
                .filter(one -> one.getValue().contains(state))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("failed");
    }

    /// The states of runs that are looked for.
    ///
    /// @param words of Airflow
    /// @return as Onggi has them; null for any
    public static @Nullable Collection<String> runs(Collection<String> words) {
        if (words.isEmpty()) {
            return null;
        }
        var states = new ArrayList<String>();
        for (var word : words) {
            var found = RUNS.get(word);
            if (found == null) {
                throw CallException.of(
                        ServerProblem.BAD_PARAMETER, "state", String.join(", ", RUNS.keySet()));
            }
            states.addAll(found);
        }
        return states;
    }

    /// Where a step stands.
    ///
    /// @param state as Onggi has it
    /// @param attempt the number of its last try, 0 before the first
    /// @return null before its first try
    public static @Nullable String step(StepState state, int attempt) {
        return switch (state) {
            case WAITING -> attempt == 0 ? null : "up_for_retry";
            case RUNNING -> "running";
            case SUCCEEDED -> "success";
            case SKIPPED -> "skipped";
            case FAILED, STOPPED, CANCELLED -> "failed";
        };
    }

    /// How a try of a step stands.
    ///
    /// @param attempt the try
    /// @return failed where its state is none that steps have
    public static @Nullable String tried(Attempt attempt) {
        for (var state : StepState.values()) {
            if (state.name().equals(attempt.state())) {
                return step(state, attempt.number());
            }
        }
        return "failed";
    }

    /// The states of steps that are looked for.
    ///
    /// @param words of Airflow
    /// @return as Onggi has them; null for any
    public static @Nullable Collection<StepState> steps(Collection<String> words) {
        if (words.isEmpty()) {
            return null;
        }
        return words.stream().flatMap(Words::named).distinct().toList();
    }

    private static Stream<StepState> named(String word) {
        var found = STEPS.get(word);
        if (found == null && !NEVER.contains(word)) {
            throw CallException.of(
                    ServerProblem.BAD_PARAMETER, "state", "success, failed, running, skipped");
        }
        return found == null ? Stream.of() : found.stream();
    }

    /// The state that somebody says a step has.
    ///
    /// @param word success, failed or skipped
    /// @return as Onggi has it
    public static StepState marked(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "success" -> StepState.SUCCEEDED;
            case "failed" -> StepState.FAILED;
            case "skipped" -> StepState.SKIPPED;
            default ->
                    throw CallException.of(
                            ServerProblem.BAD_PARAMETER, "new_state", "success, failed, skipped");
        };
    }

    /// The reasons of runs that are looked for.
    ///
    /// @param words of Airflow, of either version
    /// @return as Onggi has them; null for any
    public static @Nullable Collection<String> causes(Collection<String> words) {
        return words.isEmpty()
                ? null
                : words.stream()
                        .flatMap(word ->
                                switch (word) {
                                    case "manual" -> Stream.of("manual", "called");
                                    case "dataset_triggered", "asset_triggered" ->
                                            Stream.of("data");
                                    case "scheduled", "backfill" -> Stream.of(word);
                                    case "asset_materialization" -> Stream.<String>of();
                                    default ->
                                            throw CallException.of(
                                                    ServerProblem.BAD_PARAMETER,
                                                    "run_type",
                                                    "manual, scheduled, backfill");
                                })
                        .toList();
    }
}
