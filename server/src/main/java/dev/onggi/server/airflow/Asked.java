package dev.onggi.server.airflow;

import dev.onggi.problem.NearestName;
import dev.onggi.run.Span;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a list is asked for, by the parameters of a call or by the keys of its body alike.
public final class Asked {
    private static final int MOST = 100;
    private static final Map<String, Span.How> BOUNDS =
            Map.of(
                    "_gte", Span.How.FROM,
                    "_gt", Span.How.AFTER,
                    "_lte", Span.How.TO,
                    "_lt", Span.How.BEFORE);

    private final Function<String, List<String>> values;
    private final int usual;

    /// An order.
    ///
    /// @param key by which key
    /// @param descending whether the largest comes first
    public record Order(String key, boolean descending) {}

    private Asked(Function<String, List<String>> values, int usual) {
        this.values = values;
        this.usual = usual;
    }

    /// What the parameters of a call ask for.
    ///
    /// @param request the call
    /// @param usual how many items a page has where nothing is said
    /// @return read when it is looked at
    public static Asked of(HttpServletRequest request, int usual) {
        return new Asked(
                name -> {
                    var given = request.getParameterValues(name);
                    return given == null ? List.of() : List.of(given);
                },
                usual);
    }

    /// What the keys of a body ask for.
    ///
    /// @param body the keys
    /// @param known all that may be among them
    /// @param usual how many items a page has where nothing is said
    /// @return read when it is looked at
    public static Asked of(
            @Nullable Map<String, Object> body, Collection<String> known, int usual) {
        var keys = body == null ? Map.<String, Object>of() : body;
        known(keys.keySet(), known);
        return new Asked(
                name ->
                        switch (keys.get(name)) {
                            case null -> List.of();
                            case Collection<?> many -> many.stream().map(String::valueOf).toList();
                            case Object one -> List.of(one.toString());
                        },
                usual);
    }

    /// Refuses keys that nobody knows.
    ///
    /// @param given the keys of a body
    /// @param known all that may be among them
    public static void known(Set<String> given, Collection<String> known) {
        for (var key : given) {
            if (!known.contains(key)) {
                throw CallException.of(
                        ServerProblem.BAD_PARAMETER,
                        key,
                        NearestName.of(key, known).orElse(String.join(", ", known)));
            }
        }
    }

    /// The values of a parameter, given one by one or between commas.
    ///
    /// @param names of it; the first that has values counts
    /// @return none where it was not given
    public List<String> texts(String... names) {
        return Stream.of(names)
                .map(values)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /// The value of a parameter.
    ///
    /// @param name of it
    /// @return empty where it was not given
    public Optional<String> text(String name) {
        return values.apply(name).stream().findFirst().filter(text -> !text.isEmpty());
    }

    /// A truth value.
    ///
    /// @param name of the parameter
    /// @return empty where it was not given
    public Optional<Boolean> flag(String name) {
        return text(name)
                .map(text ->
                        switch (text.toLowerCase(java.util.Locale.ROOT)) {
                            case "true", "1" -> true;
                            case "false", "0" -> false;
                            default ->
                                    throw CallException.of(
                                            ServerProblem.BAD_PARAMETER, name, "true, false");
                        });
    }

    /// A whole number.
    ///
    /// @param name of the parameter
    /// @return empty where it was not given
    public Optional<Long> number(String name) {
        return text(name)
                .map(text -> {
                    try {
                        return Long.valueOf(text);
                    } catch (NumberFormatException e) {
                        throw CallException.of(ServerProblem.BAD_PARAMETER, name, "0 ..");
                    }
                });
    }

    /// How many items are wanted; more than a hundred are not given at a time.
    ///
    /// @return from 0 to 100
    public int limit() {
        long asked = number("limit").or(() -> number("page_limit")).orElse((long) usual);
        if (asked < 0) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "limit", "0 .. " + MOST);
        }
        return (int) Math.min(asked, MOST);
    }

    /// How many items are left out before them.
    ///
    /// @return at least 0
    public int offset() {
        long asked = number("offset").or(() -> number("page_offset")).orElse(0L);
        if (asked < 0 || asked > Integer.MAX_VALUE) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "offset", "0 ..");
        }
        return (int) asked;
    }

    /// By what items are to be ordered.
    ///
    /// @param known the keys that may be asked for
    /// @return the first that is asked for, or empty
    public Optional<Order> order(Collection<String> known) {
        return texts("order_by").stream()
                .findFirst()
                .map(text -> {
                    boolean descending = text.startsWith("-");
                    var key = descending ? text.substring(1) : text;
                    if (!known.contains(key)) {
                        throw CallException.of(
                                ServerProblem.BAD_PARAMETER,
                                "order_by",
                                NearestName.of(key, known).orElse(String.join(", ", known)));
                    }
                    return new Order(key, descending);
                });
    }

    /// The bounds of times, such as `start_date_gte`.
    ///
    /// @param times the time that each name stands for
    /// @return all that were given
    public List<Span> spans(Map<String, Span.Time> times) {
        var spans = new ArrayList<Span>();
        times.forEach((name, time) ->
                BOUNDS.forEach((ending, how) ->
                        text(name + ending)
                                .ifPresent(text ->
                                        spans.add(
                                                new Span(
                                                        time,
                                                        how,
                                                        instant(name + ending, text))))));
        return List.copyOf(spans);
    }

    /// Refuses what a list cannot be asked for, where leaving it out would give a wrong answer.
    ///
    /// @param names of parameters of Airflow
    public void refuse(Collection<String> names) {
        for (var name : names) {
            for (var one : withBounds(name)) {
                if (!values.apply(one).isEmpty()) {
                    throw CallException.of(ServerProblem.BAD_PARAMETER, one, "");
                }
            }
        }
    }

    private static List<String> withBounds(String name) {
        return name.endsWith("*")
                ? BOUNDS.keySet().stream()
                        .map(ending -> name.substring(0, name.length() - 1) + ending)
                        .toList()
                : List.of(name);
    }

    /// A time with its offset.
    ///
    /// @param name of the key, for the problem
    /// @param text such as `2026-03-01T06:00:00Z`
    /// @return the time
    public static Instant instant(String name, String text) {
        try {
            // a plus that was not written as %2B arrives as a space
            return OffsetDateTime.parse(Objects.requireNonNull(text).replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, name, "2026-03-01T06:00:00Z");
        }
    }
}
