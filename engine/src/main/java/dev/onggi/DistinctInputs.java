package dev.onggi;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of a file as a person is shown them: each distinct input once.
///
/// @param session reads them
/// @param file the file
record DistinctInputs(Session session, LabelledFile file) {
    /// The first row of each distinct input.
    ///
    /// @param row its position in the data
    /// @param cells of the columns that tasks look at
    record Input(long row, List<@Nullable String> cells) {}

    /// Every distinct input with anything to clean, in the order of rows.
    List<Input> all() {
        var names = file.columns().asked();
        return session.query(
                "SELECT min(_row), %s FROM %s a WHERE %s GROUP BY ALL ORDER BY 1"
                        .formatted(texts(names), session.relation(file.data()), file.filled()),
                rows -> {
                    var inputs = new ArrayList<Input>();
                    while (rows.next()) {
                        inputs.add(new Input(rows.getLong(1), cells(rows, 2, names.size())));
                    }
                    return inputs;
                });
    }

    /// The rows of a sample, as truth files hold them.
    List<Map<String, @Nullable String>> rows(Dataset sample) {
        var names = file.columns().written(file.columns().inputs());
        return session.query(
                "SELECT %s FROM %s s ORDER BY _row"
                        .formatted(texts(names), session.relation(sample)),
                rows -> {
                    var all = new ArrayList<Map<String, @Nullable String>>();
                    while (rows.next()) {
                        var cells = cells(rows, 1, names.size());
                        var row = new LinkedHashMap<String, @Nullable String>();
                        for (int c = 0; c < names.size(); c++) {
                            row.put(names.get(c), cells.get(c));
                        }
                        all.add(row);
                    }
                    return all;
                });
    }

    private static String texts(List<String> names) {
        return String.join(
                ", ", names.stream().map(n -> "CAST(" + Sql.name(n) + " AS VARCHAR)").toList());
    }

    private static List<@Nullable String> cells(ResultSet rows, int first, int count)
            throws SQLException {
        var cells = new ArrayList<@Nullable String>();
        for (int c = 0; c < count; c++) {
            cells.add(rows.getString(first + c));
        }
        return cells;
    }
}
