package dev.onggi;

import dev.onggi.door.DoorProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.Orders;
import dev.onggi.run.RunCause;
import dev.onggi.run.RunRequest;
import dev.onggi.run.StepState;
import dev.onggi.schedule.SchedulerLoop;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the owner of a workspace does for those who ask at its door.
///
/// @param orders writes them into the store
/// @param scheduler is woken where an order may change what is due
/// @param greetings asks a model whether it is there, by its name
record OwnerOrders(
        Orders orders, SchedulerLoop scheduler, Function<String, Map<String, String>> greetings) {
    static final String START = "start";
    static final String CANCEL = "cancel";
    static final String PAUSE = "pause";
    static final String RESUME = "resume";
    static final String RETRY = "retry";
    static final String MARK = "mark";
    static final String NOTE = "note";
    static final String GREET = "greet";
    private static final String PARAM = "param.";

    Map<String, String> handle(String order, Map<String, String> arguments) {
        return switch (order) {
            case START -> start(arguments);
            case CANCEL -> Map.of("runs", String.join(",", orders.cancel(named(arguments, "run"))));
            case PAUSE -> {
                orders.pause(named(arguments, "pipeline"));
                yield Map.of();
            }
            case RESUME -> {
                orders.resume(named(arguments, "pipeline"));
                scheduler.wake();
                yield Map.of();
            }
            case RETRY -> {
                var run = named(arguments, "run");
                orders.again(orders.plan(run, RetryArguments.read(arguments)));
                yield Map.of();
            }
            case MARK -> {
                orders.mark(
                        named(arguments, "run"),
                        named(arguments, "step"),
                        StepState.valueOf(named(arguments, "state")),
                        named(arguments, "who"));
                yield Map.of();
            }
            case NOTE -> {
                orders.note(named(arguments, "run"), named(arguments, "text"));
                yield Map.of();
            }
            case GREET -> greetings.apply(named(arguments, "model"));
            default -> throw OnggiException.of(DoorProblem.UNKNOWN, order);
        };
    }

    private static String named(Map<String, String> arguments, String name) {
        return Optional.ofNullable(arguments.get(name))
                .orElseThrow(() -> OnggiException.of(DoorProblem.UNKNOWN, name));
    }

    private Map<String, String> start(Map<String, String> arguments) {
        var run = orders.start(named(arguments, "pipeline"), request(arguments), RunCause.MANUAL);
        return Map.of("run", run.orElseThrow());
    }

    /// A request as arguments of [#START].
    static Map<String, String> written(String pipeline, RunRequest request) {
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("pipeline", pipeline);
        request.params().forEach((name, value) -> arguments.put(PARAM + name, value));
        var date = request.date();
        if (date != null) {
            arguments.put("date", date.toString());
        }
        put(arguments, "until", request.until());
        put(arguments, "from", request.from());
        put(arguments, "only", request.only());
        arguments.put("sample", Long.toString(request.sample()));
        return arguments;
    }

    private static void put(Map<String, String> arguments, String name, @Nullable String value) {
        if (value != null) {
            arguments.put(name, value);
        }
    }

    private static RunRequest request(Map<String, String> arguments) {
        var params = new LinkedHashMap<String, String>();
        arguments.forEach((name, value) -> {
            if (name.startsWith(PARAM)) {
                params.put(name.substring(PARAM.length()), value);
            }
        });
        var date = arguments.get("date");
        return new RunRequest(
                params,
                date == null ? null : Instant.parse(date),
                Long.parseLong(arguments.getOrDefault("sample", "0")),
                arguments.get("until"),
                false,
                arguments.get("from"),
                arguments.get("only"));
    }
}
