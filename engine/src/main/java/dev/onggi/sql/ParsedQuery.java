package dev.onggi.sql;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// A query as DuckDB's parser sees it: one SELECT.
final class ParsedQuery {
    private final String text;
    private final Map<String, Object> tree;

    private ParsedQuery(String text, Map<String, Object> tree) {
        this.text = text;
        this.tree = tree;
    }

    static ParsedQuery of(String text, Session session) {
        if (text.indexOf('\0') >= 0) {
            throw Refusal.of(SqlProblem.SYNTAX, "it holds a NUL character", "");
        }
        var tree = ask(session, "json_serialize_sql", text);
        if (tree.get("error") instanceof Boolean error && error) {
            throw refusal(text, tree);
        }
        int statements = Json.list(tree.get("statements")).size();
        if (statements != 1) {
            throw Refusal.of(SqlProblem.NOT_ONE_SELECT, "there are " + statements + " statements");
        }
        return new ParsedQuery(text, tree);
    }

    /// Asks one of DuckDB's functions that answer with JSON.
    static Map<String, Object> ask(Session session, String function, String text) {
        var json =
                session.<String>query(
                        "SELECT " + function + "(" + Sql.text(text) + ")",
                        rows -> {
                            rows.next();
                            return rows.getString(1);
                        });
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal refusal(String text, Map<String, Object> error) {
        var message = Json.text(error, "error_message");
        if (!Json.text(error, "error_type").equals("parser")) {
            return Refusal.of(SqlProblem.NOT_ONE_SELECT, "this is another statement");
        }
        var caret = caretOf(text, error);
        return Refusal.at(caret, SqlProblem.SYNTAX, firstLine(message), caret.snippet());
    }

    /// Where DuckDB says that an error lies.
    static Caret caretOf(String text, Map<String, Object> error) {
        try {
            return Caret.at(text, Long.parseLong(Json.text(error, "position")));
        } catch (NumberFormatException e) {
            return Caret.unknown();
        }
    }

    static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    String text() {
        return text;
    }

    Map<String, Object> tree() {
        return tree;
    }

    /// The place of a node of the tree.
    Caret caret(Map<String, Object> node) {
        return Caret.at(text, Json.number(node, "query_location"));
    }
}
