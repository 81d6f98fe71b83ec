package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import java.util.ArrayList;
import java.util.List;

/// The name of a table, with its schema where one is given.
///
/// @param parts one or two names, as the database knows them
record QualifiedName(List<String> parts) {
    /// Reads `table`, `schema.table` or parts quoted by `"` or a backtick, which is doubled to
    /// stand for itself.
    ///
    /// @throws Failure when there is no name, or more than two parts
    static QualifiedName parse(String written) throws Failure {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        char quote = 0;
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean doubled = i + 1 < written.length() && written.charAt(i + 1) == c;
            if (quote != 0 && c == quote) {
                if (doubled) {
                    part.append(c);
                    i++;
                } else {
                    quote = 0;
                }
            } else if (quote != 0) {
                part.append(c);
            } else if ((c == '"' || c == '`') && part.isEmpty()) {
                quote = c;
                quoted = true;
            } else if (c == '.') {
                parts.add(part.toString());
                part.setLength(0);
                quoted = false;
            } else if (quoted) {
                throw wrong(written);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        if (quote != 0 || parts.size() > 2 || parts.stream().anyMatch(String::isBlank)) {
            throw wrong(written);
        }
        return new QualifiedName(parts);
    }

    private static Failure wrong(String written) {
        return Failure.user(
                "`table: " + written + "` is no table name",
                "write it as table or schema.table; a dot inside a name as \"my.table\"");
    }

    /// The table's own name.
    String table() {
        return parts.getLast();
    }

    /// The schema, or an empty text.
    String schema() {
        return parts.size() == 2 ? parts.getFirst() : "";
    }

    /// The same table under another spelling.
    QualifiedName spelled(String table) {
        return schema().isEmpty()
                ? new QualifiedName(List.of(table))
                : new QualifiedName(List.of(schema(), table));
    }

    /// The name as it stands in a statement.
    String quoted(char quote) throws Failure {
        var quoted = new ArrayList<String>();
        for (var part : parts) {
            quoted.add(quote(part, quote));
        }
        return String.join(".", quoted);
    }

    /// Quotes one identifier, whatever it holds. The only way by which names come into statements.
    ///
    /// @param quote the database's quotation mark for names
    /// @throws Failure when no database can hold the name
    static String quote(String name, char quote) throws Failure {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw Failure.user(
                    "a table or column has an empty name, or one with a NUL character in it",
                    "give it another name, for a column by `columns: {old: new}`");
        }
        var mark = String.valueOf(quote);
        return mark + name.replace(mark, mark + mark) + mark;
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
