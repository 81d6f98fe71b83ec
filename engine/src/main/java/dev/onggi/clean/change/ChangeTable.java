package dev.onggi.clean.change;

import dev.onggi.data.DataProblem;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The record of changed cells as SQL, one row for each cell.
final class ChangeTable {
    private static final String WRITTEN = "written";

    private final Session session;
    private final CleanedDataset cleaned;
    private final Set<String> stored;

    /// Opens a record and reads it once, so that damage is told before anything is made of it.
    ChangeTable(Session session, CleanedDataset cleaned) {
        this.session = session;
        this.cleaned = cleaned;
        try {
            this.stored =
                    session.describe("SELECT * FROM " + file()).stream()
                            .map(Column::name)
                            .collect(Collectors.toSet());
            check();
        } catch (OnggiException e) {
            throw damaged(e);
        }
    }

    private OnggiException damaged(OnggiException e) {
        var problem = e.problems().getFirst();
        return problem.code() == DataProblem.QUERY_FAILED
                ? OnggiException.because(
                        e,
                        ChangeProblem.RECORD_DAMAGED,
                        cleaned.record(),
                        problem.args().getFirst())
                : e;
    }

    private void check() {
        if (!stored.containsAll(Set.of("row", "column", "rules"))) {
            throw unfit("it has the columns " + String.join(", ", stored));
        }
        long beyond =
                session.query(
                        "SELECT count(*) FILTER (\"row\" IS NULL OR \"row\" < 0 OR \"row\" >= %d OR (%s)), bit_xor(hash(COLUMNS(*))) FROM %s"
                                .formatted(
                                        cleaned.before().rows(),
                                        complete()
                                                ? "written < 0 OR written >= "
                                                        + cleaned.after().rows()
                                                : "false",
                                        file()),
                        rows -> rows.next() ? rows.getLong(1) : 0L);
        if (beyond > 0) {
            throw unfit(beyond + " of its rows are not in the dataset");
        }
        var known = cleaned.before().readable().stream().map(Column::name).toList();
        for (var column : columns()) {
            if (!known.contains(column)) {
                throw unfit("it names a column `" + column + "` that the dataset does not have");
            }
        }
    }

    private OnggiException unfit(String reason) {
        return OnggiException.of(ChangeProblem.RECORD_DAMAGED, cleaned.record(), reason);
    }

    /// Whether the record says where rows were written, as it does since models are asked.
    private boolean complete() {
        return stored.contains(WRITTEN);
    }

    private String file() {
        return "read_parquet(" + Sql.path(cleaned.record()) + ")";
    }

    /// The columns with changed cells, in the dataset's order.
    List<String> columns() {
        Set<String> changed =
                session.query(
                        "SELECT DISTINCT \"column\" FROM " + file(),
                        rows -> {
                            var names = new LinkedHashSet<String>();
                            while (rows.next()) {
                                names.add(String.valueOf(rows.getString(1)));
                            }
                            return names;
                        });
        var ordered = new LinkedHashSet<String>();
        cleaned.before().readable().stream()
                .map(Column::name)
                .filter(changed::contains)
                .forEach(ordered::add);
        ordered.addAll(changed);
        return List.copyOf(ordered);
    }

    /// The models that changed cells.
    List<String> models() {
        return session.query(
                "SELECT DISTINCT model FROM (" + records() + ") WHERE model IS NOT NULL ORDER BY 1",
                rows -> {
                    var names = new ArrayList<String>();
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                    return names;
                });
    }

    /// SQL of the records in today's shape.
    private String records() {
        if (complete()) {
            return "SELECT * FROM " + file();
        }
        return """
        SELECT f."row", m.written, f."column", f.rules, %1$s AS "call", CAST(NULL AS INTEGER) AS item,
        CASE WHEN %1$s IS NOT NULL THEN m.model END AS model, CAST(NULL AS VARCHAR) AS prompt,
        CAST(NULL AS VARCHAR) AS seen FROM %2$s AS f JOIN (%3$s) AS m ON f."row" = m."row"
        """
                .formatted(
                        stored.contains("call") ? "f.\"call\"" : "CAST(NULL AS VARCHAR)",
                        file(),
                        places());
    }

