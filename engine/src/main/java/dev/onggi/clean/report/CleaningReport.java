package dev.onggi.clean.report;

import dev.onggi.clean.TableCleaning;
import dev.onggi.clean.score.CleaningScore;
import dev.onggi.data.Dataset;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.Session;
import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One self-contained page about a cleaning: it loads nothing, runs nothing and can be mailed.
///
/// @param name the name of the file that was cleaned
/// @param dirty what was cleaned
/// @param cleaning what was made of it
/// @param score by the truth, or null where there is none
/// @param notes what people should know
/// @param took how long it took
public record CleaningReport(
        String name,
        Dataset dirty,
        TableCleaning.Result cleaning,
        @Nullable CleaningScore score,
        List<Problem> notes,
        Duration took) {
    /// Writes the page.
    ///
    /// @param session reads the cells that are shown
    /// @param language of the page
    /// @param file where to write; replaced as a whole
    /// @throws IOException when it cannot be written
    public void write(Session session, Language language, Path file) throws IOException {
        var cells = new ShownCells(session, dirty, cleaning);
        var page = new Page(this, cells.changed(), cells.flagged(), new ReportWords(language));
        var target = file.toAbsolutePath();
        var staged = target.resolveSibling("." + target.getFileName() + ".staged");
        Files.writeString(staged, page.markup());
        var files = new DurableFiles();
        files.force(staged);
        files.replace(staged, target);
    }
}
