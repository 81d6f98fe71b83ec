package dev.onggi.cli;

import dev.onggi.run.RunResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/// What asking will take, step by step, before anything is paid.
final class EstimateView {
    private final Terminal terminal;

    EstimateView(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Prints the estimates of a run and gives the exit status.
    int end(RunResult result) {
        terminal.clearProgress();
        boolean any = false;
        for (var step : result.steps()) {
            var outcome = step.outcome();
            if (outcome != null && outcome.outputs().containsKey("estimated_requests")) {
                any = true;
                print(step.name(), outcome.outputs());
            }
        }
        terminal.print("");
        terminal.print(
                any
                        ? terminal.say("estimate.end", "onggi run " + result.pipeline())
                        : terminal.say("estimate.nobody", result.pipeline()));
        return Failures.DONE;
    }

    private void print(String step, Map<String, String> outputs) {
        long distinct = number(outputs, "distinct_values");
        long asked = number(outputs, "asked_values");
        terminal.print("");
        terminal.print(step + "  " + outputs.get("estimated_model"));
        line("rows", Numbers.count(number(outputs, "rows")));
        line(
                "values",
                Numbers.count(distinct),
                Numbers.count(distinct - asked),
                Numbers.count(asked));
        line("requests", Numbers.count(number(outputs, "requests")));
        line(
                "tokens",
                Numbers.count(number(outputs, "input_tokens")),
                Numbers.count(number(outputs, "output_tokens")));
        var cost = new BigDecimal(Objects.requireNonNull(outputs.get("estimated_cost_usd")));
        line("cost", Numbers.money(cost));
        line(time(outputs), Numbers.seconds(Duration.ofSeconds(number(outputs, "seconds"))));
    }

    private static String time(Map<String, String> outputs) {
        if ("batch".equals(outputs.get("estimated_delivery"))) {
            return "time.batch";
        }
        return number(outputs, "seconds") == 0 ? "time.none" : "time";
    }

    private void line(String what, String... values) {
        terminal.print("  " + terminal.say("estimate." + what, (Object[]) values));
    }

    private static long number(Map<String, String> outputs, String name) {
        return Long.parseLong(Objects.requireNonNull(outputs.get("estimated_" + name)));
    }
}
