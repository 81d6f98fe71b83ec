package dev.onggi;

import dev.onggi.run.RetryRequest;
import dev.onggi.run.StepState;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How a run is to be repeated, as arguments of [OwnerOrders#RETRY].
final class RetryArguments {
    private static final String FROM = "from";
    private static final String STATES = "states";
    private static final String SAME_VERSION = "same_version";
    private static final String BUDGET = "budget";

    private RetryArguments() {}

    static Map<String, String> written(String run, RetryRequest request) {
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("run", run);
        arguments.put(SAME_VERSION, Boolean.toString(request.sameVersion()));
        arguments.put(
                STATES,
                request.states().stream().map(StepState::name).collect(Collectors.joining(",")));
        var from = request.from();
        if (from != null) {
            arguments.put(FROM, from);
        }
        var budget = request.budget();
        if (budget != null) {
            arguments.put(BUDGET, budget.toPlainString());
        }
        return arguments;
    }

    static RetryRequest read(Map<String, String> arguments) {
        var budget = arguments.get(BUDGET);
        return new RetryRequest(
                arguments.get(FROM),
                Arrays.stream(arguments.getOrDefault(STATES, "").split(","))
                        .filter(word -> !word.isEmpty())
                        .map(StepState::valueOf)
                        .collect(Collectors.toSet()),
                Boolean.parseBoolean(arguments.get(SAME_VERSION)),
                budget == null ? null : new BigDecimal(budget));
    }
}
