package dev.onggi.clean;

import dev.onggi.data.Dataset;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The record of changed cells of a processed file: `row` (position in the raw file from 0),
/// `column`, `rules` (a bit for each rule of the column's chain, as listed in the manifest), and
/// `call` (the call in the journal whose answer changed the cell; null where rules did). Old values
/// lie in the raw file, new ones in the processed file.
final class ChangeFile {
    private final Workspace workspace;

    ChangeFile(Workspace workspace) {
        this.workspace = workspace;
    }

    Path path(Dataset processed) {
        return workspace
                .state()
                .resolve("changes")
                .resolve(String.valueOf(processed.file().getFileName()));
    }

    void write(
            Session session,
            Dataset processed,
            CleanPlan plan,
            ChangeLog changes,
            ModelChanges byModels)
            throws IOException {
        var target = path(processed);
        var folder = Files.createDirectories(workspace.state().resolve("changes"));
        var staged = folder.resolve("." + target.getFileName() + ".staged");
        var names = plan.columns().stream().map(ColumnPlan::column).toList();
        try (var byRules = changes.reader(names);
                var answers = byModels.reader()) {
            session.execute(
                    "COPY (SELECT *, CAST(NULL AS VARCHAR) AS call FROM %s UNION ALL SELECT * FROM %s) TO %s (FORMAT parquet, COMPRESSION zstd)"
                            .formatted(
                                    session.feed(byRules),
                                    session.feed(answers),
                                    Sql.path(staged)));
        }
        var files = new DurableFiles();
        files.force(staged);
        files.replace(staged, target);
    }
}
