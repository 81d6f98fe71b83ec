package dev.onggi.sql;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the casts that a user wrote visible in the bound plan, where they cannot be told from
/// those DuckDB adds, and where a cast of text to text is gone.
///
/// Each written `CAST(x AS T)` becomes `CAST(CASE WHEN 'onggi:declared' IS NOT NULL THEN x END AS
/// T)`, in a copy of the query that is planned and never run.
final class Declarations {
    private static final Map<String, Object> MARKER =
            Map.of(
                    "class", "OPERATOR",
                    "type", "OPERATOR_IS_NOT_NULL",
                    "alias", "",
                    "children",
                            List.of(
                                    Map.of(
                                            "class", "CONSTANT",
                                            "type", "VALUE_CONSTANT",
                                            "alias", "",
                                            "literal",
                                                    Map.of(
                                                            "kind",
                                                            "STRING",
                                                            "text",
                                                            ExpressionFlow.DECLARED))));
    private static final Map<String, Object> NOTHING =
            Map.of(
                    "class", "CONSTANT",
                    "type", "VALUE_CONSTANT",
                    "alias", "",
                    "literal", Map.of("kind", "NULL_LITERAL", "text", ""));

    private Declarations() {}

    /// The marked query's plan, or empty where the marks do not fit the query.
    static Optional<Map<String, Object>> plan(ParsedQuery query, Session session) {
        try {
            var json = JSON.std.asString(marked(query.tree()));
            var text =
                    session.<String>query(
                            "SELECT json_deserialize_sql(" + Sql.text(json) + "::JSON)",
                            rows -> {
                                rows.next();
                                return rows.getString(1);
                            });
            var plan = ParsedQuery.ask(session, "json_serialize_plan", text);
            return ParsedQuery.isError(plan) ? Optional.empty() : Optional.of(plan);
        } catch (OnggiException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object marked(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>();
            list.forEach(item -> copy.add(marked(item)));
            return copy;
        }
        if (!(tree instanceof Map<?, ?>)) {
            return tree;
        }
        var node = Json.map(tree);
        var copy = new LinkedHashMap<String, @Nullable Object>();
        node.forEach((key, value) -> copy.put(key, marked(value)));
        if (writtenCast(node)) {
            copy.put("child", mark(copy.get("child")));
        }
        return copy;
    }

    /// Casts that the parser makes, such as that of `INTERVAL (x) DAY`, have no place in the text.
    private static boolean writtenCast(Map<String, Object> node) {
        long place = Json.number(node, "query_location");
        return Json.text(node, "class").equals("CAST")
                && place >= 0
                && place < Integer.MAX_VALUE
                && !Json.text(Json.map(node.get("child")), "class").equals("CONSTANT");
    }

    private static Object mark(@Nullable Object expression) {
        return Map.of(
                "class", "CASE",
                "type", "CASE_EXPR",
                "alias", "",
                "case_checks",
                        List.of(
                                Map.of(
                                        "when_expr",
                                        MARKER,
                                        "then_expr",
                                        Objects.requireNonNull(expression))),
                "else_expr", NOTHING);
    }
}
