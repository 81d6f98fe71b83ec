package dev.onggi.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Follows undeclared text through bound expressions and notes where its order or value matters.
///
/// What is not known to be harmless is taken for misuse: an aggregate, a list function or a
/// conversion that nobody asked for.
final class ExpressionFlow {
    /// The condition of the CASE that stands around what the user casts.
    static final String DECLARED = "onggi:declared";

    private static final Set<String> TEXT_TYPES =
            Set.of("VARCHAR", "CHAR", "BLOB", "BIT", "ANY", "UNKNOWN", "INVALID", "VARIANT");
    private static final Set<String> NESTED_TYPES =
            Set.of("LIST", "ARRAY", "STRUCT", "TUPLE", "MAP", "UNION");

    /// Comparisons by DuckDB's names of them, as SQL writes them.
    static final Map<String, String> COMPARISONS =
            Map.of(
                    "COMPARE_EQUAL", "=",
                    "COMPARE_NOTEQUAL", "<>",
                    "COMPARE_IN", "IN",
                    "COMPARE_LESSTHAN", "<",
                    "COMPARE_GREATERTHAN", ">",
                    "COMPARE_LESSTHANOREQUALTO", "<=",
                    "COMPARE_GREATERTHANOREQUALTO", ">=",
                    "COMPARE_BETWEEN", "BETWEEN",
                    "COMPARE_NOT_BETWEEN", "BETWEEN");

    private static final Set<String> ORDER_COMPARISONS = Set.of("<", ">", "<=", ">=", "BETWEEN");
    private static final Set<String> HARMLESS_AGGREGATES =
            Set.of(
                    "count",
                    "count_star",
                    "count_if",
                    "first",
                    "last",
                    "any_value",
                    "arbitrary",
                    "list",
                    "array_agg",
                    "string_agg",
                    "group_concat",
                    "listagg",
                    "mode",
                    "approx_count_distinct");
    private static final Set<String> CHOOSING_AGGREGATES =
            Set.of(
                    "arg_max",
                    "arg_min",
                    "max_by",
                    "min_by",
                    "argmax",
                    "argmin",
                    "arg_max_null",
                    "arg_min_null",
                    "arg_max_nulls_last",
                    "arg_min_nulls_last");
    private static final Set<String> HARMLESS_LIST_FUNCTIONS =
            Set.of(
                    "list_value",
                    "list_pack",
                    "list_extract",
                    "list_element",
                    "list_contains",
                    "list_has",
                    "list_has_any",
                    "list_has_all",
                    "list_position",
                    "list_indexof",
                    "list_concat",
                    "list_cat",
                    "list_append",
                    "list_prepend",
                    "list_distinct",
                    "list_unique",
                    "list_slice",
                    "list_reverse",
                    "list_resize",
                    "list_zip",
                    "list_select",
                    "list_where",
                    "list_intersect",
                    "list_to_array",
                    "array_value",
                    "array_extract",
                    "array_contains",
                    "array_has",
                    "array_length",
                    "array_slice",
                    "array_to_string",
                    "array_append",
                    "array_concat",
                    "array_distinct",
                    "array_position");
    private static final Set<String> ORDERING_FUNCTIONS =
            Set.of("greatest", "least", "aggregate", "grade_up", "sort", "nextval");

    private final Set<Misuse> misuses;
    private final BiFunction<Long, Long, Set<Origin>> bindings;

    /// @param misuses where to note
    /// @param bindings the origins of a column by table and column index
    ExpressionFlow(Set<Misuse> misuses, BiFunction<Long, Long, Set<Origin>> bindings) {
        this.misuses = misuses;
        this.bindings = bindings;
    }

    /// The undeclared columns that an expression's text stems from.
    ///
    /// @param expression a bound expression
    /// @param input the origins of each column below it
    Set<Origin> of(Map<String, Object> expression, List<Set<Origin>> input) {
        var origins =
                switch (Json.text(expression, "expression_class")) {
                    case "BOUND_REF" -> reference(expression, input);
                    case "BOUND_COLUMN_REF" -> {
                        var binding = Json.map(expression.get("binding"));
                        yield bindings.apply(
                                Json.number(binding, "table_index"),
                                Json.number(binding, "column_index"));
                    }
                    case "BOUND_CONSTANT" -> Set.<Origin>of();
                    case "BOUND_CASE" -> choice(expression, input);
                    case "BOUND_AGGREGATE" -> aggregate(expression, input);
                    case "BOUND_WINDOW" -> window(expression, input);
                    default -> operation(expression, input);
                };
        return holdsText(expression) ? origins : Set.of();
    }

    private static Set<Origin> reference(Map<String, Object> expression, List<Set<Origin>> input) {
        long index = Json.number(expression, "index");
        return index >= 0 && index < input.size() ? input.get((int) index) : Set.of(Origin.UNKNOWN);
    }

    /// Notes what is ordered.
    void orders(@Nullable Object orders, List<Set<Origin>> input) {
        for (var order : Json.maps(orders)) {
            misuse(of(Json.map(order.get("expression")), input), "ORDER BY");
        }
    }

    /// Notes a comparison by order.
    void comparison(String type, Set<Origin> origins) {
        var operator = COMPARISONS.getOrDefault(type, "");
        if (ORDER_COMPARISONS.contains(operator)) {
            misuse(origins, operator);
        }
    }

