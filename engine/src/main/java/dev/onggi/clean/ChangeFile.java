package dev.onggi.clean;

import dev.onggi.clean.change.CleanedDataset;
import dev.onggi.data.Dataset;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// The record of changed cells of a processed file. Old values lie in the raw file, new ones in the
/// processed file, so a record by rules is `row` (position in the raw file from 0), `written` (in
/// the processed one), `column` and `rules` (a bit for each rule of the column's chain, as listed
/// in the manifest). A record by a model has `call` (in the journal), `item` (the last 32 bits of
/// the question's key, to tell the call's questions apart), `model`, `prompt` (the form's version)
/// and, where rules had changed the cell before, what they had made of it: `seen`. A cell that both
/// changed has both records.
final class ChangeFile {
    private final Workspace workspace;

    ChangeFile(Workspace workspace) {
        this.workspace = workspace;
    }

    /// What changed a dataset.
    ///
    /// @param left rows of the raw file that are not in the processed one
    /// @param byRules cells changed by rules
    /// @param byModels cells changed by answers; closed when they are written
    record Changes(RowSet left, ChangeLog byRules, ModelChanges byModels) {}

    void write(Session session, Dataset processed, CleanPlan plan, Changes changes)
            throws IOException {
        var target = CleanedDataset.record(workspace.state(), processed.file());
        Files.createDirectories(target.getParent());
        var staged = target.resolveSibling("." + target.getFileName() + ".staged");
        var names = plan.columns().stream().map(ColumnPlan::column).toList();
        try (var byModels = changes.byModels();
                var ruled = new KeptChanges(changes.byRules().reader(names), changes.left());
                var answers = new KeptChanges(byModels.reader(), changes.left())) {
            session.execute(
                    """
                    COPY (SELECT "row", written, "column", rules, CAST(NULL AS VARCHAR) AS "call",
                    CAST(NULL AS INTEGER) AS item, CAST(NULL AS VARCHAR) AS model,
                    CAST(NULL AS VARCHAR) AS prompt, CAST(NULL AS VARCHAR) AS seen FROM %s
                    UNION ALL SELECT "row", written, "column", 0, "call", CAST(item AS INTEGER), model,
                    prompt, CASE WHEN %s THEN seen END FROM %s)
                    TO %s (FORMAT parquet, COMPRESSION zstd)
                    """
                            .formatted(
                                    session.feed(ruled),
                                    ruled(session, names, changes.byRules()),
                                    session.feed(answers),
                                    Sql.path(staged)));
        }
        var files = new DurableFiles();
        files.force(staged);
        files.replace(staged, target);
    }

    /// SQL of whether rules had changed a cell.
    private static String ruled(Session session, List<String> names, ChangeLog changes) {
        var test = new StringBuilder("CASE \"column\"");
        for (int c = 0; c < names.size(); c++) {
            test.append(" WHEN ")
                    .append(Sql.text(names.get(c)))
                    .append(" THEN ")
                    .append(session.in(changes.rows(c), "\"row\""));
        }
        return names.isEmpty() ? "false" : test.append(" ELSE false END").toString();
    }
}
