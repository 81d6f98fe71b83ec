package dev.onggi.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows undeclared text through a bound plan, from the tables up.
///
/// Each operator gives a list of columns, and a column is the set of undeclared columns its text
/// stems from. An operator that is not known here is refused where undeclared text flows into it.
final class PlanFlow {
    private final Tables tables;
    private final Set<Misuse> misuses = new LinkedHashSet<>();
    private final Map<Long, List<Set<Origin>>> byIndex = new HashMap<>();
    private final ExpressionFlow expressions = new ExpressionFlow(misuses, this::column);

    private PlanFlow(Tables tables) {
        this.tables = tables;
    }

    /// What a plan does with undeclared text that needs its type.
    ///
    /// @param plan what `json_serialize_plan` gave
    /// @param tables the tables the plan reads
    /// @return in the order found
    static Set<Misuse> misuses(Map<String, Object> plan, Tables tables) {
        var flow = new PlanFlow(tables);
        Json.maps(plan.get("plans")).forEach(flow::of);
        return flow.misuses;
    }

    private Set<Origin> column(long table, long column) {
        var columns = byIndex.get(table);
        return columns != null && column >= 0 && column < columns.size()
                ? columns.get((int) column)
                : Set.of(Origin.UNKNOWN);
    }

    private List<Set<Origin>> of(Map<String, Object> operator) {
        return switch (Json.text(operator, "type")) {
            case "LOGICAL_GET" -> scan(operator);
            case "LOGICAL_PROJECTION" ->
                    remember(operator, expressions(operator, only(operator), "expressions"));
            case "LOGICAL_FILTER" -> filter(operator);
            case "LOGICAL_AGGREGATE_AND_GROUP_BY" -> aggregate(operator);
            case "LOGICAL_WINDOW", "LOGICAL_UNNEST" -> {
                var input = only(operator);
                yield concat(input, expressions(operator, input, "expressions"));
            }
            case "LOGICAL_ORDER_BY", "LOGICAL_TOP_N" -> order(operator);
            case "LOGICAL_DISTINCT" -> distinct(operator);
            case "LOGICAL_LIMIT", "LOGICAL_SAMPLE" -> only(operator);
            case "LOGICAL_COMPARISON_JOIN",
                    "LOGICAL_ANY_JOIN",
                    "LOGICAL_ASOF_JOIN",
                    "LOGICAL_DELIM_JOIN",
                    "LOGICAL_CROSS_PRODUCT",
                    "LOGICAL_POSITIONAL_JOIN" ->
                    join(operator);
            case "LOGICAL_UNION", "LOGICAL_EXCEPT", "LOGICAL_INTERSECT" -> union(operator);
            case "LOGICAL_MATERIALIZED_CTE" -> commonTable(operator);
            case "LOGICAL_RECURSIVE_CTE" -> recursion(operator);
            case "LOGICAL_CTE_REF" ->
                    remember(
                            operator,
                            byIndex.getOrDefault(Json.number(operator, "cte_index"), List.of()));
            case "LOGICAL_EXPRESSION_GET" -> values(operator);
            case "LOGICAL_DUMMY_SCAN", "LOGICAL_EMPTY_RESULT" -> List.of();
            default -> unknown(operator);
        };
    }

    private List<Set<Origin>> remember(Map<String, Object> operator, List<Set<Origin>> columns) {
        byIndex.put(Json.number(operator, "table_index"), columns);
        return columns;
    }

    private List<Set<Origin>> only(Map<String, Object> operator) {
        var all = new ArrayList<Set<Origin>>();
        Json.maps(operator.get("children")).forEach(child -> all.addAll(of(child)));
        return all;
    }

    private List<Set<Origin>> expressions(
            Map<String, Object> operator, List<Set<Origin>> input, String key) {
        var columns = new ArrayList<Set<Origin>>();
        Json.maps(operator.get(key)).forEach(e -> columns.add(expressions.of(e, input)));
        return columns;
    }