    private Set<Origin> choice(Map<String, Object> expression, List<Set<Origin>> input) {
        var origins = new HashSet<Origin>();
        boolean declared = false;
        for (var check : Json.maps(expression.get("case_checks"))) {
            var when = Json.map(check.get("when_expr"));
            declared |= isMarker(when);
            of(when, input);
            origins.addAll(of(Json.map(check.get("then_expr")), input));
        }
        if (expression.get("else_expr") instanceof Map<?, ?> otherwise) {
            origins.addAll(of(Json.map(otherwise), input));
        }
        return declared ? Set.of() : origins;
    }

    private static boolean isMarker(Map<String, Object> when) {
        var found = new boolean[1];
        Json.walk(when, node -> found[0] |= DECLARED.equals(node.get("value")));
        return found[0];
    }

    private Set<Origin> operation(Map<String, Object> expression, List<Set<Origin>> input) {
        var origins = new HashSet<Origin>();
        boolean lambda = false;
        for (var child : children(expression)) {
            if (Json.text(child, "type").equals("LAMBDA")) {
                lambda = true;
            } else {
                origins.addAll(of(child, input));
            }
        }
        var type = Json.text(expression, "type");
        comparison(type, origins);
        var name = name(expression);
        if (type.equals("OPERATOR_CAST") || type.equals("OPERATOR_TRY_CAST")) {
            if (holdsMoreThanText(expression)) {
                misuse(origins, "CAST AS " + typeName(expression));
            }
        } else if (lambda || orders(name)) {
            misuse(origins, name);
        }
        return origins;
    }

    private static boolean orders(String name) {
        boolean onLists = name.startsWith("list_") || name.startsWith("array_");
        return onLists
                ? !HARMLESS_LIST_FUNCTIONS.contains(name)
                : ORDERING_FUNCTIONS.contains(name);
    }

    private Set<Origin> aggregate(Map<String, Object> expression, List<Set<Origin>> input) {
        var name = name(expression);
        orders(Json.map(expression.get("order_bys")).get("orders"), input);
        if (expression.get("filter") instanceof Map<?, ?> filter) {
            of(Json.map(filter), input);
        }
        return arguments(name, expression, input);
    }

    private Set<Origin> window(Map<String, Object> expression, List<Set<Origin>> input) {
        orders(expression.get("orders"), input);
        orders(expression.get("arg_orders"), input);
        for (var key :
                List.of("filters", "start_expr", "end_expr", "offset_expr", "sql_range_start")) {
            if (expression.get(key) instanceof Map<?, ?> part) {
                of(Json.map(part), input);
            }
        }
        Json.maps(expression.get("partitions")).forEach(part -> of(part, input));
        var origins = new HashSet<Origin>();
        if (expression.get("default_expr") instanceof Map<?, ?> fallback) {
            origins.addAll(of(Json.map(fallback), input));
        }
        boolean aggregate = Json.text(expression, "type").equals("WINDOW_AGGREGATE");
        if (aggregate) {
            origins.addAll(arguments(name(expression), expression, input));
        } else {
            children(expression).forEach(child -> origins.addAll(of(child, input)));
        }
        return origins;
    }

    private Set<Origin> arguments(
            String name, Map<String, Object> expression, List<Set<Origin>> input) {
        var origins = new HashSet<Origin>();
        var children = children(expression);
        for (int i = 0; i < children.size(); i++) {
            var argument = of(children.get(i), input);
            boolean chosen = i == 0 && CHOOSING_AGGREGATES.contains(name);
            if (!chosen && !HARMLESS_AGGREGATES.contains(name)) {
                misuse(argument, name);
            }
            origins.addAll(argument);
        }
        return origins;
    }

    private static List<Map<String, Object>> children(Map<String, Object> expression) {
        return expression.get("child") instanceof Map<?, ?> child
                ? List.of(Json.map(child))
                : Json.maps(expression.get("children"));
    }

    private static String name(Map<String, Object> expression) {
        var path = Json.texts(Json.map(expression.get("qname")).get("path"));
        return path.isEmpty() ? "" : path.getLast().toLowerCase(Locale.ROOT);
    }

    private void misuse(Set<Origin> origins, String operation) {
        origins.forEach(origin -> misuses.add(new Misuse(origin, operation)));
    }

    private static String typeName(Map<String, Object> expression) {
        return Json.text(Json.map(expression.get("return_type")), "id");
    }

    /// Whether a value of the expression's type can hold text. A type that is not told can, but for
    /// what is true or false.
    private static boolean holdsText(Map<String, Object> expression) {
        if (expression.get("return_type") instanceof Map<?, ?> type) {
            return holds(type, true);
        }
        return !Json.text(expression, "type").startsWith("CONJUNCTION");
    }

    private static boolean holdsMoreThanText(Map<String, Object> expression) {
        return holds(expression.get("return_type"), false);
    }

    private static boolean holds(@Nullable Object type, boolean text) {
        var found = new boolean[1];
        Json.walk(
                type,
                node -> {
                    var id = Json.text(node, "id");
                    if (!id.isEmpty() && !NESTED_TYPES.contains(id)) {
                        found[0] |= TEXT_TYPES.contains(id) == text;
                    }
                });
        return found[0];
    }
}
