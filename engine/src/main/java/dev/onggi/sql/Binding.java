package dev.onggi.sql;

import dev.onggi.data.Session;
import dev.onggi.problem.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Binds a query against tables without rows and says what does not fit, in the user's words.
final class Binding {
    private static final int NAMES_SHOWN = 40;
    private static final Pattern NO_SUCH_COLUMN =
            Pattern.compile(
                    "^(?:Referenced column|Table \".*\" does not have a column named) \"(.*?)\"");

    private final ParsedQuery query;
    private final Tables tables;

    private Binding(ParsedQuery query, Tables tables) {
        this.query = query;
        this.tables = tables;
    }

    /// Refuses a query that does not bind, or that takes undeclared text for more than text.
    static void check(ParsedQuery query, Tables tables, Session session) {
        var binding = new Binding(query, tables);
        var plan = ParsedQuery.ask(session, "json_serialize_plan", query.text());
        if (ParsedQuery.isError(plan)) {
            throw binding.refusal(plan);
        }
        var marked = Declarations.plan(query, session).orElse(plan);
        for (var misuse : PlanFlow.misuses(marked, tables)) {
            throw binding.undeclared(misuse);
        }
    }

    private Refusal refusal(Map<String, Object> error) {
        var caret = query.caretOf(error);
        var message = ParsedQuery.firstLine(Json.text(error, "error_message"));
        var missing = NO_SUCH_COLUMN.matcher(message);
        if (missing.find()) {
            return column(missing.group(1), caret);
        }
        return undeclaredIn(error, message)
                .orElseGet(
                        () -> Refusal.at(caret, SqlProblem.DOES_NOT_FIT, message, caret.snippet()));
    }

    private Refusal column(String name, Caret caret) {
        var near = NearestName.of(name, tables.columns());
        return near.isPresent()
                ? Refusal.at(caret, SqlProblem.MISSPELT_COLUMN, name, near.get(), caret.snippet())
                : Refusal.at(
                        caret,
                        SqlProblem.UNKNOWN_COLUMN,
                        name,
                        caret.snippet(),
                        String.join(", ", tables.columns().stream().limit(NAMES_SHOWN).toList()));
    }

    /// `a + 1` and `sum(a)` do not bind on text; the reason is that the text was not declared.
    private Optional<Refusal> undeclaredIn(Map<String, Object> error, String message) {
        boolean types =
                message.startsWith("No function matches")
                        || message.contains("an explicit cast is required")
                        || message.contains("Could not convert string");
        if (!types || !message.contains("VARCHAR")) {
            return Optional.empty();
        }
        var position = Json.text(error, "position");
        var found = new ArrayList<Map<String, Object>>();
        Json.walk(
                query.tree(),
                node -> {
                    if (Objects.toString(node.get("query_location")).equals(position)) {
                        found.add(node);
                    }
                });
        var operation = found.stream().map(Binding::operation).findFirst().orElse("?");
        return found.stream()
                .flatMap(node -> columnsBelow(node).stream())
                .filter(node -> tables.tableOfUndeclared(columnName(node)).isPresent())
                .findFirst()
                .map(node -> {
                    var column = columnName(node);
                    var table = tables.tableOfUndeclared(column).orElseThrow();
                    return undeclared(new Origin(table, column), operation, query.caret(node));
                });
    }

    /// The operation of a node as SQL writes it.
    private static String operation(Map<String, Object> node) {
        var name = Json.text(node, "function_name");
        var type = Json.text(node, "type");
        return name.isEmpty() ? ExpressionFlow.COMPARISONS.getOrDefault(type, type) : name;
    }

    private Refusal undeclared(Misuse misuse) {
        var origin = misuse.origin();
        return origin.equals(Origin.UNKNOWN)
                ? Refusal.of(SqlProblem.UNKNOWN_TEXT, misuse.operation())
                : undeclared(
                        origin, misuse.operation(), place(origin.column(), misuse.operation()));
    }

    private static Refusal undeclared(Origin origin, String operation, Caret caret) {
        return Refusal.at(
                caret,
                SqlProblem.UNDECLARED_TEXT,
                origin.column(),
                origin.table(),
                operation,
                caret.snippet());
    }

    /// The column inside of the operation, else its first use, else nowhere.
    private Caret place(String column, String operation) {
        var inside = new ArrayList<Map<String, Object>>();
        var anywhere = new ArrayList<Map<String, Object>>();
        Json.walk(
                query.tree(),
                node -> {
                    if (isOperation(node, operation)) {
                        inside.addAll(columnsBelow(node));
                    }
                    anywhere.addAll(isColumn(node) ? List.of(node) : List.of());
                });
        inside.addAll(anywhere);
        return inside.stream()
                .filter(node -> columnName(node).equalsIgnoreCase(column))
                .findFirst()
                .map(query::caret)
                .orElseGet(Caret::unknown);
    }

    private static boolean isOperation(Map<String, Object> node, String operation) {
        return switch (Json.text(node, "type")) {
            case "ORDER_MODIFIER" ->
                    operation.equals("ORDER BY") && !Json.list(node.get("orders")).isEmpty();
            case "FUNCTION", "WINDOW_AGGREGATE" ->
                    Json.text(node, "function_name").toLowerCase(Locale.ROOT).equals(operation);
            case "COMPARE_LESSTHAN" -> operation.equals("<");
            case "COMPARE_GREATERTHAN" -> operation.equals(">");
            case "COMPARE_LESSTHANOREQUALTO" -> operation.equals("<=");
            case "COMPARE_GREATERTHANOREQUALTO" -> operation.equals(">=");
            case "COMPARE_BETWEEN", "COMPARE_NOT_BETWEEN" ->
                    operation.equals(">=") || operation.equals("<=");
            default -> false;
        };
    }

    private static List<Map<String, Object>> columnsBelow(Map<String, Object> tree) {
        var columns = new ArrayList<Map<String, Object>>();
        Json.walk(
                tree,
                node -> {
                    if (isColumn(node)) {
                        columns.add(node);
                    }
                });
        return columns;
    }

    private static boolean isColumn(Map<String, Object> node) {
        return Json.text(node, "class").equals("COLUMN_REF");
    }

    private static String columnName(Map<String, Object> node) {
        var names = Json.texts(node.get("column_names"));
        return names.isEmpty() ? "" : names.getLast();
    }
}