    /// SQL of where the rows of the raw file were written, for records that do not say it.
    private String places() {
        var after = cleaned.after();
        var model = after.kind() == Dataset.Kind.TEXT ? "llm_model" : "_llm_model";
        var id = after.idColumn();
        var written = session.relation(after, List.of(id, model));
        if (cleaned.before().rows() == after.rows()) {
            return "SELECT _row AS \"row\", _row AS written, "
                    + model
                    + " AS model FROM "
                    + written;
        }
        var read = session.relation(cleaned.before(), List.of(id));
        var places =
                "SELECT r._row AS \"row\", w._row AS written, w.%s AS model FROM %s AS r JOIN %s AS w ON r.%s = w.%s"
                        .formatted(model, read, written, Sql.name(id), Sql.name(id));
        long pairs =
                session.query(
                        "SELECT count(*) FROM (" + places + ")",
                        rows -> rows.next() ? rows.getLong(1) : 0L);
        if (pairs != after.rows()) {
            throw unfit("it was written by an earlier version, and ids of rows are not unique");
        }
        return places;
    }

    /// SQL of the cells that are meant, in the order of rows and columns: `row, written, column,
    /// rules, call, model, prompt, seen`, `cells` (how many the same answer changed) and `whole`
    /// (whether undoing takes the cell back to the raw file, not to what the model saw).
    ///
    /// @param rows the rows that are meant by their place in the processed file; null for all
    String cells(Selection selection, @Nullable RowSet rows) {
        var order = columns().stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
        return cells(selection, rows, "true")
                + " ORDER BY \"row\", list_position("
                + order
                + ", \"column\")";
    }

    /// SQL of the meant cells that fulfil a condition more, in no order.
    String cells(Selection selection, @Nullable RowSet rows, String condition) {
        var whole = selection.byReason() ? byRule(selection) : "true";
        if (!complete()) {
            whole += " OR rules <> 0";
        }
        return """
        SELECT "row", written, "column", rules, "call", model, prompt, seen, coalesce(cells, 1) AS cells,
        (%s) AS whole FROM (SELECT "row", "column", any_value(written) AS written,
        bit_or(rules) AS rules, any_value("call") AS "call", any_value(item) AS item,
        any_value(model) AS model, any_value(prompt) AS prompt, any_value(seen) AS seen
        FROM (%2$s) GROUP BY "row", "column") LEFT JOIN
        (SELECT "call" AS of_call, item AS of_item, count(*) AS cells FROM (%2$s)
        WHERE "call" IS NOT NULL GROUP BY ALL)
        ON "call" = of_call AND item IS NOT DISTINCT FROM of_item
        WHERE %3$s AND (%4$s)
        """
                .formatted(whole, records(), meant(selection, rows), condition);
    }

    private String meant(Selection selection, @Nullable RowSet rows) {
        var conditions = new ArrayList<String>();
        conditions.add("true");
        if (!selection.columns().isEmpty()) {
            conditions.add("\"column\" IN (" + texts(known(selection.columns())) + ")");
        }
        if (rows != null) {
            conditions.add(session.in(rows, WRITTEN));
        }
        if (selection.byReason()) {
            conditions.add("(" + byRule(selection) + " OR " + byModel(selection) + ")");
        }
        return String.join(" AND ", conditions);
    }

    private static String texts(List<String> names) {
        return names.stream().map(Sql::text).collect(Collectors.joining(", "));
    }