    private static List<Set<Origin>> concat(List<Set<Origin>> left, List<Set<Origin>> right) {
        var all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    /// The columns that a projection map keeps; all of them where it is empty.
    private static List<Set<Origin>> keep(List<Set<Origin>> columns, @Nullable Object map) {
        if (Json.list(map).isEmpty()) {
            return columns;
        }
        var kept = new ArrayList<Set<Origin>>();
        for (var index : Json.list(map)) {
            int i = index instanceof Number number ? number.intValue() : -1;
            kept.add(i >= 0 && i < columns.size() ? columns.get(i) : Set.of(Origin.UNKNOWN));
        }
        return kept;
    }

    /// A table, or a table function whose text stems from all that goes into it.
    private List<Set<Origin>> scan(Map<String, Object> operator) {
        var input = only(operator);
        var into = new HashSet<Origin>();
        input.forEach(into::addAll);
        var table = Json.text(Json.map(operator.get("function_data")), "table");
        var names = Json.texts(operator.get("names"));
        var columns = new ArrayList<Set<Origin>>();
        for (var index : Json.maps(operator.get("column_indexes"))) {
            long i = Json.number(index, "index");
            boolean named = i >= 0 && i < names.size();
            columns.add(named ? origins(table, names.get((int) i), into) : Set.of());
        }
        var all = keep(columns, operator.get("projection_ids"));
        for (var index : Json.list(operator.get("projected_input"))) {
            all = concat(all, keep(input, List.of(index)));
        }
        return remember(operator, all);
    }

    private Set<Origin> origins(String table, String column, Set<Origin> into) {
        return tables.undeclared(table, column) ? Set.of(new Origin(table, column)) : into;
    }

    private List<Set<Origin>> filter(Map<String, Object> operator) {
        var input = only(operator);
        expressions(operator, input, "expressions");
        return keep(input, operator.get("projection_map"));
    }

    private List<Set<Origin>> aggregate(Map<String, Object> operator) {
        var input = only(operator);
        var columns =
                concat(
                        expressions(operator, input, "groups"),
                        expressions(operator, input, "expressions"));
        for (int i = Json.list(operator.get("grouping_functions")).size(); i > 0; i--) {
            columns = concat(columns, List.of(Set.of()));
        }
        return columns;
    }

    private List<Set<Origin>> order(Map<String, Object> operator) {
        var input = only(operator);
        expressions.orders(operator.get("orders"), input);
        return keep(input, operator.get("projections"));
    }

    private List<Set<Origin>> distinct(Map<String, Object> operator) {
        var input = only(operator);
        expressions.orders(Json.map(operator.get("order_by")).get("orders"), input);
        return input;
    }

    private List<Set<Origin>> join(Map<String, Object> operator) {
        var children = Json.maps(operator.get("children"));
        var left = of(children.getFirst());
        var right = of(children.getLast());
        var both = concat(left, right);
        for (var condition : Json.maps(operator.get("conditions"))) {
            var sides = new HashSet<>(expressions.of(Json.map(condition.get("left")), left));
            sides.addAll(expressions.of(Json.map(condition.get("right")), right));
            expressions.comparison(Json.text(condition, "comparison"), sides);
        }
        for (var key : List.of("condition", "predicate")) {
            if (operator.get(key) instanceof Map<?, ?> condition) {
                expressions.of(Json.map(condition), both);
            }
        }
        expressions(operator, both, "expressions");
        var keptLeft = keep(left, operator.get("left_projection_map"));
        var keptRight = keep(right, operator.get("right_projection_map"));
        return switch (Json.text(operator, "join_type")) {
            case "SEMI", "ANTI" -> keptLeft;
            case "RIGHT_SEMI", "RIGHT_ANTI" -> keptRight;
            case "MARK" -> concat(keptLeft, List.of(Set.of()));
            default -> concat(keptLeft, keptRight);
        };
    }

    private List<Set<Origin>> union(Map<String, Object> operator) {
        var merged = new ArrayList<Set<Origin>>();
        Json.maps(operator.get("children")).forEach(child -> merge(merged, of(child)));
        return remember(operator, merged);
    }

    private static void merge(List<Set<Origin>> into, List<Set<Origin>> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (i == into.size()) {
                into.add(new HashSet<>());
            }
            into.get(i).addAll(columns.get(i));
        }
    }

    private List<Set<Origin>> commonTable(Map<String, Object> operator) {
        var children = Json.maps(operator.get("children"));
        remember(operator, of(children.getFirst()));
        return of(children.getLast());
    }

    /// Goes round until no column gets another origin.
    private List<Set<Origin>> recursion(Map<String, Object> operator) {
        var children = Json.maps(operator.get("children"));
        var columns = new ArrayList<Set<Origin>>();
        merge(columns, of(children.getFirst()));
        int before = -1;
        while (before != size(columns)) {
            before = size(columns);
            remember(operator, columns);
            merge(columns, of(children.getLast()));
        }
        return columns;
    }

    private static int size(List<Set<Origin>> columns) {
        return columns.stream().mapToInt(Set::size).sum();
    }

    private List<Set<Origin>> values(Map<String, Object> operator) {
        var input = only(operator);
        var columns = new ArrayList<Set<Origin>>();
        for (var row : Json.list(operator.get("expressions"))) {
            var cells = new ArrayList<Set<Origin>>();
            Json.maps(row).forEach(cell -> cells.add(expressions.of(cell, input)));
            merge(columns, cells);
        }
        return remember(operator, columns);
    }

    private List<Set<Origin>> unknown(Map<String, Object> operator) {
        var input = only(operator);
        input.forEach(column ->
                column.forEach(
                        origin -> misuses.add(new Misuse(origin, Json.text(operator, "type")))));
        return input;
    }
}
