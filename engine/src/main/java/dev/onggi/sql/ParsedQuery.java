package dev.onggi.sql;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Predicate;

/// A query as DuckDB's parser sees it: one SELECT.
final class ParsedQuery {
    private static final String PARSE = "json_serialize_sql";

    private final SqlText text;
    private final Map<String, Object> tree;

    private ParsedQuery(SqlText text, Map<String, Object> tree) {
        this.text = text;
        this.tree = tree;
    }

    /// Parses a query. A table whose name is a word of SQL, such as `fetch`, needs no quotes.
    ///
    /// @param isTable whether a word may be the name of a table
    static ParsedQuery of(String written, Predicate<String> isTable, Session session) {
        if (written.indexOf('\0') >= 0) {
            throw Refusal.of(SqlProblem.SYNTAX, "it holds a NUL character", "");
        }
        var text = SqlText.of(written);
        var tree = ask(session, PARSE, text.text());
        if (isError(tree)) {
            text = text.quoteTables(isTable);
            tree = ask(session, PARSE, text.text());
        }
        if (isError(tree)) {
            throw refusal(text, tree);
        }
        int statements = Json.list(tree.get("statements")).size();
        if (statements != 1) {
            throw Refusal.of(SqlProblem.NOT_ONE_STATEMENT, Integer.toString(statements));
        }
        return new ParsedQuery(text, tree);
    }

    static boolean isError(Map<String, Object> answer) {
        return Boolean.TRUE.equals(answer.get("error"));
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

    private static Refusal refusal(SqlText text, Map<String, Object> error) {
        var message = Json.text(error, "error_message");
        if (!Json.text(error, "error_type").equals("parser")) {
            return Refusal.of(SqlProblem.NO_SELECT);
        }
        var caret = text.caret(Json.position(error));
        return Refusal.at(caret, SqlProblem.SYNTAX, firstLine(message), caret.snippet());
    }

    /// Where DuckDB says that an error lies.
    Caret caretOf(Map<String, Object> error) {
        return text.caret(Json.position(error));
    }

    static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /// What DuckDB reads.
    String text() {
        return text.text();
    }

    Map<String, Object> tree() {
        return tree;
    }

    /// The place of a node of the tree.
    Caret caret(Map<String, Object> node) {
        return text.caret(Json.number(node, "query_location"));
    }
}
