package dev.onggi.sql;

import dev.onggi.problem.NearestName;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Refuses what would reach out of the datasets: other tables, table functions, functions with a
/// view of the machine. DuckDB is locked as well; this says why, with a caret.
final class Reach {
    private static final Set<String> TABLE_FUNCTIONS =
            Set.of("range", "generate_series", "unnest", "json_each", "json_tree");
    private static final Set<String> FORBIDDEN_FUNCTIONS =
            Set.of(
                    "current_setting",
                    "getenv",
                    "getvariable",
                    "write_log",
                    "parse_duckdb_log_message",
                    "json_serialize_sql",
                    "json_serialize_plan",
                    "json_deserialize_sql",
                    "in_search_path",
                    "set_config");

    private final ParsedQuery query;
    private final Tables tables;
    private final Set<String> commonTables = new HashSet<>();

    private Reach(ParsedQuery query, Tables tables) {
        this.query = query;
        this.tables = tables;
    }

    static void check(ParsedQuery query, Tables tables) {
        var reach = new Reach(query, tables);
        Json.walk(query.tree(), reach::collectCommonTables);
        Json.walk(query.tree(), reach::check);
    }

    private void collectCommonTables(Map<String, Object> node) {
        Json.maps(Json.map(node.get("cte_map")).get("map")).stream()
                .map(entry -> Json.text(entry, "key").toLowerCase(Locale.ROOT))
                .forEach(commonTables::add);
    }

    private void check(Map<String, Object> node) {
        switch (Json.text(node, "type")) {
            case "BASE_TABLE" -> table(node);
            case "TABLE_FUNCTION" -> {
                var name = Json.text(Json.map(node.get("function")), "function_name");
                if (!TABLE_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
                    throw forbidden(node, name);
                }
            }
            case "SHOW_REF" -> throw Refusal.of(SqlProblem.NO_SELECT);
            case "FUNCTION" -> {
                var name = Json.text(node, "function_name").toLowerCase(Locale.ROOT);
                if (FORBIDDEN_FUNCTIONS.contains(name) || name.startsWith("onggi_")) {
                    throw forbidden(node, name);
                }
            }
            default -> {}
        }
    }

    private void table(Map<String, Object> node) {
        var name = Json.text(node, "table_name");
        boolean plain =
                Json.text(node, "schema_name").isEmpty()
                        && Json.text(node, "catalog_name").isEmpty();
        if (plain
                && (tables.contains(name)
                        || commonTables.contains(name.toLowerCase(Locale.ROOT)))) {
            return;
        }
        var caret = query.caret(node);
        var near = NearestName.of(name, tables.names());
        throw near.isPresent()
                ? Refusal.at(caret, SqlProblem.MISSPELT_TABLE, name, near.get(), caret.snippet())
                : Refusal.at(
                        caret,
                        SqlProblem.UNKNOWN_TABLE,
                        name,
                        String.join(", ", tables.names()),
                        caret.snippet());
    }

    private Refusal forbidden(Map<String, Object> node, String name) {
        var caret = query.caret(node);
        return Refusal.at(caret, SqlProblem.FORBIDDEN, name, caret.snippet());
    }
}