    /// The columns meant; `cleaned_text` is where the changes of `raw_text` are seen.
    private List<String> known(List<String> named) {
        var names = cleaned.before().readable().stream().map(Column::name).toList();
        var known = new ArrayList<String>();
        for (var name : named) {
            var column =
                    name.equals(cleaned.output("raw_text")) && names.contains("raw_text")
                            ? "raw_text"
                            : name;
            if (!names.contains(column)) {
                throw OnggiException.of(
                        ChangeProblem.NO_SUCH_COLUMN,
                        cleaned.name(),
                        name,
                        NearestName.of(name, names).orElse(""),
                        String.join(", ", names));
            }
            known.add(column);
        }
        return known;
    }

    private String byRule(Selection selection) {
        if (selection.rules().isEmpty()) {
            return "false";
        }
        var conditions = new ArrayList<String>();
        masks(selection.rules())
                .forEach((column, mask) ->
                        conditions.add(
                                "(\"column\" = %s AND (rules & %d) <> 0)"
                                        .formatted(Sql.text(column), mask)));
        return "(" + String.join(" OR ", conditions) + ")";
    }

    private Map<String, Long> masks(List<String> named) {
        var rules = cleaned.rules();
        var known = rules.values().stream().flatMap(List::stream).distinct().toList();
        for (var name : named) {
            if (!known.contains(name)) {
                throw OnggiException.of(
                        ChangeProblem.NO_SUCH_RULE,
                        cleaned.name(),
                        name,
                        NearestName.of(name, known).orElse(""),
                        String.join(", ", known));
            }
        }
        var masks = new LinkedHashMap<String, Long>();
        rules.forEach((column, names) -> {
            long mask =
                    IntStream.range(0, names.size())
                            .filter(rule -> named.contains(names.get(rule)))
                            .mapToLong(rule -> 1L << rule)
                            .reduce(0, (a, b) -> a | b);
            masks.put(column, mask);
        });
        return masks;
    }

    private String byModel(Selection selection) {
        if (selection.models().isEmpty()) {
            return "false";
        }
        var known = models();
        var meant = new ArrayList<String>();
        for (var name : selection.models()) {
            var found = known.stream().filter(model -> named(model, name)).toList();
            if (found.isEmpty()) {
                throw OnggiException.of(
                        ChangeProblem.NO_SUCH_MODEL,
                        cleaned.name(),
                        name,
                        NearestName.of(name, known).orElse(""),
                        String.join(", ", known));
            }
            meant.addAll(found);
        }
        return "coalesce(model IN (" + texts(meant) + "), false)";
    }

    private static boolean named(String model, String name) {
        return model.equals(name) || model.endsWith(":" + name) || model.endsWith("#" + name);
    }

    /// The rows of the processed file that have some ids.
    @Nullable RowSet rows(List<String> ids) {
        if (ids.isEmpty()) {
            return null;
        }
        var id = "CAST(" + Sql.name(cleaned.after().idColumn()) + " AS VARCHAR)";
        var missing = new LinkedHashSet<>(ids);
        var rows = new RowSet();
        session.query(
                "SELECT _row, %s FROM %s AS rows WHERE %s IN (%s)"
                        .formatted(
                                id,
                                session.relation(
                                        cleaned.after(), List.of(cleaned.after().idColumn())),
                                id,
                                texts(ids)),
                found -> {
                    while (found.next()) {
                        rows.add(found.getLong(1));
                        missing.remove(found.getString(2));
                    }
                    return "";
                });
        if (!missing.isEmpty()) {
            throw OnggiException.of(
                    ChangeProblem.NO_SUCH_ROWS, cleaned.name(), String.join(", ", missing));
        }
        return rows;
    }

    /// SQL of the records without those of cells that are undone.
    String without(Selection selection, @Nullable RowSet rows) {
        return """
        SELECT f.* FROM (%s) AS f LEFT JOIN (SELECT "row" AS u_row, "column" AS u_column, whole FROM (%s))
        ON f."row" = u_row AND f."column" = u_column
        WHERE whole IS NULL OR (NOT whole AND f."call" IS NULL) ORDER BY f."row"
        """
                .formatted(records(), cells(selection, rows, "true"));
    }
}
